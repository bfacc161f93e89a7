-- 会議・面談: proposed to some sides of a case, answered, fixed, held, or called off. A meeting is an entry of kind 'meeting', and so is
-- read by whom it is for and by nobody else; everything that is said about it is an entry in its thread, for the same readers or fewer.
-- What moves stands here. (An entry of kind 'meeting' without a row here was written down afterwards.)
alter type app.entry_kind add value if not exists 'slots';     -- when somebody can come
alter type app.entry_kind add value if not exists 'turn';      -- fixed, changed, called off, held
alter type app.entry_kind add value if not exists 'wish';      -- what somebody wants to bring
alter type app.entry_kind add value if not exists 'minutes';   -- a text for all, or for one side
alter type app.entry_kind add value if not exists 'confirm';   -- that a text is right, or what is not
alter type app.entry_kind add value if not exists 'decision';
alter type app.entry_kind add value if not exists 'action';
alter type app.question_purpose add value if not exists 'slots';

create type app.meeting_state as enum ('proposed', 'fixed', 'held', 'cancelled');
-- 'conference': 地域連携会議.
create type app.meeting_form as enum ('talk', 'conference');
create type app.meeting_medium as enum ('face_to_face', 'visit', 'video', 'phone');

create table app.meeting (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  form app.meeting_form not null,
  state app.meeting_state not null,
  medium app.meeting_medium not null,
  place text not null default '' check (length(place) <= 200),
  online_url text not null default '' check (online_url = '' or online_url ~ '^https://[^\s/@]+(/\S*)?$' and length(online_url) <= 500),
  starts_at timestamptz,
  ends_at timestamptz check (ends_at > starts_at),
  -- Why the supported person is not asked to come; none when they are.
  without_person text not null default '' check (length(without_person) <= 1000),
  version int not null default 1,
  check ((starts_at is null) = (ends_at is null)),
  check (starts_at is not null or state not in ('fixed', 'held'))
);
create index meeting_case on app.meeting (case_id, starts_at);

create table app.meeting_slot (
  id uuid primary key,
  meeting_id uuid not null references app.meeting on delete restrict,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  dropped_at timestamptz
);
create index meeting_slot_meeting on app.meeting_slot (meeting_id);

-- Who came, and why somebody did not; `name` as they were called then. Without a side: somebody from outside.
create table app.attendance (
  id uuid primary key,
  meeting_id uuid not null references app.meeting on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  person_id uuid references app.person on delete restrict,
  party_id uuid,
  name text not null check (trim(name) <> '' and length(name) <= 100),
  came boolean not null,
  reason text not null default '' check (length(reason) <= 1000),
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  unique (meeting_id, name),
  check ((person_id is null) = (party_id is null))
);
create index attendance_case on app.attendance (case_id);
create index attendance_person on app.attendance (person_id) where person_id is not null;
create index attendance_party on app.attendance (party_id) where party_id is not null;

-- A text of the minutes: for everybody of the meeting (no side), or for one. Until it is handed over, the support team's alone.
create table app.minutes (
  entry_id uuid primary key references app.entry on delete restrict,
  meeting_id uuid not null references app.meeting on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  party_id uuid,
  shared_at timestamptz,
  shared_by uuid references app.person on delete restrict,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  unique nulls not distinct (meeting_id, party_id),
  check ((shared_at is null) = (shared_by is null))
);
create index minutes_case on app.minutes (case_id);
create index minutes_party on app.minutes (party_id) where party_id is not null;
create index minutes_shared_by on app.minutes (shared_by) where shared_by is not null;

-- やること: who does it, by when. Its words are its entry's.
create table app.action (
  entry_id uuid primary key references app.entry on delete restrict,
  meeting_id uuid not null references app.meeting on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  owner_id uuid not null references app.person on delete restrict,
  due_on date,
  done_at timestamptz,
  done_by uuid references app.person on delete restrict,
  check ((done_at is null) = (done_by is null))
);
create index action_case on app.action (case_id);
create index action_meeting on app.action (meeting_id);
create index action_owner on app.action (owner_id);
create index action_done_by on app.action (done_by) where done_by is not null;

-- What 地域連携会議実施加算 asks for beside who came: what was said, what becomes of the plan, that the サービス管理責任者 knows.
create table app.conference (
  meeting_id uuid primary key references app.meeting on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  opinions text not null default '' check (length(opinions) <= 20000),
  plan_changes text not null default '' check (length(plan_changes) <= 20000),
  -- A サービス管理責任者 was there.
  led boolean not null default false,
  told_at timestamptz,
  told_by uuid references app.person on delete restrict,
  told_how text not null default '' check (length(told_how) <= 1000),
  check ((told_at is null) = (told_by is null))
);
create index conference_case on app.conference (case_id);
create index conference_told_by on app.conference (told_by) where told_by is not null;
