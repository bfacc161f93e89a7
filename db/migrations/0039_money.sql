-- What an agency itself says of its rules: its unit price, its retention rate, what is added and taken off, within how many months it looks
-- at plans again. Each from a day on, with a reason; nothing is overwritten, the line that began last holds (lib/money/settings.ts).
create table app.agency_rule (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  rule text not null check (rule ~ '^[a-z_]{1,40}$'),
  value numeric(7, 2) not null check (value between 0 and 1000),
  from_on date not null check (from_on between '2018-04-01' and '2199-12-31'),
  to_on date check (to_on >= from_on),
  reason text not null check (btrim(reason) <> '' and length(reason) <= 500),
  set_by uuid not null references app.person on delete restrict,
  set_at timestamptz not null default now(),
  -- Never beyond the law's six months.
  check (rule <> 'plan_months' or value between 1 and 6)
);
create index agency_rule_agency on app.agency_rule (agency_id);
create index agency_rule_set_by on app.agency_rule (set_by);

-- What a person pays a month where they were told another amount than the counted one, with the reason: between the person and the
-- support team like every fact, and taken back like every fact.
alter type app.clock_fact_kind add value if not exists 'share';
do $$
declare c record;
begin
  for c in select conname from pg_constraint where conrelid = 'app.clock_fact'::regclass and pg_get_constraintdef(oid) like '%yen IS NOT NULL%' loop
    execute format('alter table app.clock_fact drop constraint %I', c.conname);
  end loop;
end $$;
alter table app.clock_fact add constraint clock_fact_yen check ((kind::text in ('cap', 'share')) = (yen is not null));
alter table app.clock_fact add constraint clock_fact_share check (kind::text <> 'share' or btrim(reason) <> '');
