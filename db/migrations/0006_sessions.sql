-- A session is known by the hash of its token; the token itself is only in the person's cookie.
create table app.session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references app.person on delete restrict,
  method text not null,
  device text not null default '',
  ip_prefix text not null default '',
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_limit interval not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_person on app.session (person_id);

create table app.sign_in_link (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references app.person on delete restrict,
  email text not null,
  next_path text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_person on app.sign_in_link (person_id);

-- A person at a company or government sign-in (OpenID Connect).
create table app.identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references app.person on delete restrict,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index identity_person on app.identity (person_id);

-- An invitation to a side of a case, or to the staff of an agency.
create table app.invitation (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  agency_id uuid not null references app.agency on delete restrict,
  case_id uuid,
  party_id uuid,
  role app.agency_role,
  invited_name text not null check (length(invited_name) between 1 and 100),
  title text not null default '' check (length(title) <= 100),
  email text check (email = lower(email) and length(email) <= 254),
  invited_by uuid references app.person on delete restrict,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references app.person on delete restrict,
  revoked_at timestamptz,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check ((party_id is null) = (case_id is null) and (party_id is null) = (role is not null))
);
create index invitation_agency on app.invitation (agency_id);
create index invitation_party on app.invitation (party_id);
create index invitation_case on app.invitation (case_id);
create index invitation_invited_by on app.invitation (invited_by);
create index invitation_accepted_by on app.invitation (accepted_by) where accepted_by is not null;

create unlogged table app.rate (
  key bytea not null,
  starts timestamptz not null,
  hits int not null,
  primary key (key, starts)
);

-- The outgoing mail of a demo, shown on its mailbox page. A real installation sends by SMTP and keeps nothing here.
create table app.demo_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null default now()
);
