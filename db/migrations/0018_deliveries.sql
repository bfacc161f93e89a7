-- How people are told outside of the portal, and what came of it. Jobs lie in the queue's own schema, graphile_worker, and hold
-- ids only; app_worker is the group of the login that takes them from there, and may do nothing else.
do $$
begin
  if not exists (select from pg_roles where rolname = 'app_worker') then
    create role app_worker nologin noinherit;
  end if;
end $$;

-- Per kind of notice: at once, once a day, never; and the way they come first, the others being for when it fails. Hours and weekdays
-- (0 is Sunday) are those of Japan.
create type app.notice_when as enum ('now', 'daily', 'never');
create type app.way as enum ('push', 'mail', 'line');
create table app.notice_choice (
  person_id uuid primary key references app.person on delete restrict,
  concern app.notice_when not null default 'now',
  reply app.notice_when not null default 'now',
  record app.notice_when not null default 'daily',
  change app.notice_when not null default 'daily',
  daily_at smallint not null default 8 check (daily_at between 0 and 23),
  quiet_from smallint not null default 21 check (quiet_from between 0 and 23),
  quiet_to smallint not null default 7 check (quiet_to between 0 and 23),
  days_off smallint[] not null default '{}' check (days_off <@ '{0,1,2,3,4,5,6}' and cardinality(days_off) < 7),
  way app.way not null default 'mail'
);

-- What an agency calls urgent goes out at once, at any hour; and whether what goes to its own staff may name whose case it is about.
alter table app.agency
  add column urgent app.category[] not null default '{safety}',
  add column mail_names boolean not null default false;

-- One message to one person about all that waited then. Neither sent, dropped nor failed: its job is still at it.
create table app.delivery (
  id uuid primary key,
  person_id uuid not null references app.person on delete restrict,
  way app.way not null,
  -- The ways that did not work.
  tried app.way[] not null default '{}',
  begun_at timestamptz not null default now(),
  sent_at timestamptz,
  dropped_at timestamptz,
  failed_at timestamptz,
  stop_hash bytea not null unique check (length(stop_hash) = 32),
  check (num_nonnulls(sent_at, dropped_at, failed_at) <= 1)
);
create index delivery_person on app.delivery (person_id, begun_at desc);
alter table app.notice add column delivery_id uuid references app.delivery on delete restrict;
create index notice_delivery on app.notice (delivery_id) where delivery_id is not null;

-- The address that a mail server has said not to know. Nothing is sent to it any more; another one is as good as new.
alter table app.account add column bounced_email text;
