-- Who looked: one row a page view by another person of the case, with the entries that the page showed.
create table app.access_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  case_id uuid not null references app.case on delete restrict,
  actor_id uuid not null default app.actor_id() references app.person on delete restrict,
  page text not null,
  entry_ids uuid[] not null default '{}'
);
create index access_event_case on app.access_event (case_id, at desc);
create index access_event_actor on app.access_event (actor_id);

-- Who changed what. No content: ids, names of acts, and what they touched.
create table app.audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid default app.actor_id() references app.person on delete restrict,
  case_id uuid references app.case on delete restrict,
  act text not null,
  object_type text not null,
  object_id uuid,
  detail jsonb not null default '{}',
  request_id text not null default ''
);
create index audit_event_case on app.audit_event (case_id, id);
create index audit_event_actor on app.audit_event (actor_id);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are only ever added', tg_table_name using errcode = 'ND003';
end $$;
create trigger only_added before update or delete or truncate on app.access_event
  for each statement execute function app.refuse_change();
create trigger only_added before update or delete or truncate on app.audit_event
  for each statement execute function app.refuse_change();
