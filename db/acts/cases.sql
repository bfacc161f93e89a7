-- Asking to be supported, beginning a case, and who of an agency supports it.

-- Somebody asks an agency to be supported; anybody may. An agency that is not there, or is closed: ND404.
create function app.inquire(new_id uuid, of_agency uuid, its_name text, its_reach text, its_words text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.agency g where g.id = of_agency and g.disabled_at is null;
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.inquiry (id, agency_id, name, reach, words) values (new_id, of_agency, its_name, its_reach, its_words)
    on conflict (id) do nothing;
end $$;

-- It has been seen to: nothing of it is kept. By the agency's managers and service managers; anybody else, and one that is gone: ND404.
create function app.close_inquiry(of_agency uuid, wanted uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.inquiry q
   where q.id = wanted and q.agency_id = of_agency and app.may_invite_staff(app.actor_id(), q.agency_id, 'worker');
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
end $$;

-- Opens a case: the supported person, who is new here, their side and the support team's, and the first who supports them. By an
-- agency's managers and service managers. Anybody else, and a supporter who is not on its staff: ND404.
create function app.open_case(new_case uuid, of_agency uuid, its_person uuid, its_name text, its_reading text, from_day date, supporter uuid)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare own uuid := gen_random_uuid();
begin
  if not app.may_invite_staff(app.actor_id(), of_agency, 'worker') then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.person (id, name, reading) values (its_person, its_name, its_reading);
  insert into app.case (id, agency_id, person_id, started_on) values (new_case, of_agency, its_person, from_day);
  insert into app.party (id, case_id, kind, label) values
    (own, new_case, 'supported_person', '本人'), (gen_random_uuid(), new_case, 'support_team', '支援チーム');
  insert into app.member (id, case_id, party_id, person_id) values (gen_random_uuid(), new_case, own, its_person);
  perform app.join_team(new_case, supporter);
end $$;

-- Puts somebody of the agency's staff on a case's support team, under what they are there; who is on it already stays as they are.
-- By the agency's managers and service managers. Anybody else, and somebody who is not on its staff: ND404. A closed case: ND005.
create function app.join_team(of_case uuid, who uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare of_agency uuid; team uuid; as_role app.agency_role;
begin
  select k.agency_id, p.id into of_agency, team from app.case k
    join app.party p on p.case_id = k.id and p.kind = 'support_team'
         and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
   where k.id = of_case for share of k;
  if team is null or not app.may_invite_staff(app.actor_id(), of_agency, 'worker') then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  select a.role into as_role from app.agency_member a
   where a.agency_id = of_agency and a.person_id = who and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
     for share;
  if as_role is null then raise exception 'not found' using errcode = 'ND404'; end if;
  perform from app.case k where k.id = of_case and k.ended_on < app.today();
  if found then raise exception 'the case is closed' using errcode = 'ND005'; end if;
  if exists (select from app.member m where m.party_id = team and m.person_id = who and (m.valid_to is null or m.valid_to > now())) then
    return;
  end if;
  insert into app.member (id, case_id, party_id, person_id, title)
    values (gen_random_uuid(), of_case, team, who,
            case as_role when 'manager' then '管理者' when 'service_manager' then 'サービス管理責任者' else '就労定着支援員' end);
end $$;

grant execute on function app.inquire(uuid, uuid, text, text, text), app.close_inquiry(uuid, uuid),
  app.open_case(uuid, uuid, uuid, text, text, date, uuid), app.join_team(uuid, uuid) to app_rw;
