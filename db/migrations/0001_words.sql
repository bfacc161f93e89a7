-- The schema, its two group roles, and the words of the field as enumerations (README, "The words").
-- Roles belong to the whole server, so they may already be there.
do $$
begin
  if not exists (select from pg_roles where rolname = 'app_rw') then
    create role app_rw nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'app_definer') then
    create role app_definer nologin noinherit;
  end if;
end $$;

create type app.party_kind as enum ('supported_person', 'family', 'employer', 'support_team', 'partner');
create type app.agency_role as enum ('manager', 'service_manager', 'worker');
create type app.category as enum
  ('basic', 'work', 'accommodation', 'health', 'medical', 'life_money', 'family', 'plan', 'report', 'safety');
create type app.disclosure as enum ('open', 'partly', 'closed');
create type app.entry_kind as enum
  ('concern', 'reply', 'status', 'note', 'contact', 'meeting', 'life_event', 'checkin');
create type app.concern_status as enum ('new', 'working', 'waiting', 'settled', 'withdrawn');
create type app.worry as enum
  ('place', 'mistakes', 'communication', 'stress', 'money', 'life', 'cannot_say', 'harassment', 'commute', 'leaving', 'unsure');

-- One row: what kind of installation this is. Only the owner writes it.
create table app.instance (
  one boolean primary key default true check (one),
  demo boolean not null default false
);
insert into app.instance default values;

-- The person on whose behalf the transaction runs, or null. A setting that was local to an earlier transaction reads as ''.
create function app.actor_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
