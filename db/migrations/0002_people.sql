create table app.person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 100),
  reading text not null default '' check (length(reading) <= 100),
  created_at timestamptz not null default now()
);

-- How a person signs in and how they want the screens. Apart from app.person, because only the person reads it.
create table app.account (
  person_id uuid primary key references app.person on delete restrict,
  email text check (email = lower(email) and length(email) <= 254),
  settings jsonb not null default '{}',
  disabled_at timestamptz,
  demo_note jsonb
);
create unique index account_email on app.account (email) where email is not null;

create table app.agency (
  id uuid primary key,
  operator text not null,
  name text not null,
  reading text not null default '',
  phone text not null default '',
  hours text not null default '',
  address text not null default '',
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table app.agency_member (
  id uuid primary key,
  agency_id uuid not null references app.agency on delete restrict,
  person_id uuid not null references app.person on delete restrict,
  role app.agency_role not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to >= valid_from)
);
create index agency_member_person on app.agency_member (person_id, agency_id) include (role, valid_from, valid_to);
create index agency_member_agency on app.agency_member (agency_id);
