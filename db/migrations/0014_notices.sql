-- Who is told of which entry. No copy of anything: what a notice says is read from its entry, by the entry's rule.
create table app.notice (
  entry_id uuid not null references app.entry on delete cascade,
  person_id uuid not null references app.person on delete restrict,
  at timestamptz not null default now(),
  -- The transaction that told: a page knows by it whether it has missed something (app.news).
  told_in xid8 not null default pg_current_xact_id(),
  read_at timestamptz,
  primary key (entry_id, person_id)
);
create index notice_person on app.notice (person_id, at desc);
create index notice_unread on app.notice (person_id, at desc) where read_at is null;

-- Whatever somebody puts on a case is told to its readers in the same transaction. What nobody wrote is an import: seeds, moves.
create function app.tell() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.tell_readers(new.id);
  return null;
end $$;
create trigger tell after insert on app.entry
  for each row when (app.actor_id() is not null) execute function app.tell();

-- What somebody has read, by opening it or by "read up to here", they need not be told any more.
create function app.untell() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'entry_seen' then
    update app.notice n set read_at = now() where n.entry_id = new.entry_id and n.person_id = new.person_id and n.read_at is null;
  else
    update app.notice n set read_at = now() from app.entry e
     where n.person_id = new.person_id and n.read_at is null
       and e.id = n.entry_id and e.case_id = new.case_id and e.created_at <= new.read_until;
  end if;
  return null;
end $$;
create trigger untell after insert or update on app.entry_seen for each row execute function app.untell();
create trigger untell after insert or update on app.read_mark for each row execute function app.untell();
