-- 引継ぎ: who helps somebody when the support ends, and what of theirs goes to whom. It is between the supported person and the support
-- team; to others goes what the person has chosen, as it was when they chose it, and as long as they agree.
create type app.handover_answer as enum ('wants', 'nobody', 'thinking');
-- なかぽつ, 市区町村の支援センター, 会社の担当の人, 相談支援, 家族, そのほか.
create type app.handover_kind as enum ('job_centre', 'municipality', 'employer', 'consultation', 'family', 'other');
-- What can go along, the narrowest first. Stored for ever.
create type app.handover_part as enum ('contacts', 'working_life', 'summary', 'manual', 'accommodations', 'plan', 'reports');

create table app.handover (
  id uuid primary key,
  case_id uuid not null unique references app.case on delete restrict,
  begun_by uuid not null references app.person on delete restrict,
  begun_at timestamptz not null default now(),
  -- Why earlier than is usual.
  reason text not null default '' check (length(reason) <= 1000),
  -- Whether the person wants help afterwards, what they said, and whether they may be asked how it goes.
  answer app.handover_answer,
  said text not null default '' check (length(said) <= 2000),
  talked_on date,
  follow_up boolean not null default false,
  talked_by uuid references app.person on delete restrict,
  -- When the old and the new helpers met with the person.
  met_on date,
  met_who text not null default '' check (length(met_who) <= 500),
  met_by uuid references app.person on delete restrict,
  check ((answer is null) = (talked_on is null) and (answer is null) = (talked_by is null)),
  check (answer is distinct from 'nobody' or btrim(said) <> ''),
  check ((met_on is null) = (met_by is null))
);
create index handover_begun_by on app.handover (begun_by);
create index handover_talked_by on app.handover (talked_by) where talked_by is not null;
create index handover_met_by on app.handover (met_by) where met_by is not null;

create table app.handover_receiver (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  kind app.handover_kind not null,
  name text not null check (btrim(name) <> '' and length(name) <= 200),
  added_by uuid not null references app.person on delete restrict,
  added_at timestamptz not null default now(),
  unique (id, case_id)
);
create index handover_receiver_case on app.handover_receiver (case_id);
create index handover_receiver_added_by on app.handover_receiver (added_by);

-- What somebody chose for a receiver, and that they agree: to these words, until then. Its content is what they saw when they agreed.
create table app.handover_package (
  id uuid primary key,
  receiver_id uuid not null,
  case_id uuid not null,
  parts app.handover_part[] not null check (cardinality(parts) between 1 and 7 and array_position(parts, null) is null),
  content jsonb not null,
  hash bytea not null check (length(hash) = 32),
  wording text not null check (btrim(wording) <> ''),
  -- On the screen by the person, or on paper, which the support team has seen and written down.
  method text not null check (method in ('screen', 'paper')),
  agreed_on date not null,
  recorded_by uuid not null references app.person on delete restrict,
  recorded_at timestamptz not null default now(),
  valid_to timestamptz not null check (valid_to > recorded_at),
  withdrawn_at timestamptz,
  withdrawn_by uuid references app.person on delete restrict,
  foreign key (receiver_id, case_id) references app.handover_receiver (id, case_id) on delete restrict,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  unique (id, case_id)
);
create unique index handover_package_standing on app.handover_package (receiver_id) where withdrawn_at is null;
create index handover_package_receiver on app.handover_package (receiver_id);
create index handover_package_case on app.handover_package (case_id);
create index handover_package_recorded_by on app.handover_package (recorded_by);
create index handover_package_withdrawn_by on app.handover_package (withdrawn_by) where withdrawn_by is not null;

-- That it was given: by a link, of whose token only the hash is known, or on paper.
create table app.handover_giving (
  id uuid primary key,
  package_id uuid not null,
  case_id uuid not null,
  way text not null check (way in ('link', 'paper')),
  to_whom text not null check (btrim(to_whom) <> '' and length(to_whom) <= 200),
  given_on date not null,
  given_by uuid not null references app.person on delete restrict,
  given_at timestamptz not null default now(),
  token_hash bytea unique check (length(token_hash) = 32),
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references app.person on delete restrict,
  foreign key (package_id, case_id) references app.handover_package (id, case_id) on delete restrict,
  check ((way = 'link') = (token_hash is not null) and (token_hash is null) = (expires_at is null)),
  check ((revoked_at is null) = (revoked_by is null)),
  unique (id, case_id)
);
create index handover_giving_package on app.handover_giving (package_id);
create index handover_giving_case on app.handover_giving (case_id);
create index handover_giving_given_by on app.handover_giving (given_by);
create index handover_giving_revoked_by on app.handover_giving (revoked_by) where revoked_by is not null;

-- Each time that somebody opened it by its link. What they then read with is known by its hash, and lasts an hour.
create table app.handover_opening (
  id uuid primary key,
  giving_id uuid not null,
  case_id uuid not null,
  opened_at timestamptz not null default now(),
  key_hash bytea not null unique check (length(key_hash) = 32),
  foreign key (giving_id, case_id) references app.handover_giving (id, case_id) on delete restrict
);
create index handover_opening_giving on app.handover_opening (giving_id);
create index handover_opening_case on app.handover_opening (case_id);
create trigger only_added before update or delete or truncate on app.handover_opening
  for each statement execute function app.refuse_change();

-- How it went some months after the end, asked of who agreed to be asked.
create table app.handover_follow_up (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  months int not null check (months between 1 and 24),
  asked_on date not null,
  words text not null check (btrim(words) <> '' and length(words) <= 2000),
  asked_by uuid not null references app.person on delete restrict,
  recorded_at timestamptz not null default now(),
  unique (case_id, months)
);
create index handover_follow_up_asked_by on app.handover_follow_up (asked_by);

-- What was agreed to stays as it was: it can be taken back, and nothing else.
create function app.refuse_change_of_package() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'what was agreed to stays as it is' using errcode = 'ND003';
end $$;
create trigger refuse_change_of_package
  before update of receiver_id, case_id, parts, content, hash, wording, method, agreed_on, recorded_by, recorded_at, valid_to on app.handover_package
  for each row execute function app.refuse_change_of_package();
