-- The link that was mailed proves the address, the one on the inviter's screen proves none: each has its own token.
alter table app.invitation add column mail_token_hash bytea unique check (length(mail_token_hash) = 32);

-- An address that its person has still to prove: only then can they sign in with it.
create table app.email_proof (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references app.person on delete restrict,
  email text not null check (email = lower(email) and length(email) <= 254),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_proof_person on app.email_proof (person_id);
