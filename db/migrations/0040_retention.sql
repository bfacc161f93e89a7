-- How long an agency keeps its cases' records after they have ended, in years: five by the ordinance (指定基準 記録の整備), or more.
alter table app.agency add column years_kept smallint not null default 5 check (years_kept between 5 and 30);

-- Of a case whose records were erased a number stays, that the audit refers to. Whose it was is not said any more.
alter table app.case
  alter column person_id drop not null,
  add column erased_at timestamptz,
  add check ((person_id is null) = (erased_at is not null)),
  add check (erased_at is null or ended_on is not null);

-- Somebody wants a case's records kept: the manager, because they are needed (legal hold), or the supported person. Nothing of it is erased
-- while one stands, from–to; lifted with a reason.
create table app.retention_hold (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  reason text not null check (length(reason) <= 1000 and btrim(reason) <> ''),
  held_by uuid not null references app.person on delete restrict,
  held_at timestamptz not null default now(),
  -- The last day; none: until it is lifted.
  until date,
  lifted_by uuid references app.person on delete restrict,
  lifted_at timestamptz,
  lifted_reason text not null default '' check (length(lifted_reason) <= 1000),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (btrim(lifted_reason) = ''))
);
create index retention_hold_case on app.retention_hold (case_id);
create index retention_hold_held_by on app.retention_hold (held_by);
create index retention_hold_lifted_by on app.retention_hold (lifted_by) where lifted_by is not null;

-- The supported person was told that their records will be erased, and from which day on that may be. Its words are its entry's.
create table app.retention_notice (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  not_before date not null,
  told_at timestamptz not null default now()
);
create index retention_notice_case on app.retention_notice (case_id);

-- What is left when a case's records were erased: of what kind, how many, from when to when, who decided. Nothing of what they said.
create table app.erasure (
  id uuid primary key,
  case_id uuid not null unique references app.case on delete restrict,
  agency_id uuid not null references app.agency on delete restrict,
  agency_name text not null,
  decided_by uuid not null references app.person on delete restrict,
  decided_name text not null,
  decided_at timestamptz not null,
  -- The day of the first record and of the last; the case's last day; the years that were kept from then; when its person was told.
  first_on date not null,
  last_on date not null,
  ended_on date not null,
  years_kept smallint not null,
  told_on date not null,
  -- Rows by kind of entry (`entry.contact`) and by table; people who are not named any more.
  counts jsonb not null,
  people int not null,
  hash bytea not null check (length(hash) = 32),
  xact xid8 not null default pg_current_xact_id(),
  -- Whose it was, while they have an account to read this with.
  person_id uuid references app.person on delete restrict
);
create index erasure_agency on app.erasure (agency_id, decided_at desc);
create index erasure_decided_by on app.erasure (decided_by);
create index erasure_person on app.erasure (person_id) where person_id is not null;
create index erasure_xact on app.erasure (xact);

-- What is only ever added goes with its case alone: in a transaction that leaves a report of it. Never the audit, its seals, or such reports.
create or replace function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name not in ('audit_event', 'audit_seal', 'erasure')
     and exists (select from app.erasure x where x.xact = pg_current_xact_id()) then
    return null;
  end if;
  raise exception '% rows are only ever added', tg_table_name using errcode = 'ND003';
end $$;
create trigger only_added before delete or truncate
  or update of id, case_id, agency_id, agency_name, decided_by, decided_name, decided_at, first_on, last_on, ended_on, years_kept, told_on, counts,
     people, hash, xact on app.erasure
  for each statement execute function app.refuse_change();
