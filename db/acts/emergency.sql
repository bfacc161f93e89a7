-- Opening a category in an emergency, and what comes after.

-- Somebody of the support team opens a category for 1, 4 or 24 hours, with a reason. Not the safety desk's. Open already: ND065.
create function app.open_in_emergency(new_id uuid, of_case uuid, wanted app.category, hours int, why text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.case k where k.id = of_case for update;
  if not of_case = any (app.case_ids_as('{support_team}')) or wanted = 'safety' or hours not in (1, 4, 24) or trim(why) = '' then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if exists (select from app.emergency o where o.case_id = of_case and o.person_id = app.actor_id() and o.category = wanted
              and o.closed_at is null and o.valid_to > now()) then
    raise exception 'open already' using errcode = 'ND065';
  end if;
  insert into app.emergency (id, case_id, person_id, category, reason, valid_to)
    values (new_id, of_case, app.actor_id(), wanted, why, now() + make_interval(hours => hours));
end $$;

-- Whether the actor is a manager of a case's agency.
create function app.manages(of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.case k where k.id = of_case and k.agency_id = any (app.agency_ids_as('{manager,service_manager}')));
end $$;

-- Closes an opening at once: by who opened it, the supported person, or a manager. False when it was over already.
create function app.close_emergency(wanted uuid, of_case uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare o app.emergency;
begin
  select * into o from app.emergency t where t.id = wanted and t.case_id = of_case for update;
  if o.id is null or not (o.case_id = any (app.case_ids_as('{supported_person}')) or app.manages(o.case_id)
                          or (o.person_id = app.actor_id() and o.case_id = any (app.case_ids_as('{support_team}')))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if o.closed_at is not null or o.valid_to <= now() then return false; end if;
  update app.emergency t set closed_at = now(), closed_by = app.actor_id() where t.id = o.id;
  return true;
end $$;

-- The supported person has read that something was opened. False when they had before.
create function app.know_of_emergency(wanted uuid, of_case uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.emergency o where o.id = wanted and o.case_id = of_case and o.case_id = any (app.case_ids_as('{supported_person}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.emergency o set told_at = now() where o.id = wanted and o.told_at is null;
  return found;
end $$;

-- A manager says whether an opening was needed; not of their own (ND066). False when somebody has said so already.
create function app.review_emergency(wanted uuid, of_case uuid, judged app.emergency_outcome, words text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare o app.emergency;
begin
  select * into o from app.emergency t where t.id = wanted and t.case_id = of_case for update;
  if o.id is null or not app.manages(o.case_id) then raise exception 'not found' using errcode = 'ND404'; end if;
  if o.person_id = app.actor_id() then raise exception 'not of one''s own' using errcode = 'ND066'; end if;
  if o.reviewed_at is not null then return false; end if;
  update app.emergency t set reviewed_at = now(), reviewed_by = app.actor_id(), outcome = judged, review = words where t.id = o.id;
  return true;
end $$;

grant execute on function app.open_in_emergency(uuid, uuid, app.category, int, text), app.close_emergency(uuid, uuid),
  app.know_of_emergency(uuid, uuid), app.review_emergency(uuid, uuid, app.emergency_outcome, text) to app_rw;
