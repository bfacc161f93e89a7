-- マイマニュアル: what somebody wants people at work to know of them (sections of 就労パスポート and ナビゲーションブック). It is its person's,
-- whatever case, job or agency they are in; each section is shared with a side, or with nobody.
create type app.manual_section as enum
  ('experience', 'strengths', 'traits', 'health', 'communication', 'tasks', 'requests', 'check', 'support');

create table app.manual (
  person_id uuid not null references app.person on delete restrict,
  section app.manual_section not null,
  words text not null check (length(words) <= 5000),
  version int not null default 1,
  written_at timestamptz not null default now(),
  primary key (person_id, section)
);

create table app.manual_share (
  id uuid primary key,
  person_id uuid not null references app.person on delete restrict,
  section app.manual_section not null,
  case_id uuid not null,
  party_id uuid not null,
  shared_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict
);
create unique index manual_share_open on app.manual_share (person_id, section, party_id) where ended_at is null;
create index manual_share_person on app.manual_share (person_id);
create index manual_share_party on app.manual_share (party_id);
create index manual_share_case on app.manual_share (case_id);
