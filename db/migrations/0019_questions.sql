-- One question to one person of a case, answered from a link within a minute, without signing in. The link's token is known by its
-- hash alone; it opens nothing but this question, and only while its member may read what it is about.
create type app.question_purpose as enum ('reply', 'accommodation', 'effect');

create table app.question (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  entry_id uuid not null references app.entry on delete restrict,
  member_id uuid not null references app.member on delete restrict,
  purpose app.question_purpose not null,
  words text not null check (trim(words) <> '' and length(words) <= 2000),
  -- What can be tapped; an accommodation's answers are fixed.
  choices text[] not null default '{}',
  asked_by uuid not null references app.person on delete restrict,
  asked_at timestamptz not null default now(),
  -- What concerns the supported person goes to a company when they have seen it.
  approved_by uuid references app.person on delete restrict,
  approved_at timestamptz,
  token_hash bytea unique check (length(token_hash) = 32),
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references app.person on delete restrict,
  -- Whoever opened it said that it is not for them.
  wrong_at timestamptz,
  choice text,
  answered_at timestamptz,
  answer_id uuid references app.entry on delete restrict,
  -- Of the accommodation, before and after the answer: it can be changed until somebody else has gone on.
  state_before app.accommodation_state,
  answered_version int,
  check ((token_hash is null) = (expires_at is null)),
  check ((approved_at is null) = (approved_by is null)),
  check ((revoked_at is null) = (revoked_by is null)),
  check ((answered_at is null) = (answer_id is null) and (answered_at is null) = (choice is null)),
  check (case purpose when 'reply' then cardinality(choices) between 2 and 4 else choices = '{}' end
         and array_position(choices, null) is null and array_position(choices, '') is null)
);
create index question_case on app.question (case_id);
create index question_entry on app.question (entry_id);
create index question_member on app.question (member_id);
create index question_asked_by on app.question (asked_by);
create index question_approved_by on app.question (approved_by) where approved_by is not null;
create index question_revoked_by on app.question (revoked_by) where revoked_by is not null;
create index question_answer on app.question (answer_id) where answer_id is not null;
