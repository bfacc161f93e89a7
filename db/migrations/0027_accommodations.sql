-- Silence shows, and what is in place is looked at again when something around it changes.

-- Why something is looked at again before its day.
create type app.occasion as enum ('job', 'boss', 'place', 'condition', 'plan', 'other');
alter table app.accommodation
  add column again app.occasion,
  -- How often whoever it waits for was reminded in this state, and when last.
  add column reminders int not null default 0,
  add column reminded_at timestamptz;
create index accommodation_due on app.accommodation (due_on) where state not in ('draft', 'ended', 'withdrawn');

-- Somebody new at the company or gone from it, a turn of the person's working life, a new plan or a look at the one there is: at the end of the transaction it is
-- asked whether what is in place still fits (app.ask_reviews). What nobody did is an import: seeds, moves.
create function app.look_again() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'member' then
    perform app.ask_reviews(new.case_id, new.party_id, 'boss');
  elsif tg_table_name = 'clock_fact' then
    perform app.ask_reviews(new.case_id, null, 'plan');
  elsif new.kind::text = 'plan_step' then
    if new.detail ->> 'act' in ('monitor', 'evaluate') then perform app.ask_reviews(new.case_id, null, 'plan'); end if;
  else
    perform app.ask_reviews(new.case_id, null, (case new.detail ->> 'event'
      when 'job_change' then 'job' when 'hours_changed' then 'job' when 'contract' then 'job' when 'place_changed' then 'place'
      when 'boss_changed' then 'boss' when 'leave' then 'condition' when 'return' then 'condition' end)::app.occasion);
  end if;
  return null;
end $$;
create constraint trigger look_again after insert or update of valid_to on app.member deferrable initially deferred
  for each row when (app.actor_id() is not null) execute function app.look_again();
create constraint trigger look_again after insert on app.clock_fact deferrable initially deferred
  for each row when (app.actor_id() is not null and new.kind = 'plan') execute function app.look_again();
create constraint trigger look_again after insert on app.entry deferrable initially deferred
  for each row when (app.actor_id() is not null and new.kind::text in ('life_event', 'plan_step')) execute function app.look_again();
