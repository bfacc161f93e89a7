-- 個別支援計画: what somebody wants, what they and others do for it, agreed by them. A version is an entry of kind 'plan'; each of its
-- sections one of kind 'plan_part' and each goal one of kind 'goal', with a category of its own, so that a side reads of a plan what it
-- may read of anything: it is named, and holds the person's consent for that category. The steps that a version takes are entries of kind
-- 'plan_step' in its thread; how a goal goes, those of kind 'progress' in the goal's.
alter type app.entry_kind add value if not exists 'plan';
alter type app.entry_kind add value if not exists 'plan_part';
alter type app.entry_kind add value if not exists 'goal';
alter type app.entry_kind add value if not exists 'plan_step';
alter type app.entry_kind add value if not exists 'progress';

create type app.plan_state as enum ('assessing', 'draft', 'met', 'explained', 'agreed', 'delivered', 'replaced', 'dropped');
create type app.plan_act as enum
  ('assess', 'meet', 'explain', 'agree', 'paper', 'confirm', 'not_yet', 'rework', 'deliver', 'copy', 'monitor', 'evaluate', 'share', 'drop');
-- 別紙様式2: 本人の希望・意向, 家族の意向, 得意なこと, 課題, 健康状態, 生活環境, 職場の環境, 就職前の事業所からの引継ぎ, 支援方針, 長期目標, 会社・家族の役割, 留意点.
create type app.plan_section as enum
  ('wishes', 'family_wishes', 'strengths', 'needs', 'health', 'living', 'workplace', 'before', 'policy', 'aim', 'company', 'family', 'points');
create type app.extent as enum ('yes', 'partly', 'no');

create table app.plan (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  number int not null check (number > 0),
  state app.plan_state not null default 'assessing',
  version int not null default 1,
  based_on uuid references app.plan on delete restrict,
  explained_on date,
  -- Of what was explained, word by word: from then on nobody changes it.
  hash bytea,
  agreed_on date check (agreed_on >= explained_on),
  method text check (method in ('screen', 'paper')),
  -- On the screen at once; of paper, when the person has said that it is so.
  confirmed_at timestamptz,
  delivered_on date check (delivered_on >= agreed_on),
  copied_on date check (copied_on >= agreed_on),
  replaced_on date,
  moved_at timestamptz not null default now(),
  unique (case_id, number),
  check ((state in ('explained', 'agreed', 'delivered', 'replaced')) = (hash is not null and explained_on is not null)),
  check ((state in ('agreed', 'delivered', 'replaced')) = (agreed_on is not null)),
  check ((agreed_on is null) = (method is null)),
  check (state <> 'delivered' or delivered_on is not null),
  check ((state = 'replaced') = (replaced_on is not null))
);
create unique index plan_open on app.plan (case_id) where state in ('assessing', 'draft', 'met', 'explained');
create index plan_based_on on app.plan (based_on) where based_on is not null;

create table app.plan_part (
  entry_id uuid primary key references app.entry on delete restrict,
  plan_id uuid not null references app.plan on delete restrict,
  section app.plan_section not null,
  unique (plan_id, section)
);

-- A goal, in the person's own words (its entry's text); need, support, who, how often and from–to are its entry's detail.
create table app.goal (
  entry_id uuid primary key references app.entry on delete restrict,
  plan_id uuid not null references app.plan on delete restrict,
  number int not null check (number > 0),
  -- The goal of the version before that it goes on from.
  continues uuid references app.goal on delete restrict,
  removed_at timestamptz,
  done app.extent,
  reached app.extent,
  effect text not null default '' check (length(effect) <= 2000),
  remains text not null default '' check (length(remains) <= 2000),
  evaluated_at timestamptz,
  evaluated_by uuid references app.person on delete restrict,
  unique (plan_id, number),
  check ((evaluated_at is null) = (evaluated_by is null) and (evaluated_at is null) = (reached is null) and (reached is null) = (done is null))
);
create index goal_continues on app.goal (continues) where continues is not null;
create index goal_evaluated_by on app.goal (evaluated_by) where evaluated_by is not null;

create table app.goal_step (
  goal_id uuid not null references app.goal on delete restrict,
  number int not null check (number between 1 and 20),
  words text not null check (trim(words) <> '' and length(words) <= 300),
  done_at timestamptz,
  done_by uuid references app.person on delete restrict,
  primary key (goal_id, number),
  check ((done_at is null) = (done_by is null))
);
create index goal_step_done_by on app.goal_step (done_by) where done_by is not null;

-- What of a case has to do with a goal: concerns, accommodations, contacts.
create table app.goal_link (
  goal_id uuid not null references app.goal on delete restrict,
  entry_id uuid not null references app.entry on delete restrict,
  linked_by uuid not null references app.person on delete restrict,
  linked_at timestamptz not null default now(),
  primary key (goal_id, entry_id)
);
create index goal_link_entry on app.goal_link (entry_id);
create index goal_link_linked_by on app.goal_link (linked_by);

-- The day from which a plan holds is typed once, as the day of the consent: the clock's fact comes from it.
alter table app.clock_fact add column plan_id uuid references app.plan on delete restrict;
create index clock_fact_plan on app.clock_fact (plan_id) where plan_id is not null;

-- What was explained is not changed any more, whoever tries.
create function app.refuse_change_of_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.plan p
              where p.hash is not null and p.entry_id in (select t.plan_id from app.plan_part t where t.entry_id = new.id
                                                          union all select g.plan_id from app.goal g where g.entry_id = new.id)) then
    raise exception 'a plan that was explained stays as it is' using errcode = 'ND200';
  end if;
  return new;
end $$;
create trigger refuse_change_of_plan before update of title, body, category, detail on app.entry
  for each row when (new.kind::text in ('plan_part', 'goal')
                     and (new.body <> old.body or new.title <> old.title or new.category <> old.category or new.detail <> old.detail))
  execute function app.refuse_change_of_plan();

-- Of a draft's pieces nobody is told, one by one: of the version, and of its steps.
drop trigger tell on app.entry;
create trigger tell after insert on app.entry
  for each row when (app.actor_id() is not null and new.kind::text not in ('plan_part', 'goal')) execute function app.tell();
