-- Consent kept whole: the words that were agreed to and in which language, how and before whom, and what came after.
create type app.consent_method as enum ('screen', 'paper');
create type app.consent_occasion as enum ('review', 'job_change', 'new_boss', 'ending', 'other');
create type app.request_decision as enum ('given', 'declined', 'cancelled');

-- A guardian (成年後見人): a member of a family's or a partner's side who may consent for the supported person in some
-- categories, from–to. Staff write it down after they have seen the document that says so.
create table app.guardian (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  member_id uuid not null references app.member on delete restrict,
  categories app.category[] not null check (cardinality(categories) between 1 and 10),
  document text not null check (length(document) between 1 and 500),
  valid_from timestamptz not null,
  valid_to timestamptz not null check (valid_to > valid_from),
  recorded_by uuid not null references app.person on delete restrict,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references app.person on delete restrict,
  check ((ended_at is null) = (ended_by is null))
);
create index guardian_case on app.guardian (case_id);
create index guardian_member on app.guardian (member_id);
create index guardian_recorded_by on app.guardian (recorded_by);
create index guardian_ended_by on app.guardian (ended_by) where ended_by is not null;

-- Several categories that were agreed to in one act share its `giving_id`; rows older than this column are each their own act.
-- A consent that was given anew is withdrawn in the same moment and says by which act (`replaced_by`).
alter table app.consent
  add column giving_id uuid,
  add column wording text not null default '' check (length(wording) <= 10000),
  add column locale text not null default 'ja' check (locale in ('ja', 'ja-easy', 'en')),
  add column method app.consent_method not null default 'screen',
  add column witness text not null default '' check (length(witness) <= 200),
  add column recorded_by uuid references app.person on delete restrict,
  add column confirmed_at timestamptz,
  add column guardian_id uuid references app.guardian on delete restrict,
  add column replaced_by uuid,
  add check ((method = 'paper') = (recorded_by is not null)),
  add check (replaced_by is null or withdrawn_at is not null);
create index consent_recorded_by on app.consent (recorded_by) where recorded_by is not null;
create index consent_guardian on app.consent (guardian_id) where guardian_id is not null;
create index consent_ending on app.consent (valid_to) where withdrawn_at is null;
create index consent_unconfirmed on app.consent (case_id) where method = 'paper' and confirmed_at is null and withdrawn_at is null;

-- A support worker's wish that the supported person look at a consent again, or give a new one. Only the person decides.
create table app.consent_request (
  id uuid primary key,
  case_id uuid not null,
  party_id uuid not null,
  categories app.category[] not null check (cardinality(categories) between 1 and 10),
  occasion app.consent_occasion not null,
  reason text not null default '' check (length(reason) <= 1000),
  asked_by uuid not null references app.person on delete restrict,
  asked_at timestamptz not null default now(),
  decided_by uuid references app.person on delete restrict,
  decided_at timestamptz,
  decision app.request_decision,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null))
);
create unique index consent_request_open on app.consent_request (party_id) where decided_at is null;
create index consent_request_party on app.consent_request (party_id);
create index consent_request_case on app.consent_request (case_id);
create index consent_request_asked_by on app.consent_request (asked_by);
create index consent_request_decided_by on app.consent_request (decided_by) where decided_by is not null;
