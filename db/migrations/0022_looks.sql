-- What kind of look it was: a page, a look through another side's eyes, paper, a file, a notice that went out.
alter table app.access_event add column kind text not null default 'page'
  check (kind in ('page', 'preview', 'export', 'file', 'notice'));
create index access_event_case_id on app.access_event (case_id, id desc);

-- Whom an entry was for before its readers were changed, and until when: who could have read it at some time.
create table app.audience_before (
  entry_id uuid not null references app.entry on delete cascade,
  until timestamptz not null default clock_timestamp(),
  audience uuid[] not null,
  primary key (entry_id, until)
);
create trigger only_added before update or truncate on app.audience_before
  for each statement execute function app.refuse_change();
create function app.keep_audience() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.audience_before (entry_id, audience) values (old.id, old.audience);
  return null;
end $$;
create trigger keep_audience after update of audience on app.entry
  for each row when (old.audience <> new.audience) execute function app.keep_audience();
