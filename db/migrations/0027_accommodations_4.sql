-- What has helped at an agency's own workplaces, beside the examples that come along. It names nobody and no diagnosis.
create table app.agency_example (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  worry app.worry not null,
  difficulty text not null check (difficulty in ('order', 'many', 'talk', 'senses', 'tired', 'see', 'hear', 'move')),
  obstacle text not null check (trim(obstacle) <> '' and length(obstacle) <= 200),
  wish text not null check (trim(wish) <> '' and length(wish) <= 200),
  added_by uuid not null references app.person on delete restrict,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid references app.person on delete restrict,
  check ((removed_at is null) = (removed_by is null))
);
create index agency_example_agency on app.agency_example (agency_id) where removed_at is null;
create index agency_example_all on app.agency_example (agency_id);
create index agency_example_added_by on app.agency_example (added_by);
create index agency_example_removed_by on app.agency_example (removed_by) where removed_by is not null;
