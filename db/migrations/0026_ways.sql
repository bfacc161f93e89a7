-- Where a person's browsers take pushes (RFC 8030): an address at the browser's own push service, and the keys by which only that browser
-- reads what comes.
create table app.push_subscription (
  id uuid primary key,
  person_id uuid not null references app.person on delete restrict,
  endpoint text not null unique check (length(endpoint) <= 1000),
  p256dh bytea not null check (length(p256dh) = 65),
  auth bytea not null check (length(auth) = 16),
  device text not null default '',
  made_at timestamptz not null default now()
);
create index push_subscription_person on app.push_subscription (person_id);

-- Who somebody is to LINE, for the one thing that is sent there.
create table app.line_account (
  person_id uuid primary key references app.person on delete restrict,
  line_id text not null unique check (line_id ~ '^U[0-9a-f]{32}$'),
  linked_at timestamptz not null default now(),
  -- They have blocked us there: nothing gets through until they let us in again.
  blocked_at timestamptz
);
-- A word of ours that LINE brings back with who said it (account linking), once, within ten minutes.
create table app.line_nonce (
  hash bytea primary key check (length(hash) = 32),
  person_id uuid not null references app.person on delete restrict,
  expires_at timestamptz not null default now() + interval '10 minutes'
);
create index line_nonce_person on app.line_nonce (person_id);

-- What somebody wants to be reminded of: their own words, for nobody else.
create table app.reminder (
  id uuid primary key,
  person_id uuid not null references app.person on delete restrict,
  words text not null check (trim(words) <> '' and length(words) <= 200),
  -- When it is told next, and the time that it goes by: to put it off moves only the former. Null: not told again.
  next_at timestamptz,
  at timestamptz not null,
  every smallint not null default 0 check (every in (0, 1, 7)),
  -- Null: as notices come; else on the page alone, or by this way.
  way text check (way in ('page', 'push', 'mail', 'line')),
  -- Told, and waiting to be seen.
  told_at timestamptz,
  told_in xid8,
  ended_at timestamptz
);
create index reminder_person on app.reminder (person_id);
create index reminder_told on app.reminder (person_id) where told_at is not null and ended_at is null;

alter table app.delivery add column reminder_id uuid references app.reminder on delete cascade;
create index delivery_reminder on app.delivery (reminder_id) where reminder_id is not null;

-- Its job follows the reminder, in the same transaction: one at its next time, none when it has ended. (What was told and waits has none;
-- the job that told it may still have to try again.)
create function app.schedule_reminder() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.next_at is not null and new.ended_at is null then
    perform graphile_worker.add_job('strike', json_build_object('person', new.person_id, 'reminder', new.id), queue_name := new.person_id::text,
      run_at := new.next_at, max_attempts := 12, job_key := 'strike:' || new.id);
  elsif new.ended_at is not null then
    perform graphile_worker.remove_job('strike:' || new.id);
  end if;
  return null;
end $$;
create trigger schedule_reminder after insert or update of next_at, ended_at on app.reminder
  for each row execute function app.schedule_reminder();
