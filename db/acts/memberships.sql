-- Ending somebody's place on a side of a case, or on the staff.

-- Ends a membership at once. The support team ends any but the supported person's; the supported person ends any but their
-- own and the support team's.
create function app.end_membership(wanted uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid;
begin
  update app.member m set valid_to = greatest(now(), m.valid_from)
    from app.party p
   where m.id = wanted and p.id = m.party_id and (m.valid_to is null or m.valid_to > now())
     and ((p.kind <> 'supported_person' and p.case_id = any (app.case_ids_as('{support_team}')))
          or (p.kind not in ('supported_person', 'support_team') and p.case_id = any (app.case_ids_as('{supported_person}'))))
  returning m.case_id into of_case;
  if of_case is null then raise exception 'not found' using errcode = 'ND404'; end if;
  return of_case;
end $$;

-- Ends somebody's work at an agency, and with it their place on the support teams of its cases, at once. By whoever may
-- invite to their role; never one's own.
create function app.end_staff(wanted uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare a app.agency_member;
begin
  select * into a from app.agency_member t where t.id = wanted and (t.valid_to is null or t.valid_to > now()) for update;
  if a.id is null or a.person_id = app.actor_id() or not app.may_invite_staff(app.actor_id(), a.agency_id, a.role) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.agency_member t set valid_to = now() where t.id = a.id;
  update app.member m set valid_to = now() from app.party p, app.case k
   where m.person_id = a.person_id and (m.valid_to is null or m.valid_to > now())
     and p.id = m.party_id and p.kind = 'support_team' and k.id = p.case_id and k.agency_id = a.agency_id;
  return a.agency_id;
end $$;

grant execute on function app.end_membership(uuid), app.end_staff(uuid) to app_rw;
