-- WHO MAY SEE AND DO WHAT. All of it, and nowhere else.
--
-- This file is applied whole after every migration, in the same transaction: it first takes everything away, then gives
-- it again, so what stands here is what holds. Then come db/acts/*.sql: the functions by which the portal changes what it may
-- not change by hand, a file a capability. They show nothing of a case that this file does not show; db/owners.sql closes.
-- Read it from the top: the rule, who is where, then table by table.
--
--   A person reads an entry when they are a current member of a party in its audience and that party holds the supported
--   person's consent, in force now, for the entry's category. The author reads their own entry while still a member.
--   The support team needs no consent for what the contract covers; the supported person needs none. An agency's managers
--   (管理者, サービス管理責任者) count as members of its support teams. Nobody but its author reads an entry that names them
--   as its subject, except the supported person. What was taken back within ten minutes is read by its author only, and what
--   answered it by theirs. What is restricted is read, of the support team, only by the agency's safety desk (安全の窓口: the
--   managers whom it has named, or all of them), and by nobody through consent. In an emergency somebody of the support team opens a category with a reason, for at most a day:
--   then they read of it what the supported person reads, unless it is restricted or names them as its subject. Nobody else. What an agency's cases hold is shut, while the agency is disabled, to everybody but the supported
--   person. The supported person may look at their case as one of its other sides does: then they are shown what both may read, and
--   nobody acts.
--
-- app_rw      the portal's login belongs to it. Owns nothing, bypasses nothing.
-- app_definer owns the functions marked "security definer": they look where the caller may not, and answer one question.
-- Nobody deletes: entries are withdrawn, consents are withdrawn, memberships end. Drafts alone may go, and marks on
-- what is only being prepared; and, when its time is over, a whole case, by one act that leaves a report (db/acts/retention.sql).

grant app_definer to current_user;
grant usage on schema app to app_rw, app_definer;
grant create on schema app to app_definer;

do $$
declare t record;
begin
  for t in select schemaname, tablename, policyname from pg_policies where schemaname = 'app' loop
    execute format('drop policy %I on app.%I', t.policyname, t.tablename);
  end loop;
  -- The functions of this file and of the acts; those of the migrations hold up tables and stay.
  for t in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'app' and p.proname not in
              ('actor_id', 'fold', 'pairs', 'complete_entry', 'take_back_answers', 'refuse_employer_of_closed', 'refuse_unnamed',
               'refuse_change', 'refuse_untraced', 'refuse_unsafe', 'keep_audience', 'shut_sides', 'tell', 'untell', 'look_again',
               'refuse_evidence_elsewhere', 'schedule_reminder', 'refuse_change_of_plan', 'refuse_report_elsewhere',
               'refuse_change_of_package') loop
    execute format('drop function %s', t.name);
  end loop;
  execute 'revoke all on all tables in schema app from public, app_rw';
  execute 'revoke all on all sequences in schema app from public, app_rw';
  execute 'revoke all on all functions in schema app from public, app_rw';
  for t in select tablename from pg_tables where schemaname = 'app' loop
    -- app.migration and app.instance hold nothing of anybody's.
    if t.tablename in ('migration', 'instance') then
      execute format('grant select on app.%I to app_rw, app_definer', t.tablename);
      continue;
    end if;
    execute format('alter table app.%I enable row level security', t.tablename);
    execute format('alter table app.%I force row level security', t.tablename);
    execute format('grant select, insert, update, delete on app.%I to app_definer', t.tablename);
    execute format('create policy definer on app.%I to app_definer using (true) with check (true)', t.tablename);
  end loop;
  execute 'grant usage on all sequences in schema app to app_definer';
  -- Nobody makes anything of their own beside ours. Where the database is not ours, that is up to its owner.
  begin
    execute format('revoke create, temporary on database %I from public', current_database());
    execute 'revoke all on schema public from public';
  exception when insufficient_privilege then null;
  end;
end $$;


-- The queue of jobs (its tables are made by its own migrations): the worker's login takes from it, our functions put into it and ask
-- it. The portal's login may not look: whom a job is for says that something was written.
do $$
declare t record;
begin
  execute 'grant usage on schema graphile_worker to app_definer, app_worker';
  execute 'revoke all on all tables in schema graphile_worker from public';
  execute 'revoke all on all functions in schema graphile_worker from public';
  execute 'grant execute on all functions in schema graphile_worker to app_definer, app_worker';
  execute 'grant select on graphile_worker.migrations to app_worker';
  for t in select c.relname from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity loop
    execute format('grant select, insert, update, delete on graphile_worker.%I to app_definer, app_worker', t.relname);
    execute format('drop policy if exists work on graphile_worker.%I', t.relname);
    execute format('create policy work on graphile_worker.%I to app_definer, app_worker using (true) with check (true)', t.relname);
  end loop;
end $$;


-- 1. THE RULE --------------------------------------------------------------------------------------------------------

-- A page that is about one case says so at the start of its transaction, and then only that case is looked at: everything below
-- answers about fewer cases, never about more. Without it a worker's forty cases are looked through for each question. As a range,
-- so that the index of a person's memberships goes straight to the one; where that would walk through the index of all cases
-- instead, "is true" keeps it from being used.
create function app.in_hand(some_case uuid) returns boolean language sql stable parallel safe as $$
  select some_case between coalesce(nullif(current_setting('app.case_in_hand', true), '')::uuid, '00000000-0000-0000-0000-000000000000')
                       and coalesce(nullif(current_setting('app.case_in_hand', true), '')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
$$;

-- The parties through which a reader reads whatever is for them: as the supported person, or on the support team (members,
-- and managers of its agency). For any reader: the policy asks for the actor, "who can see this" and notices for others.
create function app.reads_all_of(reader uuid) returns setof uuid language plpgsql stable security definer
  rows 50 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select p.id from app.member m join app.party p on p.id = m.party_id
     where m.person_id = reader and app.in_hand(m.case_id) and p.kind in ('supported_person', 'support_team')
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
    union
    select p.id from app.agency_member a
      join app.case k on k.agency_id = a.agency_id
      join app.party p on p.case_id = k.id and p.kind = 'support_team'
     where a.person_id = reader and app.in_hand(k.id) is true and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut;
end $$;

-- An agency's managers now.
create function app.managers_of(of_agency uuid) returns table (id uuid) language plpgsql stable security definer
  rows 3 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select distinct a.person_id from app.agency_member a
     where a.agency_id = of_agency and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now());
end $$;

-- Whom an agency has named for its safety desk, of its managers; all of them when fewer than two are named.
create function app.safety_desk_of(of_agency uuid) returns table (id uuid) language plpgsql stable security definer
  rows 3 set search_path = pg_catalog, pg_temp as $$
declare named uuid[] default array(
    select distinct s.person_id from app.safety_contact s join app.managers_of(of_agency) m on m.id = s.person_id
     where s.agency_id = of_agency and s.valid_from <= now() and (s.valid_to is null or s.valid_to > now()));
begin
  return query select m.id from app.managers_of(of_agency) m where cardinality(named) < 2 or m.id = any (named);
end $$;

-- The cases in which a reader is at the safety desk of the agency.
create function app.cases_at_desk(reader uuid) returns setof uuid language plpgsql stable security definer
  rows 20 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select k.id from app.agency_member a join app.case k on k.agency_id = a.agency_id
     where a.person_id = reader and app.in_hand(k.id) is true and reader in (select d.id from app.safety_desk_of(a.agency_id) d);
end $$;

-- The parties, and of each the categories, that a reader reads by the supported person's consent, in force now.
create function app.reads_by_consent(reader uuid) returns table (party_id uuid, category app.category)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select p.id, c.category from app.member m join app.party p on p.id = m.party_id
      join app.consent c on c.party_id = p.id
     where m.person_id = reader and app.in_hand(m.case_id) and p.kind not in ('supported_person', 'support_team')
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now();
end $$;

-- Whether somebody is of a case's support team now: a member, or a manager of its agency.
create function app.is_of_team(who uuid, of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.party p where p.case_id = of_case and p.kind = 'support_team' and p.id in (select app.reads_all_of(who)));
end $$;

-- The supported people's sides, and of each the categories, that a reader of the support team has opened in an emergency.
create function app.opened_in_emergency(reader uuid) returns table (party_id uuid, category app.category)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select p.id, o.category from app.emergency o join app.party p on p.case_id = o.case_id
     where o.person_id = reader and o.closed_at is null and o.valid_from <= now() and o.valid_to > now()
       and p.kind = 'supported_person' and app.is_of_team(reader, o.case_id);
end $$;

-- Looking as another side does: which side's eyes, or null. app.look_as begins it, for the supported person only. There is no
-- actor then, so that nothing is anybody's own and nobody can act; who reads is the person, and an entry must be for both.
create function app.looking_as() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.looking_as', true), '')::uuid $$;

-- Who reads: the actor, or who looks as another side does.
create function app.reader_id() returns uuid language sql stable parallel safe
  as $$ select coalesce(app.actor_id(), nullif(current_setting('app.reader_id', true), '')::uuid) $$;

-- The categories that the side whose eyes one looks through reads by consent, in force now.
create function app.looked_at_categories() returns app.category[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select c.category from app.consent c
                where c.party_id = app.looking_as()
                  and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now());
end $$;

-- Whether a side is the supported person's own. Of what they read there, nothing is kept from them for being about them.
create function app.is_own_side(side uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.party p where p.id = side and p.kind = 'supported_person');
end $$;

-- Of some entries, those that a reader may read. The policies "read" and "looked at" on app.entry below say the same for the actor.
create function app.readable_of(reader uuid, wanted uuid[]) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select e.id from app.entry e
     where e.id = any (wanted)
       and ((e.undone_at is null
             and exists (select from unnest(e.audience) named (party_id)
                          where (reader <> all (e.about) or app.is_own_side(named.party_id))
                            and (not e.restricted or app.is_own_side(named.party_id) or e.case_id in (select app.cases_at_desk(reader)))
                            and (named.party_id in (select app.reads_all_of(reader))
                                 or (named.party_id, e.category) in
                                    (select r.party_id, r.category from app.reads_by_consent(reader) r))))
            or (e.undone_at is null and not e.restricted and reader <> all (e.about)
                and exists (select from app.opened_in_emergency(reader) o where o.party_id = any (e.audience) and o.category = e.category))
            or (e.author_id = reader and e.author_party_id = any (app.party_ids_of(reader))))
       and ((select app.looking_as()) is null
            or (e.undone_at is null and (select app.looking_as()) = any (e.audience)
                and e.category = any ((select app.looked_at_categories())::app.category[])));
end $$;

create function app.may_read(reader uuid, wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.readable_of(reader, array[wanted]));
end $$;

-- Whether something is an entry that the actor may not read.
create function app.is_kept_from_me(what uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.entry e where e.id = what) and not app.may_read(app.actor_id(), what);
end $$;

-- Who may read some entries now, their authors aside: the same rule, asked from the entries' side. For notices.
create function app.readers_beside_author(wanted uuid[]) returns table (entry_id uuid, person_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select e.id, m.person_id from app.entry e join app.party p on p.id = any (e.audience) join app.member m on m.party_id = p.id
     where e.id = any (wanted) and e.undone_at is null and (m.person_id <> all (e.about) or p.kind = 'supported_person') and m.person_id <> e.author_id
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and (not e.restricted or p.kind = 'supported_person')
       and (p.kind in ('supported_person', 'support_team')
            or exists (select from app.consent c where c.party_id = p.id and c.category = e.category
                        and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()))
    union
    select e.id, a.person_id from app.entry e join app.party p on p.id = any (e.audience) join app.case k on k.id = p.case_id
      join app.agency_member a on a.agency_id = k.agency_id
     where e.id = any (wanted) and e.undone_at is null and a.person_id <> all (e.about) and a.person_id <> e.author_id
       and p.kind = 'support_team' and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and a.role in ('manager', 'service_manager')
       and (not e.restricted or a.person_id in (select d.id from app.safety_desk_of(a.agency_id) d))
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
    union
    select e.id, o.person_id from app.entry e join app.party p on p.id = any (e.audience) join app.emergency o on o.case_id = p.case_id
     where e.id = any (wanted) and e.undone_at is null and not e.restricted and o.person_id <> all (e.about) and o.person_id <> e.author_id
       and p.kind = 'supported_person' and o.category = e.category and o.closed_at is null
       and o.valid_from <= now() and o.valid_to > now() and app.is_of_team(o.person_id, o.case_id);
end $$;

-- Everybody who may read an entry now. Empty when the asker may not read it themselves.
create function app.readers_of(wanted uuid) returns table (person_id uuid) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not app.may_read(app.actor_id(), wanted) then return; end if;
  return query
    select r.person_id from app.readers_beside_author(array[wanted]) r
    union
    select e.author_id from app.entry e where e.id = wanted and app.may_read(e.author_id, wanted);
end $$;


-- 2. WHO IS WHERE ----------------------------------------------------------------------------------------------------

-- The open parties that a person belongs to now; for managers, also the support teams of their agency's cases.
create function app.party_ids_of(who uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select m.party_id from app.member m join app.party p on p.id = m.party_id
     where m.person_id = who and app.in_hand(m.case_id) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
    union
    select p.id from app.agency_member a
      join app.case k on k.agency_id = a.agency_id
      join app.party p on p.case_id = k.id and p.kind = 'support_team'
     where a.person_id = who and app.in_hand(k.id) is true and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut);
end $$;

-- The parties that the actor belongs to; of who looks as another side does, that side.
create function app.my_party_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return case when app.looking_as() is null then app.party_ids_of(app.actor_id()) else array[app.looking_as()] end;
end $$;

-- The parties that who reads belongs to, also while they look as another side does.
create function app.reader_party_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$ begin return app.party_ids_of(app.reader_id()); end $$;

-- The cases that the actor is in: as a current member of an open party, or as a manager of the agency. Of who looks as another
-- side does, that side's.
create function app.readable_case_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if app.looking_as() is not null then
    return array(select p.case_id from app.party p where p.id = app.looking_as());
  end if;
  return array(
    select m.case_id from app.member m join app.party p on p.id = m.party_id
     where m.person_id = app.actor_id() and app.in_hand(m.case_id) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
    union
    select k.id from app.agency_member a join app.agency g on g.id = a.agency_id join app.case k on k.agency_id = g.id
     where g.disabled_at is null and a.person_id = app.actor_id() and app.in_hand(k.id) is true and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()) and k.erased_at is null);
end $$;

-- Whether the actor has ever had to do with a case: who has just left it may still write down that they did.
create function app.has_been_in(of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.member m where m.case_id = of_case and m.person_id = app.actor_id())
      or exists (select from app.case k join app.agency_member a on a.agency_id = k.agency_id
                  where k.id = of_case and a.person_id = app.actor_id());
end $$;

-- The cases where the actor is of a given side. The supported person and the support team see every party of the case.
create function app.case_ids_as(sides app.party_kind[]) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.case_id from app.party p where p.id = any (app.my_party_ids()) and p.kind = any (sides));
end $$;

-- The agencies whose staff the actor is now, in one of the given roles.
create function app.agency_ids_as(roles app.agency_role[]) returns uuid[] language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select a.agency_id from app.agency_member a join app.agency g on g.id = a.agency_id
                where g.disabled_at is null and a.person_id = app.actor_id() and a.role = any (roles)
                  and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()));
end $$;

-- The cases of the agencies that the actor manages.
create function app.managed_case_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select k.id from app.case k where k.agency_id = any (app.agency_ids_as('{manager,service_manager}')) and app.in_hand(k.id));
end $$;

-- The agencies that the actor has to do with: as staff, or through a case.
create function app.my_agency_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select a.agency_id from app.agency_member a join app.agency g on g.id = a.agency_id
                where g.disabled_at is null and a.person_id = app.actor_id()
                  and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
               union
               select k.agency_id from app.case k where k.id = any (app.readable_case_ids()));
end $$;

-- The scopes in which the actor is the guardian (成年後見人) in a case now: the side that they are on, the categories, until when.
create function app.guardian_scopes(of_case uuid)
  returns table (guardian_id uuid, party_id uuid, categories app.category[], valid_to timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select g.id, p.id, g.categories, g.valid_to
      from app.guardian g join app.member m on m.id = g.member_id join app.party p on p.id = m.party_id
     where g.case_id = of_case and m.case_id = of_case and m.person_id = app.actor_id() and p.kind in ('family', 'partner')
       and g.ended_at is null and g.valid_from <= now() and g.valid_to > now()
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut;
end $$;

-- May the actor write to these parties? To those they can see: the supported person and the support team to all of the
-- case, everybody else to the supported person, the support team and their own side. Never to a side that has ended.
create function app.may_address(of_case uuid, parties uuid[]) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid[] := app.my_party_ids();
  sees_all boolean := exists (select from app.party p where p.id = any (mine) and p.case_id = of_case
                               and p.kind in ('supported_person', 'support_team'));
begin
  return not exists (
    select from unnest(parties) as wanted (id)
     where not exists (
       select from app.party p
        where p.id = wanted.id and p.case_id = of_case
          and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
          and (sees_all or p.kind in ('supported_person', 'support_team') or p.id = any (mine))));
end $$;

-- An answer goes to people who can read what it answers: the actor can, and its audience is no wider.
-- Not "security definer": it asks with the actor's own eyes.
create function app.may_answer(answered uuid, of_case uuid, parties uuid[]) returns boolean language plpgsql
  stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.entry e
                  where e.id = answered and e.case_id = of_case and e.thread_id is null
                    and e.undone_at is null and parties <@ e.audience);
end $$;

-- Whether a concern's words are the actor's, written in this very transaction: from a side that they are on, as the policy on app.entry has
-- just seen to. Who has written them need not be asked whether they may read them.
create function app.is_own_concern(words uuid, of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.entry e
                  where e.id = words and e.case_id = of_case and e.kind = 'concern' and e.author_id = app.actor_id()
                    and e.created_at = now());
end $$;


-- 3. TABLE BY TABLE --------------------------------------------------------------------------------------------------

-- Entries. The first line bounds every query by the actor's own cases, whatever else it asks. What stands in "(select …)" is
-- asked once a statement.
create policy read on app.entry for select to app_rw using (
  case_id = any ((select app.readable_case_ids())::uuid[])
  and (
    (undone_at is null
     and exists (select from unnest(audience) named (party_id)
                  where ((select app.reader_id()) <> all (about) or app.is_own_side(named.party_id))
                    and (not restricted or app.is_own_side(named.party_id)
                         or case_id in (select app.cases_at_desk((select app.reader_id()))))
                    and (named.party_id in (select app.reads_all_of((select app.reader_id())))
                         or (named.party_id, category) in
                            (select r.party_id, r.category from app.reads_by_consent((select app.reader_id())) r))))
    or (undone_at is null and not restricted and (select app.reader_id()) <> all (about)
        and exists (select from unnest(audience) named (party_id)
                     where (named.party_id, category) in
                           (select r.party_id, r.category from app.opened_in_emergency((select app.reader_id())) r)))
    or (author_id = (select app.reader_id()) and author_party_id = any ((select app.reader_party_ids())::uuid[]))
  ));
-- Whoever looks as another side does is shown no more than that side reads, and their own notes are none of it.
create policy looked_at on app.entry as restrictive for select to app_rw using (
  (select app.looking_as()) is null
  or (undone_at is null and (select app.looking_as()) = any (audience)
      and category = any ((select app.looked_at_categories())::app.category[])));
create policy write on app.entry for insert to app_rw with check (
  author_id = (select app.actor_id())
  and author_party_id = any ((select app.my_party_ids())::uuid[])
  and app.may_address(case_id, audience)
  and (on_behalf_of is null or case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]))
  and (thread_id is null or app.may_answer(thread_id, case_id, audience))
  -- What belongs to a dialogue about an accommodation, to a plan, or to a meeting, is written by its acts alone, and stays as it was agreed.
  and kind::text not in ('accommodation', 'step', 'card', 'plan', 'plan_part', 'goal', 'plan_step',
                         'slots', 'turn', 'wish', 'minutes', 'confirm', 'decision', 'action', 'report')
  -- How a goal goes is said by whose goal it is, and by the support team.
  and (kind::text <> 'progress' or thread_id is not null and case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])));
create policy correct on app.entry for update to app_rw
  using (author_id = (select app.actor_id()) and author_party_id = any ((select app.my_party_ids())::uuid[])
         and undone_at is null
         and kind::text not in ('accommodation', 'step', 'card', 'plan', 'plan_part', 'goal', 'plan_step',
                                'slots', 'turn', 'minutes', 'confirm', 'decision', 'action', 'report'))
  with check (author_id = (select app.actor_id())
         and (undone_at is null or created_at > now() - interval '10 minutes'));
grant select on app.entry to app_rw;
grant insert (id, case_id, thread_id, kind, category, restricted, audience, about, author_party_id, on_behalf_of, occurred_at, title,
  body, detail) on app.entry to app_rw;
grant update (title, body, undone_at) on app.entry to app_rw;
alter table app.entry alter column author_id set default app.actor_id();

-- What an entry said before: for its author, and for those of its readers whom those words were for.
create policy read on app.entry_version for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id
           and (e.author_id = (select app.actor_id()) or entry_version.audience && (select app.my_party_ids())::uuid[])));
grant select on app.entry_version to app_rw;

create policy read on app.concern for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
-- A concern begins new and nobody's; app.move_concern knows who may own it. A due date is the support team's to set.
create policy write on app.concern for insert to app_rw with check (
  status = 'new' and owner_id is null
  and (due_on is null or case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]))
  and app.is_own_concern(entry_id, case_id));
grant select, insert (entry_id, case_id, worry, status, owner_id, due_on) on app.concern to app_rw;

-- Whoever reads an entry may know that somebody wants more people to read it; a support worker may want it.
create policy read on app.audience_proposal for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id)
  and case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or exists (select from app.entry e where e.id = entry_id and e.author_id = (select app.actor_id())));
create policy propose on app.audience_proposal for insert to app_rw with check (
  proposed_by = (select app.actor_id())
  and case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])
  and exists (select from app.entry e where e.id = entry_id and e.case_id = audience_proposal.case_id and e.thread_id is null
               -- The supported person lets others read these, by approving their words, and nobody in their stead; to a meeting sides are asked.
               and e.kind::text not in ('accommodation', 'card', 'plan', 'plan_part', 'goal', 'report', 'meeting'))
  and app.may_address(case_id, parties));
grant select, insert (id, case_id, entry_id, parties, reason) on app.audience_proposal to app_rw;
alter table app.audience_proposal alter column proposed_by set default app.actor_id();

-- Accommodations: where the dialogue stands, why something was refused, the card for the workplace. Read with their words.
create policy read on app.accommodation for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
create policy read on app.refusal for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
create policy read on app.card for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
grant select on app.accommodation, app.refusal, app.card to app_rw;

-- The record of a contact is between the supported person and the support team, who read its words: it names sides that others do not
-- know of. What it was about, by who may read that too.
create policy read on app.contact for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  and exists (select from app.entry e where e.id = entry_id));
create policy write on app.contact for insert to app_rw with check (
  worker_id = (select app.actor_id()) and starts_at <= now() + interval '1 minute'
  and case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]) and app.may_address(case_id, met)
  and exists (select from app.entry e where e.id = entry_id and e.case_id = contact.case_id and e.kind in ('contact', 'meeting')));
grant select, insert (entry_id, case_id, medium, met, starts_at, ends_at) on app.contact to app_rw;
alter table app.contact alter column worker_id set default app.actor_id();

create policy read on app.contact_topic for select to app_rw using (
  exists (select from app.contact c where c.entry_id = contact_id) and exists (select from app.entry e where e.id = topic_id));
create policy write on app.contact_topic for insert to app_rw with check (
  exists (select from app.contact c join app.entry e on e.id = topic_id and e.case_id = c.case_id
           where c.entry_id = contact_id and c.worker_id = (select app.actor_id())));
grant select, insert on app.contact_topic to app_rw;

-- What a record says, for who confirms it: when, how, with whom, what, by whom. And its SHA-256. Everything that is asked for is here.
create function app.record_of(e app.entry, c app.contact) returns jsonb language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('from', extract(epoch from c.starts_at)::bigint, 'to', extract(epoch from c.ends_at)::bigint, 'medium', c.medium,
    'met', to_jsonb(c.met), 'with', e.detail->>'with', 'place', e.detail->>'place', 'title', e.title, 'words', e.body, 'by', e.author_name)
$$;
create function app.hash_of(record jsonb) returns bytea language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select sha256(convert_to(record::text, 'UTF8')) $$;

-- Whether a record is confirmed, or why not: read with the record.
create policy read on app.confirmation for select to app_rw using (
  exists (select from app.contact c where c.entry_id = confirmation.entry_id));
grant select on app.confirmation to app_rw;

-- What was let go of a month's list: the support team's, and the supported person's to know. The support team takes it back, too.
create policy read on app.excuse for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy write on app.excuse for insert to app_rw with check (
  excused_by = (select app.actor_id()) and case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]));
create policy take_back on app.excuse for update to app_rw
  using (withdrawn_at is null and case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]))
  with check (withdrawn_by = (select app.actor_id()));
grant select, insert (id, case_id, month, item, reason), update (withdrawn_at, withdrawn_by) on app.excuse to app_rw;
alter table app.excuse alter column excused_by set default app.actor_id();

-- The plan: its sections and goals are read with their words, each for itself. Who reads any of it knows that the version is there, its
-- number, where it stands and its days. What has to do with a goal is linked by those who may read both.
create policy read on app.plan_part for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
create policy read on app.goal for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
create policy read on app.plan for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id)
  or exists (select from app.plan_part t where t.plan_id = plan.entry_id)
  or exists (select from app.goal g where g.plan_id = plan.entry_id));
create policy read on app.goal_step for select to app_rw using (
  exists (select from app.goal g where g.entry_id = goal_id));
create policy read on app.goal_link for select to app_rw using (
  exists (select from app.goal g where g.entry_id = goal_id) and exists (select from app.entry e where e.id = goal_link.entry_id));
create policy link on app.goal_link for insert to app_rw with check (
  linked_by = (select app.actor_id())
  and exists (select from app.goal g join app.entry t on t.id = g.entry_id join app.entry e on e.case_id = t.case_id
               where g.entry_id = goal_id and e.id = goal_link.entry_id and e.thread_id is null
                 and t.case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])));
-- To whom a copy went is in the step that says so, between the supported person and the support team.
grant select (entry_id, case_id, number, state, version, based_on, explained_on, hash, agreed_on, method, confirmed_at, delivered_on, replaced_on,
  moved_at) on app.plan to app_rw;
grant select on app.plan_part, app.goal, app.goal_step, app.goal_link to app_rw;
grant insert (goal_id, entry_id) on app.goal_link to app_rw;
alter table app.goal_link alter column linked_by set default app.actor_id();

-- Meetings: read by whom they are for, as everything in their thread is. Who came and why somebody did not is for the supported person and
-- the support team, and of each other side its own; what an agency has to show of a 地域連携会議, for the two.
create policy read on app.meeting for select to app_rw using (exists (select from app.entry e where e.id = entry_id));
create policy read on app.meeting_slot for select to app_rw using (exists (select from app.entry e where e.id = meeting_id));
create policy read on app.minutes for select to app_rw using (exists (select from app.entry e where e.id = entry_id));
create policy read on app.action for select to app_rw using (exists (select from app.entry e where e.id = entry_id));
create policy read on app.attendance for select to app_rw using (
  exists (select from app.entry e where e.id = meeting_id)
  and (case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]) or party_id = any ((select app.my_party_ids())::uuid[])));
create policy read on app.conference for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]) and exists (select from app.entry e where e.id = meeting_id));
grant select on app.meeting, app.meeting_slot, app.minutes, app.action, app.attendance, app.conference to app_rw;

-- Reports: read as their entries are. A line of one is read by who also reads all that it came from, and not by other sides while the
-- supported person keeps it back: what they took away is gone from what was sent, too. What was sent to themselves stays theirs.
create policy read on app.report for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id));
create function app.is_held_back(of_report uuid, of_key uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.report r join app.report_line l on l.entry_id = r.entry_id and l.key = of_key
                   join app.report_hold h on h.case_id = r.case_id and h.month = r.month and h.key = of_key
                  where r.entry_id = of_report and h.released_at is null);
end $$;
create policy read on app.report_line for select to app_rw using (
  exists (select from app.report r where r.entry_id = report_line.entry_id
           and (r.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])
                or (not exists (select from unnest(report_line.sources) s (id) where not exists (select from app.entry e where e.id = s.id))
                    and (r.case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])
                         or not app.is_held_back(report_line.entry_id, report_line.key))))));
-- To whom it came and what is kept back is between the supported person and the support team.
create policy read on app.report_trace for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  and exists (select from app.report r where r.entry_id = report_trace.entry_id));
create policy read on app.report_hold for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.report, app.report_line, app.report_trace, app.report_hold to app_rw;

-- Of some entries, those that a report to a side may be drawn from: the actor reads them, and so does everybody of that side, through it
-- and by no emergency, also who joins it later: a report stays as it was sent. What is about safety or restricted goes into no report, and
-- of kinds only these: nothing that is private between two, no evidence, nobody's wishes.
create function app.reportable(to_party uuid, wanted uuid[]) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select e.id from app.party p join app.entry e on e.case_id = p.case_id and p.id = any (e.audience)
     where p.id = to_party and e.id = any (wanted) and e.undone_at is null and not e.restricted
       and e.category <> 'safety'
       and e.kind::text in ('contact', 'meeting', 'life_event', 'status', 'step', 'accommodation', 'note', 'checkin', 'concern', 'goal', 'progress')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and (p.kind = 'supported_person'
            or (exists (select from app.consent c where c.party_id = p.id and c.category = e.category
                         and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now())
                and not exists (select from app.member m where m.party_id = p.id and m.person_id = any (e.about)
                                 and (m.valid_to is null or m.valid_to > now()))))
       and e.id in (select app.readable_of(app.reader_id(), wanted));
end $$;

-- マイマニュアル is its person's own. Each section of it is read by the sides that they share it with, while those are open and they do: no
-- consent opens it, no emergency, no contract. Who else reads it, each side does not learn.
create policy own on app.manual to app_rw using (person_id = (select app.actor_id()));
create policy shared on app.manual for select to app_rw using (
  exists (select from app.manual_share s where s.person_id = manual.person_id and s.section = manual.section and s.ended_at is null
           and s.party_id = any ((select app.my_party_ids())::uuid[])));
create policy own on app.manual_share for select to app_rw using (person_id = (select app.actor_id()));
create policy shared on app.manual_share for select to app_rw using (
  ended_at is null and party_id = any ((select app.my_party_ids())::uuid[]));
create policy share on app.manual_share for insert to app_rw with check (
  person_id = (select app.actor_id()) and case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])
  and exists (select from app.party p where p.id = party_id and p.case_id = manual_share.case_id and p.kind <> 'supported_person'
               and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())));
create policy unshare on app.manual_share for update to app_rw using (person_id = (select app.actor_id()) and ended_at is null)
  with check (person_id = (select app.actor_id()) and ended_at is not null);
grant select, insert (section, words), update (words, version, written_at) on app.manual to app_rw;
grant select, insert (id, section, case_id, party_id), update (ended_at) on app.manual_share to app_rw;
alter table app.manual alter column person_id set default app.actor_id();
alter table app.manual_share alter column person_id set default app.actor_id();

-- Questions by link, without the hashes of their links: between the supported person and the support team, who read what it is about.
create policy read on app.question for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  and exists (select from app.entry e where e.id = entry_id));
grant select (id, case_id, entry_id, member_id, purpose, words, choices, asked_by, asked_at, approved_by, approved_at, expires_at, revoked_at,
  revoked_by, wrong_at, choice, answered_at, answer_id, sent_at, undelivered_at) on app.question to app_rw;

-- What a person has read is their own.
create policy own on app.entry_seen to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()) and exists (select from app.entry e where e.id = entry_id));
create policy own on app.read_mark to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()) and case_id = any ((select app.readable_case_ids())::uuid[]));
grant select, insert (entry_id), update (seen_at) on app.entry_seen to app_rw;
grant select, insert (case_id, read_until), update (read_until) on app.read_mark to app_rw;
alter table app.entry_seen alter column person_id set default app.actor_id();
alter table app.read_mark alter column person_id set default app.actor_id();

-- Notices are their person's own, as long as the entry is for them: what may no longer be read vanishes by itself.
create policy read on app.notice for select to app_rw using (
  person_id = (select app.actor_id()) and exists (select from app.entry e where e.id = entry_id));
grant select (entry_id, person_id, at, read_at) on app.notice to app_rw;

-- How somebody wants to be told is their own to know and to say; what they were sent, to know.
create policy own on app.notice_choice to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()));
create policy own on app.delivery for select to app_rw using (person_id = (select app.actor_id()));
grant select, insert (concern, reply, record, change, daily_at, quiet_from, quiet_to, days_off, way),
  update (concern, reply, record, change, daily_at, quiet_from, quiet_to, days_off, way) on app.notice_choice to app_rw;
grant select (id, person_id, way, tried, begun_at, sent_at, dropped_at, failed_at, reminder_id) on app.delivery to app_rw;
alter table app.notice_choice alter column person_id set default app.actor_id();

-- So are their browsers and their LINE account, which they may take away at any time, and what they want to be reminded of.
create policy own on app.push_subscription to app_rw using (person_id = (select app.actor_id()));
create policy own on app.line_account to app_rw using (person_id = (select app.actor_id()));
create policy own on app.line_nonce for insert to app_rw with check (person_id = (select app.actor_id()));
-- What a reminder says about a side's consents, its person reads while they are the supported person or on the support team.
create function app.hears_of(of_party uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.party p where p.id = of_party and p.case_id = any (app.case_ids_as('{supported_person,support_team}')));
end $$;
create policy own on app.reminder to app_rw
  using (person_id = (select app.actor_id()) and (about_party is null or app.hears_of(about_party)))
  with check (person_id = (select app.actor_id()));
-- And the address of their calendar, without its hash.
create policy own on app.calendar to app_rw using (person_id = (select app.actor_id())) with check (person_id = (select app.actor_id()));
grant select (person_id, link_id, made_at, worded), insert (link_id, token_hash, made_at, worded),
  update (link_id, token_hash, made_at, worded) on app.calendar to app_rw;
alter table app.calendar alter column person_id set default app.actor_id();
grant select, delete on app.push_subscription, app.line_account to app_rw;
grant insert (hash) on app.line_nonce to app_rw;
grant select, insert (id, words, at, next_at, every, way), update (next_at, told_at, told_in, ended_at) on app.reminder to app_rw;
alter table app.line_nonce alter column person_id set default app.actor_id();
alter table app.reminder alter column person_id set default app.actor_id();

-- Cases, and what is known of their jobs. The employer's side knows of its own employment only.
create policy read on app.case for select to app_rw using (id = any ((select app.readable_case_ids())::uuid[]));
grant select on app.case to app_rw;

create policy read on app.employment for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or exists (select from app.party p where p.employment_id = employment.id and p.id = any ((select app.my_party_ids())::uuid[])));
grant select on app.employment to app_rw;

-- Whom the supported person has named at a workplace: theirs and the support team's to know. Nobody there learns who else knows.
create policy read on app.told for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.told to app_rw;

-- What the clock of a case is counted from: services used before, certificates, the most to pay. It is between the supported person
-- and the support team: no wording that anybody has agreed to (lib/consents/words.ts) speaks of it to other sides.
create policy read on app.clock_fact for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.clock_fact to app_rw;

-- Parties. Everybody of a case knows the supported person and the support team; other sides are known to themselves,
-- to the supported person and to the support team. (That a clinic is there says something; so does a family.)
create policy read on app.party for select to app_rw using (
  case_id = any ((select app.readable_case_ids())::uuid[])
  and (kind in ('supported_person', 'support_team') or id = any ((select app.my_party_ids())::uuid[])
       or case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])));
grant select on app.party to app_rw;

-- Members: those of the parties that one sees.
create policy read on app.member for select to app_rw using (exists (select from app.party p where p.id = party_id));
grant select on app.member to app_rw;

-- Whether the supported person of a case has no account to act with themselves: for the support team, who then writes down what they say.
create function app.is_without_account(of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return of_case = any (app.case_ids_as('{support_team}'))
     and not exists (select from app.case k join app.account a on a.person_id = k.person_id where k.id = of_case and a.disabled_at is null);
end $$;

-- How many mails reached each member of a side, and the last one, as far as they were about something that the actor reads too: what a
-- side and the support team say to each other stays between them. For the supported person alone.
create function app.mails_to(of_party uuid) returns table (person_id uuid, mails int, last_at timestamptz) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.party p where p.id = of_party and p.case_id = any (app.case_ids_as('{supported_person}'))) then return; end if;
  return query
    with told as (
      select distinct m.person_id, d.id, d.sent_at, n.entry_id
        from app.party p join app.member m on m.party_id = p.id join app.delivery d on d.person_id = m.person_id and d.sent_at is not null
        join app.notice n on n.delivery_id = d.id join app.entry e on e.id = n.entry_id and e.case_id = p.case_id
       where p.id = of_party)
    select t.person_id, count(distinct t.id)::int, max(t.sent_at) from told t
     where t.entry_id in (select app.readable_of(app.actor_id(), array(select told.entry_id from told)))
     group by t.person_id;
end $$;

-- Consents: the supported person's, the support team's to know, and the party's that holds it.
create policy read on app.consent for select to app_rw using (
  party_id = any ((select app.my_party_ids())::uuid[])
  or case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.consent to app_rw;

-- How somebody without an account said that they take one back: between them and the support team.
create policy read on app.withdrawal_said for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.withdrawal_said to app_rw;

-- What the support team asks of the supported person about consents is between the two.
create policy read on app.consent_request for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.consent_request to app_rw;

-- Asking to see what the support team keeps to itself, and what was given: between the supported person and the support team.
-- What is being prepared is the support team's.
create policy read on app.record_request for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy read on app.record_given for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy prepare on app.record_mark to app_rw using (case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]))
  with check (case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])
    and exists (select from app.entry e where e.id = entry_id and e.case_id = record_mark.case_id)
    and exists (select from app.record_request r where r.id = request_id and r.ended_at is null));
grant select on app.record_request, app.record_given to app_rw;
grant select, insert (request_id, case_id, entry_id, reason), update (reason), delete on app.record_mark to app_rw;
alter table app.record_mark alter column marked_by set default app.actor_id();

-- The handover, who gets what, that it was given and opened, and how it went: between the supported person and the support team, who
-- give it. Neither reads the hashes of links. What goes to others goes by app.read_by_link, for who holds a link.
create policy read on app.handover for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy read on app.handover_receiver for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy read on app.handover_package for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy read on app.handover_giving for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
-- Where a link was mailed to.
create policy read on app.handover_mail for select to app_rw using (case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]));
create policy read on app.handover_opening for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
create policy read on app.handover_follow_up for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.handover, app.handover_receiver, app.handover_package, app.handover_mail, app.handover_follow_up to app_rw;
grant select (id, package_id, case_id, way, to_whom, given_on, given_by, given_at, expires_at, revoked_at, revoked_by, by_mail, mailed_at, unmailed_at) on app.handover_giving to app_rw;
grant select (id, giving_id, case_id, opened_at) on app.handover_opening to app_rw;

-- Guardians and their scopes: the supported person's to know, the support team's, and the guardian's own.
create policy read on app.guardian for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or id in (select s.guardian_id from app.guardian_scopes(case_id) s));
grant select on app.guardian to app_rw;

-- People: oneself, those whose membership one sees, staff that one sees. Accounts: one's own.
create policy read on app.person for select to app_rw using (
  id = (select app.actor_id())
  or exists (select from app.member m where m.person_id = person.id)
  or exists (select from app.agency_member a where a.person_id = person.id));
grant select (id, name, reading) on app.person to app_rw;

create policy own on app.account for select to app_rw using (person_id = (select app.actor_id()));
create policy keep on app.account for update to app_rw using (person_id = (select app.actor_id()));
grant select, update (settings) on app.account to app_rw;

create policy read on app.agency for select to app_rw using (id = any ((select app.my_agency_ids())::uuid[]));
create policy notices on app.agency for update to app_rw
  using (id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]));
grant select, update (urgent, mail_names) on app.agency to app_rw;

-- Staff know their colleagues; everybody else knows who is responsible (管理者, サービス管理責任者).
create policy read on app.agency_member for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
  or (role in ('manager', 'service_manager') and agency_id = any ((select app.my_agency_ids())::uuid[])));
grant select on app.agency_member to app_rw;

-- Who has been named for the safety desk: the agency's staff know.
create policy read on app.safety_contact for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]));
grant select on app.safety_contact to app_rw;

-- What was opened in an emergency: the supported person's to know, and the support team's.
create policy read on app.emergency for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.emergency to app_rw;

-- Words to think about before others read them: for those whose writing is looked through, the staff and the supported persons. The
-- managers add them and take them off the list.
create policy read on app.sensitive_word for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
  or exists (select from app.case k where k.agency_id = sensitive_word.agency_id
              and k.id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])));
create policy write on app.sensitive_word for insert to app_rw with check (
  added_by = (select app.actor_id()) and agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]));
create policy remove on app.sensitive_word for update to app_rw
  using (removed_at is null and agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]))
  with check (removed_by = (select app.actor_id()));
grant select, insert (id, agency_id, word, instead), update (removed_at, removed_by) on app.sensitive_word to app_rw;
alter table app.sensitive_word alter column added_by set default app.actor_id();

-- Whom else one can turn to: for an agency's staff, who keep the list, and for those it supports.
create policy read on app.office for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
  or removed_at is null
     and agency_id in (select k.agency_id from app.case k where k.id = any ((select app.case_ids_as('{supported_person}'))::uuid[])));
create policy write on app.office for insert to app_rw with check (
  changed_by = (select app.actor_id()) and agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]));
create policy change on app.office for update to app_rw
  using (removed_at is null and agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]))
  with check (changed_by = (select app.actor_id()) and coalesce(removed_by = (select app.actor_id()), true));
grant select (id, agency_id, kind, number, name, reading, area, address, phone, fax, mail, web, hours, note, folded, version, removed_at),
  insert (id, agency_id, kind, number, name, reading, area, address, phone, fax, mail, web, hours, note),
  update (kind, number, name, reading, area, address, phone, fax, mail, web, hours, note, version, changed_by, changed_at, removed_by, removed_at)
  on app.office to app_rw;
alter table app.office alter column changed_by set default app.actor_id();

-- What an agency says of its rules: its staff know all of it; the people it supports, what their own fee and plan rest on. Its managers
-- say it, and nobody changes what was said. How often plans are looked at again, all who have to do with the agency know.
create policy read on app.agency_rule for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
  or rule not in ('users_before', 'working_before') and exists (
    select from app.case k where k.agency_id = agency_rule.agency_id and k.id = any ((select app.case_ids_as('{supported_person}'))::uuid[])));
create policy how_often on app.agency_rule for select to app_rw using (
  rule = 'plan_months' and agency_id = any ((select app.my_agency_ids())::uuid[]));
create policy write on app.agency_rule for insert to app_rw with check (
  set_by = (select app.actor_id()) and agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]));
-- A rule of an agency on a day (lib/money/settings.ts says the same): of the lines that hold, the one that began last.
create function app.agency_rule_on(of_agency uuid, named text, day date) returns numeric language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.value from app.agency_rule r
   where r.agency_id = of_agency and r.rule = named and r.from_on <= day and (r.to_on is null or r.to_on >= day)
   order by r.from_on desc, r.set_at desc limit 1
$$;
grant select, insert (id, agency_id, rule, value, from_on, to_on, reason) on app.agency_rule to app_rw;
alter table app.agency_rule alter column set_by set default app.actor_id();

-- What has helped at an agency's workplaces: for whoever looks for an example in one of its cases. Its staff add, and take off what they
-- see; who added it is theirs to know.
create policy read on app.agency_example for select to app_rw using (agency_id = any ((select app.my_agency_ids())::uuid[]));
create policy write on app.agency_example for insert to app_rw with check (
  added_by = (select app.actor_id()) and agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]));
create policy remove on app.agency_example for update to app_rw
  using (removed_at is null and agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]))
  with check (removed_by = (select app.actor_id()));
grant select (id, agency_id, worry, difficulty, obstacle, wish, added_at, removed_at), insert (id, agency_id, worry, difficulty, obstacle, wish),
  update (removed_at, removed_by) on app.agency_example to app_rw;
alter table app.agency_example alter column added_by set default app.actor_id();

-- Who asked to be supported is told to who may open a case for them.
create policy read on app.inquiry for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]));
grant select on app.inquiry to app_rw;

-- That a case's records are kept longer, and that they will be erased: its supported person's to know, and the agency's managers'. What was
-- erased, when, by whom: the managers', and whose it was.
create policy read on app.retention_hold for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[]) or case_id = any ((select app.managed_case_ids())::uuid[]));
create policy read on app.retention_notice for select to app_rw using (
  (case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[]) or case_id = any ((select app.managed_case_ids())::uuid[]))
  and exists (select from app.entry e where e.id = entry_id and e.undone_at is null));
create policy read on app.erasure for select to app_rw using (
  person_id = (select app.actor_id()) or agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]));
grant select on app.retention_hold, app.retention_notice, app.erasure to app_rw;
-- What a report of an erasure says, in the words that its hash is of.
create function app.words_of(report app.erasure) returns jsonb language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', report.id, 'case', report.case_id, 'agency', report.agency_name, 'by', report.decided_name,
    'at', extract(epoch from report.decided_at)::bigint, 'first', report.first_on, 'last', report.last_on, 'ended', report.ended_on,
    'years', report.years_kept, 'told', report.told_on, 'counts', report.counts, 'people', report.people)
$$;

-- Drafts and sent forms are their person's own.
create policy own on app.draft to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()));
create policy own on app.submission to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()));
grant select, insert (key, data), update (data, updated_at), delete on app.draft to app_rw;
grant select, insert (key, body_hash, location), update (location) on app.submission to app_rw;

-- Sessions are their person's own: to see, without the token's hash, and to end. Nothing else about them can be changed.
create policy own on app.session for select to app_rw using (person_id = (select app.actor_id()));
create policy end_own on app.session for update to app_rw using (person_id = (select app.actor_id()) and revoked_at is null)
  with check (person_id = (select app.actor_id()) and revoked_at = now());
grant select (id, person_id, method, device, created_at, last_seen_at, idle_limit, expires_at, revoked_at), update (revoked_at)
  on app.session to app_rw;

-- Sign-ins at a company or a government are linked, and unlinked, by their person. One of these is one person's.
create policy own on app.identity to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()));
grant select, insert (issuer, subject), delete on app.identity to app_rw;
alter table app.identity alter column person_id set default app.actor_id();

-- Invitations, without the hashes of their links: to a side of a case, for its supported person and its support team; to
-- the staff, for the managers.
create policy read on app.invitation for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or (role is not null and agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])));
grant select (id, agency_id, case_id, party_id, role, invited_name, title, email, invited_by, created_at, expires_at,
  accepted_at, accepted_by, revoked_at, told_id) on app.invitation to app_rw;

-- The mail of a demo is for everybody to see; elsewhere there is none.
create policy demo on app.demo_mail to app_rw using ((select i.demo from app.instance i))
  with check ((select i.demo from app.instance i));
grant select, insert (id, recipient, subject, body) on app.demo_mail to app_rw;

-- Traces. Who looked is for the supported person and the agency's managers, but not that somebody looked at what they may not read
-- themselves: it would say that it is there; and for the person not that somebody wrote, either. A timeline everybody has. Which entries a look showed is
-- nobody's to read here: app.shown_in and app.looks_at below say of it what the asker may read too. What changed is for the
-- managers, but not that something was written which they may not read: it may be about them.
create policy read on app.access_event for select to app_rw using (
  (case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])
   and (page not in ('entry', 'search', 'private', 'write', 'notices', 'exposure', 'mail', 'link', 'plan', 'plans')
        and (entry_ids = '{}' or page in ('timeline', 'print'))
        or exists (select from app.entry e where e.id = any (entry_ids))))
  or (case_id = any ((select app.managed_case_ids())::uuid[])
      and (entry_ids = '{}' or exists (select from app.entry e where e.id = any (entry_ids)))));
create policy write on app.access_event for insert to app_rw with check (
  actor_id = (select app.actor_id()) and case_id = any ((select app.readable_case_ids())::uuid[]));
grant select (id, at, case_id, actor_id, page, kind), insert (case_id, page, kind, entry_ids) on app.access_event to app_rw;

-- Of a case that was erased nobody can be asked any more what was kept from whom: of it only that it was erased.
create policy read on app.audit_event for select to app_rw using (
  case_id = any ((select app.managed_case_ids())::uuid[])
  and not app.is_kept_from_me(object_id)
  and (act = 'case.erased' or not exists (select from app.erasure x where x.case_id = audit_event.case_id)));
create policy write on app.audit_event for insert to app_rw with check (
  actor_id = (select app.actor_id()) and (case_id is null or app.has_been_in(case_id)));
grant select (id, at, actor_id, case_id, act, object_type, object_id, detail, request_id),
  insert (case_id, act, object_type, object_id, detail, request_id) on app.audit_event to app_rw;

-- What somebody changes is refused when their transaction ends without a word about it in the audit. Not asked of: the traces
-- themselves, what is kept for its own person only (drafts, forms sent, notices and how they come, reminders, what they have read), what is to
-- be told outside, earlier words (their entry is asked), counters and the mail of a demo, and of a session that it was used again.
do $$
declare t record;
begin
  for t in select tablename from pg_tables where schemaname = 'app' and tablename not in
             ('migration', 'instance', 'audit_event', 'audit_seal', 'access_event', 'draft', 'submission', 'entry_seen', 'read_mark',
              'entry_version', 'rate', 'demo_mail', 'sign_in_link', 'notice', 'delivery', 'notice_choice', 'push_subscription', 'line_account',
              'line_nonce', 'reminder', 'telling') loop
    execute format('drop trigger if exists traced on app.%I', t.tablename);
    execute format('create constraint trigger traced after insert or delete or update %s on app.%I deferrable initially deferred
                      for each row when (app.actor_id() is not null) execute function app.refuse_untraced()',
                   case when t.tablename = 'session' then 'of revoked_at' end, t.tablename);
  end loop;
end $$;


-- Of what was found, newest first: the newest that the actor may read. The rule is asked about twice as many as are wanted, and only where
-- that does not do about all of them.
create function app.newest_readable(hits uuid[], newest int) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare readable uuid[] := array(select app.readable_of(app.actor_id(), hits[:2 * newest]));
begin
  if cardinality(readable) < newest and cardinality(hits) > 2 * newest then
    readable := array(select app.readable_of(app.actor_id(), hits));
  end if;
  return array(select e.id from app.entry e where e.id = any (readable) order by e.occurred_at desc, e.id desc limit newest);
end $$;

-- Search: the newest entries of the given cases, or of all the actor's (null), that hold the words and that the actor may read, each as a
-- timeline shows it. No operator that finds words may use its index under row-level security, so this function looks with its own rights and
-- asks the rule itself. Frequent words are met soon by walking each case back, a little first and then further; rare ones, of which the first
-- steps met too few for the further ones to do, are found in the index of character pairs. What the walk found counts when it is newer than
-- the place where it stopped in any case; there must be enough of it, or all is walked.
create function app.search(words text, cases uuid[], newest int)
  returns table (entry_id uuid, occurred_at timestamptz, case_id uuid, thread_id uuid, kind app.entry_kind, category app.category, audience uuid[],
    author_kind app.party_kind, author_name text, author_reading text, author_title text, on_behalf_label text, title text, excerpt text,
    detail jsonb, status app.concern_status)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
  wanted text[] := array_remove(regexp_split_to_array(app.fold(words), '\s+'), '');
  patterns text[] := array(select '%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%' from unnest(wanted) w);
  pairs int[] := array(select distinct pair from unnest(wanted) w, unnest(app.pairs(w)) pair);
  mine uuid[] := case when cases is null then app.readable_case_ids()
                      else array(select unnest(cases) intersect select unnest(app.readable_case_ids())) end;
  furthest int := case when cardinality(pairs) = 0 then 2000 else greatest(40, 1200 / greatest(cardinality(mine), 1)) end;
  depth int;
  met uuid[];
  hits int;
  walked_all boolean;
begin
  if cardinality(wanted) = 0 or cardinality(mine) = 0 then return; end if;
  foreach depth in array case when cardinality(pairs) = 0 then array[furthest] else array[furthest / 4, furthest] end loop
    with walked as (
      select w.* from unnest(mine) k (id) cross join lateral (
        select e.id, e.occurred_at, e.folded like all (patterns) as hit, row_number() over (order by e.occurred_at desc, e.id desc) as place
          from app.entry e where e.case_id = k.id order by e.occurred_at desc, e.id desc limit depth) w),
    horizon as (select case when cardinality(pairs) > 0 then max(w.occurred_at) filter (where w.place = depth) end as at from walked w)
    select array(select w.id from walked w where w.hit and (h.at is null or w.occurred_at > h.at) order by w.occurred_at desc, w.id desc),
           (select count(*) from walked w where w.hit), h.at is null
      into met, hits, walked_all from horizon h;
    if walked_all or cardinality(met) >= newest then met := app.newest_readable(met, newest); end if;
    exit when walked_all or cardinality(met) >= newest or hits * 4 < newest;
  end loop;
  if not walked_all and cardinality(met) < newest then
    met := app.newest_readable(array(
      -- "is true": not by the index of cases as well, which would be walked through for all of them.
      select e.id from app.entry e
       where e.grams @> pairs and (e.case_id = any (mine)) is true and e.folded like all (patterns)
       order by e.occurred_at desc, e.id desc), newest);
  end if;
  return query
    select e.id, e.occurred_at, e.case_id, e.thread_id, e.kind, e.category, e.audience, e.author_kind, e.author_name, e.author_reading,
           e.author_title, e.on_behalf_label, e.title, left(e.body, 300), e.detail, c.status
      from app.entry e left join app.concern c on c.entry_id = e.id
     where e.id = any (met) order by e.occurred_at desc, e.id desc;
end $$;

-- Whom the actor turns to: the agency of their own case, of several the one where they are the supported person, then the newest; and in
-- which case, as which side.
create function app.my_desk() returns table (agency text, phone text, hours text, case_id uuid, kind app.party_kind)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select g.name, g.phone, g.hours, p.case_id, p.kind
      from app.party p join app.case k on k.id = p.case_id join app.agency g on g.id = k.agency_id
     where p.id = any (app.my_party_ids())
     order by p.kind <> 'supported_person', p.valid_from desc, p.id limit 1;
end $$;


-- Which entries some looks showed, of looks in the actor's own case or in those that they manage: what they may read too.
create function app.shown_in(looks bigint[]) returns table (look_id bigint, entry_id uuid) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare known uuid[] := app.case_ids_as('{supported_person}') || app.managed_case_ids();
begin
  return query
    with shown as (
      select v.id, e.id as entry from app.access_event v, unnest(v.entry_ids) e (id) where v.id = any (looks) and v.case_id = any (known))
    select s.id, s.entry from shown s
     where s.entry in (select app.readable_of(app.actor_id(), array(select distinct t.entry from shown t)));
end $$;

-- The looks at an entry that the actor may read, in the same cases.
create function app.looks_at(wanted uuid) returns setof bigint language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select v.id from app.entry e join app.access_event v on v.case_id = e.case_id and wanted = any (v.entry_ids)
     where e.id = wanted and app.may_read(app.actor_id(), wanted)
       and e.case_id = any (app.case_ids_as('{supported_person}') || app.managed_case_ids());
end $$;


-- Whom a case's safety desk is, by name: for everybody of the case to know before they write.
create function app.safety_desk(of_case uuid) returns table (id uuid, name text, reading text) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.looking_as() is not null or not of_case = any (app.readable_case_ids()) then return; end if;
  return query select n.id, n.name, n.reading from app.case k, app.safety_desk_of(k.agency_id) d join app.person n on n.id = d.id
                where k.id = of_case order by n.reading, n.id;
end $$;

-- What frightens somebody and is not settled, in the agencies whose manager the actor is: of it, what they may read.
create function app.safety_calls() returns table (entry_id uuid) language plpgsql stable security definer
  rows 5 set search_path = pg_catalog, pg_temp as $$
declare mine uuid[] := app.agency_ids_as('{manager,service_manager}');
begin
  if cardinality(mine) = 0 then return; end if;
  return query
    select app.readable_of(app.actor_id(), array(
      select e.id from app.case k join app.entry e on e.case_id = k.id and e.category = 'safety' and e.kind = 'concern'
        join app.concern c on c.entry_id = e.id
       where k.agency_id = any (mine) and e.undone_at is null and c.status not in ('settled', 'withdrawn')));
end $$;

-- The actor's cases and what waits in each, for their home: counts of what they may read, and nothing of what they may not.
-- One look at the candidates (open concerns, and of those that name one's side, since what others say to each other must not push
-- them out: the last contact, the newest entry that can be told, the unread ones among the newest ten), one question to the rule.
-- Without sorting: the newest of a case come first in its index, and a guess of how many name one's side must not say otherwise.
create function app.digest() returns table (case_id uuid, name text, reading text, agency text, phone text, hours text,
    sides app.party_kind[], own boolean, open_concerns int, unowned int, waiting int, owned int, next_due date, unread int,
    latest_at timestamptz, last_contact timestamptz)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp set enable_sort = off as $$
declare
  me uuid := app.actor_id();
  mine uuid[] := app.readable_case_ids();
  ours uuid[] := app.my_party_ids();
begin
  return query
    with places as materialized (
      select k.id, k.person_id, k.agency_id, array_agg(p.id) as parties, array_agg(p.kind) filter (where p.id is not null) as kinds,
             coalesce(max(m.read_until), '-infinity') as read_until
        from app.case k
        left join app.party p on p.case_id = k.id and p.id = any (ours)
        left join app.read_mark m on m.case_id = k.id and m.person_id = me
       where k.id = any (mine) and (k.ended_on is null or k.ended_on > current_date - 365)
       group by k.id),
    asked as materialized (
      select 'concern' as what, c.case_id, c.entry_id as id, c.status, c.owner_id, c.due_on, null::timestamptz as at
        from app.concern c where c.case_id = any (mine) and c.status not in ('settled', 'withdrawn')
      union all
      select case when n.is_unread then 'unread' else 'newest' end, k.id, n.id, null, null, null, n.occurred_at
        from places k cross join lateral (
          select e.id, e.occurred_at, e.author_id <> me and e.created_at > k.read_until
                   and not exists (select from app.entry_seen s where s.person_id = me and s.entry_id = e.id) as is_unread,
                 row_number() over (order by e.occurred_at desc, e.id desc) as place
            from app.entry e
           where e.case_id = k.id and (e.audience && k.parties or e.author_id = me) and e.kind not in ('plan_part', 'goal')
           order by e.occurred_at desc, e.id desc limit 10) n
       where n.is_unread or n.place <= 3
      union all
      select 'contact', k.id, n.id, null, null, null, n.occurred_at
        from places k cross join lateral (
          select e.id, e.occurred_at from app.entry e
           where e.case_id = k.id and e.kind in ('contact', 'meeting') and (e.audience && k.parties or e.author_id = me)
             -- A meeting is none until it was held.
             and coalesce(e.detail ->> 'state', 'held') = 'held'
           order by e.occurred_at desc limit 1) n),
    told as (
      select a.case_id, count(*) filter (where a.what = 'concern') as open,
             count(*) filter (where a.what = 'concern' and a.owner_id is null) as unowned,
             count(*) filter (where a.status = 'waiting') as waiting, count(*) filter (where a.owner_id = me) as owned,
             min(a.due_on) as due, count(*) filter (where a.what = 'unread') as unread,
             max(a.at) filter (where a.what in ('unread', 'newest')) as latest, max(a.at) filter (where a.what = 'contact') as contact
        from asked a
       where a.id in (select app.readable_of(app.reader_id(), array(select asked.id from asked)))
       group by a.case_id)
    select k.id, n.name, n.reading, g.name, g.phone, g.hours, coalesce(k.kinds, '{}'),
           k.id in (select m.case_id from app.member m where m.person_id = me and (m.valid_to is null or m.valid_to > now())),
           coalesce(t.open, 0)::int, coalesce(t.unowned, 0)::int, coalesce(t.waiting, 0)::int, coalesce(t.owned, 0)::int, t.due,
           coalesce(t.unread, 0)::int, t.latest, t.contact
      from places k
      join app.person n on n.id = k.person_id
      join app.agency g on g.id = k.agency_id
      left join told t on t.case_id = k.id;
end $$;


-- How many times a meeting is asked for, and whether that waits for the actor: they did not ask it, and have not said when they can come
-- since the times were last changed. As who asks may see.
create function app.times_asked(of_meeting uuid, state app.meeting_state, author uuid) returns table (slots int, waits boolean)
  language sql stable as $$
  select count(*)::int,
         times_asked.state = 'proposed' and count(*) filter (where s.starts_at > now()) > 0 and times_asked.author <> app.actor_id()
           and not exists (select from app.entry a where a.thread_id = times_asked.of_meeting and a.kind::text = 'slots' and a.undone_at is null
                            and a.author_id = app.actor_id() and a.detail -> 'of' ? (min(s.id::text)))
    from app.meeting_slot s where s.meeting_id = times_asked.of_meeting and s.dropped_at is null
$$;

-- What waits for the actor in the meetings of their cases: to answer, to come to within a month, to do, to look through.
create function app.meetings_waiting() returns table (what text, case_id uuid, meeting_id uuid, entry_id uuid, title text, starts_at timestamptz,
    ends_at timestamptz, due_on date, person_name text)
  language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.actor_id();
  mine uuid[] := app.readable_case_ids();
  ours uuid[] := app.my_party_ids();
begin
  return query
    with waiting as materialized (
      select case m.state when 'fixed' then 'come' else 'answer' end as what, m.case_id, e.id as meeting_id, e.id, e.title, m.starts_at, m.ends_at,
             null::date as due_on
        from app.meeting m join app.entry e on e.id = m.entry_id cross join lateral app.times_asked(e.id, m.state, e.author_id) asked
       where m.case_id = any (mine) and (m.ends_at is null or m.ends_at > now()) and e.undone_at is null and e.audience && ours
         and (asked.waits or m.state = 'fixed' and m.starts_at < now() + interval '31 days')
      union all
      select 'todo', a.case_id, a.meeting_id, e.id, left(e.body, 80), null, null, a.due_on
        from app.action a join app.entry e on e.id = a.entry_id
       where a.owner_id = me and a.done_at is null and a.case_id = any (mine)
      union all
      select 'confirm', x.case_id, x.meeting_id, e.id, r.title, m.starts_at, m.ends_at, null
        from app.minutes x join app.entry e on e.id = x.entry_id join app.meeting m on m.entry_id = x.meeting_id
        join app.entry r on r.id = x.meeting_id
       where x.shared_at > now() - interval '60 days' and e.author_id <> me and x.case_id = any (mine)
         and exists (select from app.attendance a where a.meeting_id = x.meeting_id and a.person_id = me and a.came)
         and not exists (select from app.entry c where c.thread_id = x.meeting_id and c.kind::text = 'confirm' and c.author_id = me
                          and c.detail ->> 'minutes' = x.entry_id::text and (c.detail ->> 'version')::int = e.version)),
    readable as materialized (
      select app.readable_of(app.reader_id(), array(select w.id from waiting w union select w.meeting_id from waiting w)) as id
       where exists (select from waiting))
    select w.what, w.case_id, w.meeting_id, w.id, w.title, w.starts_at, w.ends_at, w.due_on, n.name
      from waiting w join app.case k on k.id = w.case_id join app.person n on n.id = k.person_id
     where w.id in (select r.id from readable r) and (w.what = 'todo' or w.meeting_id in (select r.id from readable r))
     order by coalesce(w.starts_at, w.due_on::timestamp at time zone 'Asia/Tokyo') nulls first, w.id;
end $$;


-- What about consents waits in the actor's cases, as the supported person or of the support team, who may know all of them: the
-- earliest end within a month, of whose side, and how many sides; consents on paper and questions without an answer.
create function app.consents_waiting() returns table (case_id uuid, ending timestamptz, party text, sides int, unconfirmed int, requests int,
    records int, given int)
  language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid[] := app.case_ids_as('{supported_person,support_team}');
begin
  return query
    with waiting as (
      select c.case_id, c.valid_to, p.id as side, p.label, null::uuid as giving_id, null::uuid as request_id,
             null::uuid as record_id, null::uuid as given_id
        from app.consent c join app.party p on p.id = c.party_id
       where c.case_id = any (mine) and c.withdrawn_at is null and c.valid_from <= now()
         and c.valid_to > now() and c.valid_to <= now() + interval '31 days'
         and p.kind in ('family', 'employer', 'partner') and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
      union all
      select c.case_id, null, null, null, c.giving_id, null, null, null from app.consent c
       where c.case_id = any (mine) and c.method = 'paper' and c.confirmed_at is null and c.withdrawn_at is null and c.valid_to > now()
      union all
      select r.case_id, null, null, null, null, r.id, null, null from app.consent_request r where r.case_id = any (mine) and r.decided_at is null
      union all
      select q.case_id, null, null, null, null, null, q.id, null from app.record_request q where q.case_id = any (mine) and q.ended_at is null
      union all
      select g.case_id, null, null, null, null, null, null, g.id from app.record_given g
       where g.case_id = any (mine) and g.given_at > now() - interval '30 days')
    select w.case_id, min(w.valid_to), coalesce((array_agg(w.label order by w.valid_to, w.side) filter (where w.side is not null))[1], ''),
           count(distinct w.side)::int, count(distinct w.giving_id)::int, count(w.request_id)::int,
           count(w.record_id)::int, count(w.given_id)::int
      from waiting w group by w.case_id;
end $$;


-- How many notices and reminders wait for the actor (100 stands for more), and a mark of this moment: what is told in a transaction
-- that is not behind the mark is news since. Of all cases, whichever one the page is about.
create function app.news() returns table (unread int, mark text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare in_hand text := coalesce(current_setting('app.case_in_hand', true), ''); waiting uuid[] := array(
  select n.entry_id from app.notice n where n.person_id = app.actor_id() and n.read_at is null order by n.at desc limit 100);
begin
  perform set_config('app.case_in_hand', '', true);
  mark := pg_snapshot_xmin(pg_current_snapshot());
  unread := case when waiting = '{}' then 0
                 else (select count(*) from app.readers_beside_author(waiting) r where r.person_id = app.actor_id()) end
            + (select count(*) from app.reminder m where m.person_id = app.actor_id() and m.told_at is not null and m.ended_at is null
                  and (m.about_party is null or app.hears_of(m.about_party)));
  perform set_config('app.case_in_hand', in_hand, true);
  return next;
end $$;


-- 4. WHO MAY INVITE, AND WHO OPENS A SIDE FOR SOMEBODY ELSE ------------------------------------------------------------------

-- Today, where the portal's people are.
create function app.today() returns date language sql stable set search_path = pg_catalog, pg_temp
  as $$ select (now() at time zone 'Asia/Tokyo')::date $$;

-- May somebody invite to a party? The support team, to every side of an open case but its own; the supported person, their
-- family. To a company only while the employment lasts and is not closed; as the supported person only who has no account.
-- Asked when the invitation is made, and again when it is accepted: who has left has no open invitations.
create function app.may_invite(who uuid, wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from app.party p join app.case k on k.id = p.case_id join app.agency g on g.id = k.agency_id
      left join app.employment j on j.id = p.employment_id
     where p.id = wanted and p.kind <> 'support_team'
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and g.disabled_at is null and (k.ended_on is null or k.ended_on >= app.today())
       and (j.id is null or (j.disclosure <> 'closed' and (j.ended_on is null or j.ended_on >= app.today())))
       and (p.kind <> 'supported_person' or not exists (select from app.account a where a.person_id = k.person_id))
       and exists (select from app.party mine
                    where mine.case_id = k.id and mine.id = any (app.party_ids_of(who))
                      and (mine.kind = 'support_team' or (mine.kind = 'supported_person' and p.kind = 'family'))));
end $$;

-- The same for the staff of an agency: managers invite to every role, service managers invite workers.
create function app.may_invite_staff(who uuid, to_agency uuid, as_role app.agency_role) returns boolean language plpgsql
  stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from app.agency_member a join app.agency g on g.id = a.agency_id
     where a.person_id = who and a.agency_id = to_agency and g.disabled_at is null
       and (a.role = 'manager' or (a.role = 'service_manager' and as_role = 'worker'))
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()));
end $$;

-- The sides of a case that the actor may invite to.
create function app.sides_to_invite_to(of_case uuid) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query select p.id from app.party p where p.case_id = of_case and app.may_invite(app.actor_id(), p.id);
end $$;

-- The sides of a case that a guardian may open, and what each may read now of the categories in their scope. Guardians see no
-- more of a case than their side does; this much they must see to decide.
create function app.guarded_sides(of_case uuid)
  returns table (party_id uuid, kind app.party_kind, label text, reading text, consent_id uuid, category app.category,
                 valid_from timestamptz, valid_to timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare scope app.category[]; own uuid[] := app.my_party_ids();
begin
  select array_agg(c) into scope from app.guardian_scopes(of_case) s, unnest(s.categories) c;
  if scope is null then return; end if;
  return query
    select p.id, p.kind, p.label, p.reading, c.id, c.category, c.valid_from, c.valid_to
      from app.party p left join app.consent c on c.party_id = p.id and c.withdrawn_at is null
           and c.valid_from <= now() and c.valid_to > now()
     where p.case_id = of_case and p.kind not in ('supported_person', 'support_team') and p.id <> all (own)
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
     order by p.kind, p.valid_from, p.id;
end $$;

-- What was asked, agreed and found to work at an agency, by worry and by measure, for its managers. People are counted, each once,
-- in groups of five or more, rounded down to fives, nought where there are fewer; only what was there when the last quarter ended. So
-- nobody learns of one person, by looking twice or by adding up.
create function app.accommodation_counts(of_agency uuid)
  returns table (kind text, key text, asked int, agreed int, works int) language plpgsql stable security definer rows 20
  set search_path = pg_catalog, pg_temp as $$
begin
  if not of_agency = any (app.agency_ids_as('{manager,service_manager}')) then return; end if;
  return query
    select g.kind, g.key, g.asked / 5 * 5, g.agreed / 5 * 5, g.works / 5 * 5
      from (select b.kind, b.key, count(distinct k.person_id)::int as asked,
                   count(distinct k.person_id) filter (where t.stage >= 'agreed')::int as agreed,
                   count(distinct k.person_id) filter (where t.stage = 'works')::int as works
              from app.case k join app.accommodation a on a.case_id = k.id join app.tally t on t.accommodation_id = a.entry_id,
                   lateral (values ('worry', t.worry::text), ('measure', t.measure::text)) b (kind, key)
             where k.agency_id = of_agency and t.stage >= 'asked' and b.key is not null
               and t.at < date_trunc('quarter', app.today()::timestamp) at time zone 'Asia/Tokyo'
             group by b.kind, b.key) g
     where g.asked >= 5 order by g.kind desc, g.asked / 5 desc, g.key;
end $$;

-- The agencies that one may turn to: for anybody.
create function app.agencies_to_ask() returns table (id uuid, name text) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select g.id, g.name from app.agency g where g.disabled_at is null order by g.name, g.id
$$;

-- What the portal may ask, a line each.
grant execute on function
  app.accommodation_counts(uuid),
  app.actor_id(),
  app.agencies_to_ask(),
  app.agency_ids_as(app.agency_role[]),
  app.agency_rule_on(uuid, text, date),
  app.case_ids_as(app.party_kind[]),
  app.cases_at_desk(uuid),
  app.consents_waiting(),
  app.digest(),
  app.fold(text),
  app.guarded_sides(uuid),
  app.guardian_scopes(uuid),
  app.has_been_in(uuid),
  app.hash_of(jsonb),
  app.hears_of(uuid),
  app.in_hand(uuid),
  app.is_held_back(uuid, uuid),
  app.is_kept_from_me(uuid),
  app.is_own_side(uuid),
  app.is_own_concern(uuid, uuid),
  app.is_without_account(uuid),
  app.looked_at_categories(),
  app.looking_as(),
  app.looks_at(uuid),
  app.mails_to(uuid),
  app.managed_case_ids(),
  app.may_address(uuid, uuid[]),
  app.may_answer(uuid, uuid, uuid[]),
  app.meetings_waiting(),
  app.my_agency_ids(),
  app.my_desk(),
  app.my_party_ids(),
  app.news(),
  app.opened_in_emergency(uuid),
  app.pairs(text),
  app.readable_case_ids(),
  app.reader_id(),
  app.reader_party_ids(),
  app.readers_of(uuid),
  app.reads_all_of(uuid),
  app.reads_by_consent(uuid),
  app.record_of(app.entry, app.contact),
  app.reportable(uuid, uuid[]),
  app.safety_calls(),
  app.safety_desk(uuid),
  app.search(text, uuid[], int),
  app.shown_in(bigint[]),
  app.sides_to_invite_to(uuid),
  app.times_asked(uuid, app.meeting_state, uuid),
  app.today(),
  app.words_of(app.erasure) to app_rw;
