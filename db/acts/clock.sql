-- Writing down what the clock of a case is counted from, and taking it back. By the support team, a turn of their own working life also
-- by the supported person; nothing is ever changed.

-- Whether somebody may write a fact of a kind down.
create function app.may_record(of_case uuid, of_kind app.clock_fact_kind) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(of_case = any (app.case_ids_as(case when of_kind::text in ('leave', 'change_anew')
    then '{supported_person,support_team}' else '{support_team}' end::app.party_kind[])), false);
end $$;

-- Writes a fact down. Of certificates, caps, shares, leaves, contracts and what is said of a change of job, no two are for the same day (ND180);
-- of what overrides the counting there is one (ND181). Who may not: ND404.
create function app.record_clock_fact(new_id uuid, of_case uuid, of_kind app.clock_fact_kind, from_day date, to_day date, of_service text,
    at_office text, of_yen int, because text, its_number text default '', of_whom text default null)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.may_record(of_case, of_kind) then raise exception 'not found' using errcode = 'ND404'; end if;
  -- Two at the same moment take turns.
  perform from app.case k where k.id = of_case for update;
  if of_kind in ('certificate', 'cap', 'share', 'leave', 'contract') and exists (
      select from app.clock_fact f
       where f.case_id = of_case and f.kind = of_kind and f.withdrawn_at is null
         and f.from_on <= coalesce(to_day, 'infinity') and coalesce(f.to_on, 'infinity') >= from_day)
    or of_kind in ('change_counts', 'change_anew') and exists (
      select from app.clock_fact f
       where f.case_id = of_case and f.kind in ('change_counts', 'change_anew') and f.withdrawn_at is null and f.from_on = from_day) then
    raise exception 'two for the same day' using errcode = 'ND180';
  end if;
  if of_kind in ('usable_from', 'ends_on') and exists (
    select from app.clock_fact f where f.case_id = of_case and f.kind = of_kind and f.withdrawn_at is null) then
    raise exception 'there is one already' using errcode = 'ND181';
  end if;
  -- The plan was looked at again: so is what others may read. Not when plans of long ago are written down.
  if of_kind = 'plan' and from_day > app.today() - 31
     and (select max(f.from_on) from app.clock_fact f where f.case_id = of_case and f.kind = 'plan' and f.withdrawn_at is null) < from_day then
    perform app.ask_by_itself(of_case, null, 'review');
  end if;
  insert into app.clock_fact (id, case_id, kind, from_on, to_on, service, office, yen, reason, number, whose, recorded_by)
    values (new_id, of_case, of_kind, from_day, to_day, of_service, at_office, of_yen, because, its_number, of_whom, app.actor_id());
end $$;

-- Takes a fact back: it stays in the history, with who and why, and counts no more. Returns its case. Taken back already: ND182.
create function app.take_back_clock_fact(wanted uuid, because text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare f app.clock_fact;
begin
  select * into f from app.clock_fact t where t.id = wanted for update;
  if not coalesce(f.case_id = any (app.case_ids_as('{support_team}')), false) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if f.withdrawn_at is not null then raise exception 'taken back already' using errcode = 'ND182'; end if;
  update app.clock_fact t set withdrawn_at = now(), withdrawn_by = app.actor_id(), withdrawn_reason = because where t.id = wanted;
  return f.case_id;
end $$;

-- Gives a leave or a contract its last day: it is written down anew with it, and the one without is taken back, so that the history
-- keeps both. Taken back already: ND182.
create function app.end_clock_fact(wanted uuid, new_id uuid, last date, ended_how text, because text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare f app.clock_fact;
begin
  select * into f from app.clock_fact t where t.id = wanted and t.kind in ('leave', 'contract') for update;
  if not app.may_record(f.case_id, f.kind) then raise exception 'not found' using errcode = 'ND404'; end if;
  if f.withdrawn_at is not null then raise exception 'taken back already' using errcode = 'ND182'; end if;
  update app.clock_fact t set withdrawn_at = now(), withdrawn_by = app.actor_id(), withdrawn_reason = because where t.id = wanted;
  insert into app.clock_fact (id, case_id, kind, from_on, to_on, reason, how, recorded_by)
    values (new_id, f.case_id, f.kind, f.from_on, last, f.reason, ended_how, app.actor_id());
end $$;

-- Whoever tells of a turn in a working life goes one after the other, and sees what the one before has changed.
create function app.take_turn(of_case uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.case k where k.id = of_case and of_case = any (app.case_ids_as('{supported_person,support_team}')) for update;
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
end $$;

grant execute on function
  app.end_clock_fact(uuid, uuid, date, text, text),
  app.take_turn(uuid),
  app.record_clock_fact(uuid, uuid, app.clock_fact_kind, date, date, text, text, int, text, text, text),
  app.take_back_clock_fact(uuid, text) to app_rw;
