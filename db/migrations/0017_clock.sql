-- What the clock of a case is counted from: days as they are printed or as they were said, by whom and when they were written down.
-- Nothing here is changed: what was wrong is taken back with a reason, and the right one is written.
create type app.clock_fact_kind as enum
  ('prior_service', 'temporary_use', 'applied', 'certificate', 'cap', 'contract', 'plan', 'leave', 'usable_from', 'ends_on');

create table app.clock_fact (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  kind app.clock_fact_kind not null,
  from_on date not null check (from_on between '1950-01-01' and '2199-12-31'),
  -- The last day. A certificate and a cap have one as printed; others may be open.
  to_on date check (to_on >= from_on and to_on <= '2199-12-31'),
  -- Which welfare service, of a service used before or for a time.
  service text check (service in ('transition', 'type_a', 'type_b', 'training', 'daily_care')),
  office text not null default '' check (length(office) <= 200),
  -- The most to pay a month.
  yen int check (yen between 0 and 100000),
  reason text not null default '' check (length(reason) <= 1000),
  recorded_by uuid not null references app.person on delete restrict,
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid references app.person on delete restrict,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '' check (length(withdrawn_reason) <= 1000),
  check ((kind in ('prior_service', 'temporary_use')) = (service is not null)),
  check ((kind = 'cap') = (yen is not null)),
  check (kind not in ('certificate', 'cap', 'prior_service', 'temporary_use') or to_on is not null),
  check (kind not in ('applied', 'plan', 'usable_from', 'ends_on') or to_on is null),
  -- What overrides the counting says why.
  check (kind not in ('usable_from', 'ends_on') or btrim(reason) <> ''),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (withdrawn_at is null or btrim(withdrawn_reason) <> '')
);
create index clock_fact_case on app.clock_fact (case_id);
create index clock_fact_recorded_by on app.clock_fact (recorded_by);
create index clock_fact_withdrawn_by on app.clock_fact (withdrawn_by) where withdrawn_by is not null;
