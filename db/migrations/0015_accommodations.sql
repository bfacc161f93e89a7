-- 合理的配慮: a dialogue of the supported person, the company and the support team. Its words are entries: the asking is one of kind
-- 'accommodation', every step of it one of kind 'step' in its thread, the sheet for the workplace one of kind 'card'. What moves
-- stands here.
alter type app.entry_kind add value if not exists 'accommodation';
alter type app.entry_kind add value if not exists 'step';
alter type app.entry_kind add value if not exists 'card';

create type app.accommodation_state as enum
  ('draft', 'checking', 'asked', 'talking', 'offered', 'refused', 'agreed', 'trial', 'in_place', 'review', 'reviewed', 'ended', 'withdrawn');
create type app.accommodation_act as enum
  ('draft', 'check', 'revise', 'ask', 'none', 'yes', 'partly', 'not_now', 'talk', 'accept', 'try', 'place', 'felt', 'seen', 'keep',
   'recheck', 'end', 'withdraw');
create type app.effect as enum ('works', 'partly', 'not');
-- 過重な負担: what the law lets count (合理的配慮指針 第5).
create type app.burden as enum ('business', 'difficulty', 'cost', 'size', 'finances', 'support');

create table app.accommodation (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  -- The company that is asked. None: words that are only prepared or practised.
  party_id uuid,
  worry app.worry,
  state app.accommodation_state not null,
  -- Until when whoever it waits for should have done their part.
  due_on date,
  starts_on date,
  review_on date check (review_on >= starts_on),
  felt app.effect,
  seen app.effect,
  refusal_id uuid,
  version int not null default 1,
  moved_at timestamptz not null default now(),
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check (party_id is not null or state in ('draft', 'withdrawn')),
  check (state <> 'refused' or refusal_id is not null),
  check (state not in ('trial', 'in_place') or (starts_on is not null and review_on is not null)),
  check (state not in ('review', 'reviewed') or felt is not null),
  check (state <> 'reviewed' or seen is not null)
);
create index accommodation_case on app.accommodation (case_id);
create index accommodation_party on app.accommodation (party_id) where party_id is not null;

-- A refusal says which burden, why in plain words, and what can be done instead, or it is none. `entry_id` is its step.
create table app.refusal (
  entry_id uuid primary key references app.entry on delete restrict,
  accommodation_id uuid not null references app.accommodation on delete restrict,
  burdens app.burden[] not null check (cardinality(burdens) between 1 and 6 and array_position(burdens, null) is null),
  reason text not null check (trim(reason) <> '' and length(reason) <= 20000),
  instead text not null check (trim(instead) <> '' and length(instead) <= 20000)
);
create index refusal_accommodation on app.refusal (accommodation_id);
alter table app.accommodation add foreign key (refusal_id) references app.refusal on delete restrict deferrable initially deferred;
create index accommodation_refusal on app.accommodation (refusal_id) where refusal_id is not null;

-- 配慮カード: a version is an entry; approved by the supported person, or nobody at the workplace reads it.
create table app.card (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  party_id uuid not null,
  approved_at timestamptz,
  approved_by uuid references app.person on delete restrict,
  foreign key (party_id, case_id) references app.party (id, case_id) on delete restrict,
  check ((approved_at is null) = (approved_by is null))
);
create index card_case on app.card (case_id);
create index card_party on app.card (party_id);
create index card_approved_by on app.card (approved_by) where approved_by is not null;
