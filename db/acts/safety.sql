-- Whom an agency's people turn to when they are afraid.

-- Names an agency's safety desk: at least two of its managers, so that what is about one of them reaches another (ND062). None at
-- all: all its managers. By one of its managers.
create function app.name_safety_desk(of_agency uuid, ids uuid[], people uuid[]) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.agency g where g.id = of_agency for update;
  if not of_agency = any (app.agency_ids_as('{manager,service_manager}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if cardinality(people) = 1 or cardinality(people) <> (select count(distinct p) from unnest(people) p)
     or exists (select from unnest(people) p where p not in (select m.id from app.managers_of(of_agency) m)) then
    raise exception 'at least two of the managers' using errcode = 'ND062';
  end if;
  update app.safety_contact s set valid_to = now()
   where s.agency_id = of_agency and s.valid_to is null and s.person_id <> all (people);
  insert into app.safety_contact (id, agency_id, person_id, named_by)
    select n.id, of_agency, n.person, app.actor_id() from unnest(ids, people) as n (id, person)
     where not exists (select from app.safety_contact s where s.agency_id = of_agency and s.person_id = n.person and s.valid_to is null);
end $$;

grant execute on function app.name_safety_desk(uuid, uuid[], uuid[]) to app_rw;
