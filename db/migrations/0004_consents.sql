-- The supported person's word that a party may read a category. It always ends; it can be withdrawn at any time.
create table app.consent (
  id uuid primary key,
  case_id uuid not null,
  party_id uuid not null,
  category app.category not null,
  purpose text not null default '',
  wording_version text not null,
  given_by uuid not null references app.person on delete restrict,
  given_at timestamptz not null default now(),
  valid_from timestamptz not null default now(),
  valid_to timestamptz not null check (valid_to > valid_from),
  withdrawn_at timestamptz,
  withdrawn_by uuid references app.person on delete restrict,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index consent_in_force on app.consent (party_id, category) include (valid_from, valid_to) where withdrawn_at is null;
create index consent_case on app.consent (case_id);
create index consent_given_by on app.consent (given_by);
create index consent_withdrawn_by on app.consent (withdrawn_by) where withdrawn_by is not null;
