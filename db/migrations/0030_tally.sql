-- What an asking was about and which measure it came to, for the agency's counts of five people and more (app.accommodation_counts), and
-- for nothing else: nobody reads a row of it. What is counted once stays, so that the numbers of a quarter do not move afterwards.
create type app.measure as enum ('one_at_a_time', 'written', 'pictures', 'amount', 'priority', 'check', 'contact', 'ask_time',
  'report_form', 'coworkers', 'quiet', 'headphones', 'schedule', 'breaks', 'hospital', 'hours', 'large_text', 'aisles', 'writing',
  'alarms', 'desk', 'near', 'other');
create type app.tally_stage as enum ('begun', 'asked', 'agreed', 'works');

create table app.tally (
  accommodation_id uuid not null references app.accommodation on delete restrict,
  stage app.tally_stage not null,
  worry app.worry,
  measure app.measure,
  at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (accommodation_id, stage, worry, measure)
);
alter table app.accommodation drop column worry;
