-- A category that somebody of the support team has opened in an emergency: why, from–to, and what came after: the supported person
-- has read of it, a manager has looked whether it was needed.
create type app.emergency_outcome as enum ('needed', 'not_needed');
create table app.emergency (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  person_id uuid not null references app.person on delete restrict,
  category app.category not null check (category <> 'safety'),
  reason text not null check (length(reason) between 1 and 1000),
  valid_from timestamptz not null default now(),
  valid_to timestamptz not null check (valid_to > valid_from and valid_to <= valid_from + interval '24 hours'),
  closed_at timestamptz,
  closed_by uuid references app.person on delete restrict,
  told_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid references app.person on delete restrict check (reviewed_by <> person_id),
  outcome app.emergency_outcome,
  review text not null default '' check (length(review) <= 1000),
  check ((closed_at is null) = (closed_by is null)),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (outcome is null))
);
create index emergency_case on app.emergency (case_id);
create index emergency_person on app.emergency (person_id, valid_to) where closed_at is null;
create index emergency_opener on app.emergency (person_id);
create index emergency_closed_by on app.emergency (closed_by) where closed_by is not null;
create index emergency_reviewed_by on app.emergency (reviewed_by) where reviewed_by is not null;
