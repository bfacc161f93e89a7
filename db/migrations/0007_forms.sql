-- What a person has typed and not sent yet: one draft a person and form.
create table app.draft (
  person_id uuid not null default app.actor_id() references app.person on delete restrict,
  key text not null check (length(key) <= 200),
  data jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (person_id, key)
);

-- A form that was sent: sending it again gives the same answer, once.
create table app.submission (
  person_id uuid not null default app.actor_id() references app.person on delete restrict,
  key uuid not null,
  body_hash bytea not null,
  location text,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index submission_age on app.submission (created_at);
