-- WHO MAY SEE AND DO WHAT. All of it, and nowhere else.
--
-- This file is applied whole after every migration, in the same transaction. It first takes everything away, then gives
-- it again, so what stands here is what holds. Read it from the top: the rule, who is where, then table by table.
--
--   A person reads an entry when they are a current member of a party in its audience and that party holds the supported
--   person's consent, in force now, for the entry's category. The author reads their own entry while still a member.
--   The support team needs no consent for what the contract covers; the supported person needs none. An agency's managers
--   (管理者, サービス管理責任者) count as members of its support teams. Nobody but its author reads an entry that names them
--   as its subject. What was taken back within ten minutes is read by its author only. Nobody else.
--
-- app_rw      the portal's login belongs to it. Owns nothing, bypasses nothing.
-- app_definer owns the functions marked "security definer": they look where the caller may not, and answer one question.
-- Nobody deletes: entries are withdrawn, consents are withdrawn, memberships end. Drafts alone may go.

grant app_definer to current_user;
grant usage on schema app to app_rw, app_definer;
grant create on schema app to app_definer;

do $$
declare t record;
begin
  for t in select schemaname, tablename, policyname from pg_policies where schemaname = 'app' loop
    execute format('drop policy %I on app.%I', t.policyname, t.tablename);
  end loop;
  -- The functions of this file; those of the migrations hold up tables and stay.
  for t in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'app' and p.proname not in
              ('actor_id', 'fold', 'pairs', 'complete_entry', 'refuse_employer_of_closed', 'refuse_change') loop
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


-- 1. THE RULE --------------------------------------------------------------------------------------------------------

-- A page that is about one case says so at the start of its transaction, and then only that case is looked at: everything below
-- answers about fewer cases, never about more. Without it a worker's forty cases are looked through for each question.
create function app.in_hand(some_case uuid) returns boolean language sql stable parallel safe as $$
  select case when current_setting('app.case_in_hand', true) <> '' then some_case = current_setting('app.case_in_hand', true)::uuid else true end
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
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
    union
    select p.id from app.agency_member a
      join app.case k on k.agency_id = a.agency_id
      join app.party p on p.case_id = k.id and p.kind = 'support_team'
     where a.person_id = reader and app.in_hand(k.id) and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now());
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
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now();
end $$;

-- Of some entries, those that a reader may read. The policy "read" on app.entry below says the same for the actor.
create function app.readable_of(reader uuid, wanted uuid[]) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select e.id from app.entry e
     where e.id = any (wanted)
       and ((e.undone_at is null and reader <> all (e.about)
             and exists (select from unnest(e.audience) named (party_id)
                          where named.party_id in (select app.reads_all_of(reader))
                             or (named.party_id, e.category) in (select r.party_id, r.category from app.reads_by_consent(reader) r)))
            or (e.author_id = reader and e.author_party_id = any (app.party_ids_of(reader))));
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

-- Everybody who may read an entry now. Empty when the asker may not read it themselves.
create function app.readers_of(wanted uuid) returns table (person_id uuid) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not app.may_read(app.actor_id(), wanted) then return; end if;
  return query
    select someone.id
      from (select m.person_id as id from app.entry e join app.member m on m.case_id = e.case_id where e.id = wanted
            union
            select a.person_id from app.entry e join app.case k on k.id = e.case_id
              join app.agency_member a on a.agency_id = k.agency_id where e.id = wanted) as someone
     where app.may_read(someone.id, wanted);
end $$;


-- 2. WHO IS WHERE ----------------------------------------------------------------------------------------------------

-- The open parties that a person belongs to now; for managers, also the support teams of their agency's cases.
create function app.party_ids_of(who uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select m.party_id from app.member m join app.party p on p.id = m.party_id
     where m.person_id = who and app.in_hand(m.case_id) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
    union
    select p.id from app.agency_member a
      join app.case k on k.agency_id = a.agency_id
      join app.party p on p.case_id = k.id and p.kind = 'support_team'
     where a.person_id = who and app.in_hand(k.id) and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()));
end $$;

create function app.my_party_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$ begin return app.party_ids_of(app.actor_id()); end $$;

-- The cases that the actor is in: as a current member of an open party, or as a manager of the agency.
create function app.readable_case_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select m.case_id from app.member m join app.party p on p.id = m.party_id
     where m.person_id = app.actor_id() and app.in_hand(m.case_id) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
    union
    select k.id from app.agency_member a join app.case k on k.agency_id = a.agency_id
     where a.person_id = app.actor_id() and app.in_hand(k.id) and a.role in ('manager', 'service_manager')
       and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()));
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
  return array(select a.agency_id from app.agency_member a
                where a.person_id = app.actor_id() and a.role = any (roles)
                  and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now()));
end $$;

-- The agencies that the actor has to do with: as staff, or through a case.
create function app.my_agency_ids() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select a.agency_id from app.agency_member a
                where a.person_id = app.actor_id()
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
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now());
end $$;

-- May the actor write to these parties? To those they can see: the supported person and the support team to all of the
-- case, everybody else to the supported person, the support team and their own side. Never to a side that has ended.
create function app.may_address(of_case uuid, parties uuid[]) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not exists (
    select from unnest(parties) as wanted (id)
     where not exists (
       select from app.party p
        where p.id = wanted.id and p.case_id = of_case
          and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
          and (p.kind in ('supported_person', 'support_team') or p.id = any (app.my_party_ids())
               or of_case = any (app.case_ids_as('{supported_person,support_team}')))));
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


-- 3. TABLE BY TABLE --------------------------------------------------------------------------------------------------

-- Entries. The first line bounds every query by the actor's own cases, whatever else it asks. What stands in "(select …)" is
-- asked once a statement.
create policy read on app.entry for select to app_rw using (
  case_id = any ((select app.readable_case_ids())::uuid[])
  and (
    (undone_at is null and (select app.actor_id()) <> all (about)
     and exists (select from unnest(audience) named (party_id)
                  where named.party_id in (select app.reads_all_of((select app.actor_id())))
                     or (named.party_id, category) in
                        (select r.party_id, r.category from app.reads_by_consent((select app.actor_id())) r)))
    or (author_id = (select app.actor_id()) and author_party_id = any ((select app.my_party_ids())::uuid[]))
  ));
create policy write on app.entry for insert to app_rw with check (
  author_id = (select app.actor_id())
  and author_party_id = any ((select app.my_party_ids())::uuid[])
  and app.may_address(case_id, audience)
  and (on_behalf_of is null or case_id = any ((select app.case_ids_as('{support_team}'))::uuid[]))
  and (thread_id is null or app.may_answer(thread_id, case_id, audience)));
create policy correct on app.entry for update to app_rw
  using (author_id = (select app.actor_id()) and author_party_id = any ((select app.my_party_ids())::uuid[])
         and undone_at is null)
  with check (author_id = (select app.actor_id())
         and (undone_at is null or created_at > now() - interval '10 minutes'));
grant select on app.entry to app_rw;
grant insert (id, case_id, thread_id, kind, category, audience, about, author_party_id, on_behalf_of, occurred_at, title,
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
  and exists (select from app.entry e
               where e.id = entry_id and e.case_id = concern.case_id and e.kind = 'concern' and e.author_id = (select app.actor_id())));
grant select, insert (entry_id, case_id, worry, status, owner_id, due_on) on app.concern to app_rw;

-- Whoever reads an entry may know that somebody wants more people to read it; a support worker may want it.
create policy read on app.audience_proposal for select to app_rw using (
  exists (select from app.entry e where e.id = entry_id)
  and case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or exists (select from app.entry e where e.id = entry_id and e.author_id = (select app.actor_id())));
create policy propose on app.audience_proposal for insert to app_rw with check (
  proposed_by = (select app.actor_id())
  and case_id = any ((select app.case_ids_as('{support_team}'))::uuid[])
  and exists (select from app.entry e where e.id = entry_id and e.case_id = audience_proposal.case_id and e.thread_id is null)
  and app.may_address(case_id, parties));
grant select, insert (id, case_id, entry_id, parties, reason) on app.audience_proposal to app_rw;
alter table app.audience_proposal alter column proposed_by set default app.actor_id();

-- What a person has read is their own.
create policy own on app.entry_seen to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()) and exists (select from app.entry e where e.id = entry_id));
create policy own on app.read_mark to app_rw using (person_id = (select app.actor_id()))
  with check (person_id = (select app.actor_id()) and case_id = any ((select app.readable_case_ids())::uuid[]));
grant select, insert (entry_id), update (seen_at) on app.entry_seen to app_rw;
grant select, insert (case_id, read_until), update (read_until) on app.read_mark to app_rw;
alter table app.entry_seen alter column person_id set default app.actor_id();
alter table app.read_mark alter column person_id set default app.actor_id();

-- Cases, and what is known of their jobs. The employer's side knows of its own employment only.
create policy read on app.case for select to app_rw using (id = any ((select app.readable_case_ids())::uuid[]));
grant select on app.case to app_rw;

create policy read on app.employment for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[])
  or exists (select from app.party p where p.employment_id = employment.id and p.id = any ((select app.my_party_ids())::uuid[])));
grant select on app.employment to app_rw;

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

-- Consents: the supported person's, the support team's to know, and the party's that holds it.
create policy read on app.consent for select to app_rw using (
  party_id = any ((select app.my_party_ids())::uuid[])
  or case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.consent to app_rw;

-- What the support team asks of the supported person about consents is between the two.
create policy read on app.consent_request for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person,support_team}'))::uuid[]));
grant select on app.consent_request to app_rw;

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
grant select on app.person to app_rw;

create policy own on app.account for select to app_rw using (person_id = (select app.actor_id()));
create policy keep on app.account for update to app_rw using (person_id = (select app.actor_id()));
grant select, update (settings) on app.account to app_rw;

create policy read on app.agency for select to app_rw using (id = any ((select app.my_agency_ids())::uuid[]));
grant select on app.agency to app_rw;

-- Staff know their colleagues; everybody else knows who is responsible (管理者, サービス管理責任者).
create policy read on app.agency_member for select to app_rw using (
  agency_id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
  or (role in ('manager', 'service_manager') and agency_id = any ((select app.my_agency_ids())::uuid[])));
grant select on app.agency_member to app_rw;

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
  accepted_at, accepted_by, revoked_at) on app.invitation to app_rw;

-- The mail of a demo is for everybody to see; elsewhere there is none.
create policy demo on app.demo_mail to app_rw using ((select i.demo from app.instance i))
  with check ((select i.demo from app.instance i));
grant select, insert (id, recipient, subject, body) on app.demo_mail to app_rw;

-- Traces. Who looked is for the supported person, and for the agency's managers; what changed is for the managers, but not
-- that something was written which they may not read: it may be about them.
create policy read on app.access_event for select to app_rw using (
  case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])
  or exists (select from app.case k where k.id = case_id
              and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])));
create policy write on app.access_event for insert to app_rw with check (
  actor_id = (select app.actor_id()) and case_id = any ((select app.readable_case_ids())::uuid[]));
grant select, insert (case_id, page, entry_ids) on app.access_event to app_rw;

create policy read on app.audit_event for select to app_rw using (
  exists (select from app.case k where k.id = case_id
           and k.agency_id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[]))
  and not app.is_kept_from_me(object_id));
create policy write on app.audit_event for insert to app_rw with check (
  actor_id = (select app.actor_id()) and (case_id is null or app.has_been_in(case_id)));
grant select, insert (case_id, act, object_type, object_id, detail, request_id) on app.audit_event to app_rw;


-- Search: the newest entries of the given cases that hold the words and that the actor may read. No operator that finds words
-- may use its index under row-level security, so this function looks with its own rights and asks the rule itself.
-- Frequent words are met soon by walking each case back; rare ones are found in the index of character pairs. What the walk
-- found counts when it is complete: newer than the place where the walk stopped in any case, and enough of it.
create function app.search(words text, cases uuid[], newest int)
  returns table (entry_id uuid, occurred_at timestamptz) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
declare
  wanted text[] := array_remove(regexp_split_to_array(app.fold(words), '\s+'), '');
  patterns text[] := array(select '%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%' from unnest(wanted) w);
  pairs int[] := array(select distinct pair from unnest(wanted) w, unnest(app.pairs(w)) pair);
  mine uuid[] := array(select unnest(cases) intersect select unnest(app.readable_case_ids()));
  depth int := case when cardinality(pairs) = 0 then 2000 else greatest(40, 1200 / greatest(cardinality(mine), 1)) end;
  met uuid[];
  horizon timestamptz;
begin
  if cardinality(wanted) = 0 or cardinality(mine) = 0 then return; end if;
  with walked as (
    select w.* from unnest(mine) k (id) cross join lateral (
      select e.id, e.occurred_at, e.folded like all (patterns) as hit, row_number() over (order by e.occurred_at desc, e.id desc) as place
        from app.entry e where e.case_id = k.id order by e.occurred_at desc, e.id desc limit depth) w)
  select array_agg(walked.id) filter (where hit), max(walked.occurred_at) filter (where place = depth) into met, horizon from walked;
  met := array(select app.readable_of(app.actor_id(), met));
  if horizon is null or cardinality(pairs) = 0
     or newest <= (select count(*) from app.entry e where e.id = any (met) and e.occurred_at > horizon) then
    return query select e.id, e.occurred_at from app.entry e where e.id = any (met)
                  order by e.occurred_at desc, e.id desc limit newest;
    return;
  end if;
  return query
    with hits as materialized (
      select e.id from app.entry e where e.grams @> pairs and e.case_id = any (mine) and e.folded like all (patterns))
    select e.id, e.occurred_at from app.entry e
     where e.id in (select app.readable_of(app.actor_id(), array(select hits.id from hits)))
     order by e.occurred_at desc, e.id desc limit newest;
end $$;


-- What waits in each of the actor's cases, for their home: counts of what they may read, and nothing of what they may not.
-- One look at the candidates (open concerns, the newest ten entries and the last contact of those that name one's side: what
-- others say to each other must not push them out), one question to the rule.
create function app.digest() returns table (case_id uuid, open_concerns int, unowned int, waiting int, owned int, next_due date,
    unread int, latest_at timestamptz, last_contact timestamptz)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.actor_id();
  mine uuid[] := app.readable_case_ids();
  ours uuid[] := app.my_party_ids();
begin
  return query
    with concerns as materialized (
      select c.case_id, c.entry_id as id, c.status, c.owner_id, c.due_on from app.concern c
       where c.case_id = any (mine) and c.status not in ('settled', 'withdrawn')),
    newest as materialized (
      select n.* from unnest(mine) k (id) cross join lateral (
        select e.case_id, e.id, e.occurred_at, e.created_at, e.author_id from app.entry e
         where e.case_id = k.id and (e.audience && ours or e.author_id = me) order by e.occurred_at desc, e.id desc limit 10) n),
    contacts as materialized (
      select n.* from unnest(mine) k (id) cross join lateral (
        select e.case_id, e.id, e.occurred_at from app.entry e
         where e.case_id = k.id and e.kind in ('contact', 'meeting') and (e.audience && ours or e.author_id = me)
         order by e.occurred_at desc limit 1) n),
    readable as materialized (
      select r as id from app.readable_of(me, array(
        select c.id from concerns c union select n.id from newest n union select c.id from contacts c)) r),
    by_concern as (
      select c.case_id, count(*)::int as open, (count(*) filter (where c.owner_id is null))::int as unowned,
             (count(*) filter (where c.status = 'waiting'))::int as waiting,
             (count(*) filter (where c.owner_id = me))::int as owned, min(c.due_on) as due
        from concerns c where c.id in (select r.id from readable r) group by c.case_id),
    by_newest as (
      select n.case_id, max(n.occurred_at) as latest,
             (count(*) filter (where n.author_id <> me and n.created_at > coalesce(m.read_until, '-infinity')
               and not exists (select from app.entry_seen s where s.person_id = me and s.entry_id = n.id)))::int as unread
        from newest n left join app.read_mark m on m.person_id = me and m.case_id = n.case_id
       where n.id in (select r.id from readable r) group by n.case_id)
    select k.id, coalesce(c.open, 0), coalesce(c.unowned, 0), coalesce(c.waiting, 0), coalesce(c.owned, 0), c.due,
           coalesce(n.unread, 0), n.latest, t.occurred_at
      from unnest(mine) k (id)
      left join by_concern c on c.case_id = k.id
      left join by_newest n on n.case_id = k.id
      left join contacts t on t.case_id = k.id and t.id in (select r.id from readable r);
end $$;


-- 4. ACTS that touch what the actor may not touch by hand --------------------------------------------------------------

-- Opens a transaction for the holder of a session: says who they are, or returns nothing. Times are per session; the row
-- is touched at most every five minutes.
create function app.open_session(hash bytea)
  returns table (session_id uuid, person_id uuid, name text, reading text, settings jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s app.session; who record;
begin
  perform set_config('app.actor_id', '', true);
  select * into s from app.session t where t.token_hash = hash;
  if s.id is null or s.revoked_at is not null or s.expires_at <= now() or s.last_seen_at + s.idle_limit <= now() then
    return;
  end if;
  select p.name, p.reading, a.settings into who
    from app.account a join app.person p on p.id = a.person_id
   where a.person_id = s.person_id and a.disabled_at is null;
  if who is null then return; end if;
  if s.last_seen_at < now() - interval '5 minutes' then
    update app.session t set last_seen_at = now() where t.id = s.id;
  end if;
  perform set_config('app.actor_id', s.person_id::text, true);
  return query select s.id, s.person_id, who.name, who.reading, who.settings;
end $$;

-- How long a person's sessions last: by their strictest side. Idle, and in all.
create function app.session_limits(who uuid, out idle interval, out total interval) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.agency_member a where a.person_id = who
              and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())) then
    idle := '1 hour'; total := '12 hours';
  elsif exists (select from app.member m join app.party p on p.id = m.party_id
                 where m.person_id = who and p.kind in ('employer', 'partner', 'support_team')
                   and (m.valid_to is null or m.valid_to > now())) then
    idle := '8 hours'; total := '7 days';
  else
    idle := '14 days'; total := '90 days';
  end if;
end $$;

-- Keeps what was sent with a session that had ended, for when its person is back. Within a day of the end; shows nothing.
create function app.keep_draft_of_ended_session(hash bytea, draft_key text, typed jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.draft as d (person_id, key, data)
    select s.person_id, draft_key, typed from app.session s join app.account a on a.person_id = s.person_id
     where s.token_hash = hash and a.disabled_at is null
       and least(coalesce(s.revoked_at, 'infinity'), s.expires_at, s.last_seen_at + s.idle_limit) > now() - interval '1 day'
    on conflict (person_id, key) do update set data = d.data || excluded.data, updated_at = now();
end $$;

-- The people of a demo, to choose from on the sign-in page. Nobody where the installation is no demo.
create function app.demo_people()
  returns table (person_id uuid, name text, reading text, note jsonb) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not (select i.demo from app.instance i) then return; end if;
  return query select p.id, p.name, p.reading, a.demo_note from app.account a join app.person p on p.id = a.person_id
    where a.demo_note is not null and a.disabled_at is null order by (a.demo_note->>'order')::int, p.name;
end $$;

-- Begins a session and says what the browser is to keep: how its person wants the screens, and for how many seconds. The
-- portal may not call it: the functions below do, each with its own reason to believe who it is.
create function app.begin_session(who uuid, new_id uuid, hash bytea, how text, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare l record;
begin
  if not exists (select from app.account a where a.person_id = who and a.disabled_at is null) then return; end if;
  -- Nobody whose every agency has been disabled.
  if (select bool_and(g.disabled_at is not null) from app.agency g
       where g.id in (select a.agency_id from app.agency_member a where a.person_id = who and (a.valid_to is null or a.valid_to > now())
                      union select k.agency_id from app.member m join app.case k on k.id = m.case_id
                             where m.person_id = who and (m.valid_to is null or m.valid_to > now()))) then return; end if;
  l := app.session_limits(who);
  insert into app.session (id, token_hash, person_id, method, device, ip_prefix, idle_limit, expires_at)
    values (new_id, hash, who, how, on_device, from_ip, l.idle, now() + l.total);
  insert into app.audit_event (actor_id, act, object_type, object_id, detail)
    values (who, 'sign_in', 'session', new_id, jsonb_build_object('method', how));
  return query select a.settings, extract(epoch from l.total)::int from app.account a where a.person_id = who;
end $$;

-- Ends the session of a token: whoever holds it may. Nothing is said about whether there was one.
create function app.end_session(hash bytea) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.session s set revoked_at = now() where s.token_hash = hash and s.revoked_at is null;
end $$;

-- Signs a demo person in. No row where the installation is no demo.
create function app.demo_sign_in(who uuid, new_id uuid, hash bytea, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.demo_people() d where d.person_id = who) then return; end if;
  return query select * from app.begin_session(who, new_id, hash, 'demo', on_device, from_ip);
end $$;

-- Counts a try under a key, and says whether it is still one of the `most` allowed in a stretch of time. Whose key it is
-- cannot be read back (it is a hash), and nobody is locked out: the next stretch begins anew.
create function app.within_rate(try_key bytea, per interval, most int) returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare tried int;
begin
  insert into app.rate as r (key, starts, hits) values (try_key, date_bin(per, now(), '2000-01-01'), 1)
    on conflict (key, starts) do update set hits = r.hits + 1 returning r.hits into tried;
  if random() < 0.01 then delete from app.rate r where r.starts < now() - interval '1 day'; end if;
  return tried <= most;
end $$;

-- Writes down a sign-in link for the account of an address. False when there is none; the asker is never told which.
create function app.make_sign_in_link(address text, new_id uuid, hash bytea, next text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.sign_in_link l where l.expires_at < now() - interval '30 days';
  insert into app.sign_in_link (id, token_hash, person_id, email, next_path, expires_at)
    select new_id, hash, a.person_id, a.email, next, now() + interval '15 minutes'
      from app.account a where a.email = address and a.disabled_at is null;
  return found;
end $$;

-- What a sign-in link is worth now (open, used, expired), and its address. Looking uses nothing up.
create function app.sign_in_link_state(hash bytea) returns table (state text, email text, next_path text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select case when l.used_at is not null then 'used'
                when l.expires_at <= now() or a.disabled_at is not null or a.email is distinct from l.email then 'expired'
                else 'open' end, l.email, l.next_path
      from app.sign_in_link l join app.account a on a.person_id = l.person_id where l.token_hash = hash;
end $$;

-- Uses a sign-in link up and begins the session. Of several at the same moment one succeeds; the others get no row. A link
-- is for the address that it was sent to: it is worth nothing once the account has another.
create function app.use_sign_in_link(link_hash bytea, new_id uuid, hash bytea, on_device text, from_ip text)
  returns table (settings jsonb, seconds int, next_path text) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare l app.sign_in_link;
begin
  update app.sign_in_link t set used_at = now() from app.account a
   where t.token_hash = link_hash and t.used_at is null and t.expires_at > now()
     and a.person_id = t.person_id and a.email = t.email and a.disabled_at is null
  returning t.* into l;
  if l.id is null then return; end if;
  return query select b.settings, b.seconds, l.next_path
    from app.begin_session(l.person_id, new_id, hash, 'link', on_device, from_ip) b;
end $$;

-- Begins a session for whoever a company's or government's sign-in says it is. No row when nobody has linked that.
create function app.identity_sign_in(of_issuer text, of_subject text, new_id uuid, hash bytea, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  select i.person_id into who from app.identity i where i.issuer = of_issuer and i.subject = of_subject;
  if who is null then return; end if;
  return query select * from app.begin_session(who, new_id, hash, 'oidc', on_device, from_ip);
end $$;

-- Whether anybody has linked a sign-in. Only the sign-in itself asks, after its issuer has said who it is.
create function app.identity_is_known(of_issuer text, of_subject text) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.identity i join app.account a on a.person_id = i.person_id
                  where i.issuer = of_issuer and i.subject = of_subject and a.disabled_at is null);
end $$;

-- Notes an address that the actor, who has none yet, says is theirs. It counts when they open the link that was sent there.
create function app.claim_address(address text, new_id uuid, hash bytea) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.account a where a.person_id = app.actor_id() and a.email is null) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  insert into app.email_proof (id, token_hash, person_id, email, expires_at)
    values (new_id, hash, app.actor_id(), address, now() + interval '7 days');
end $$;

-- The actor has opened the link: the address is theirs. False when the link is somebody else's, used or too old; error
-- ND006 when the address has an account already, which only the holder of its mailbox comes to know.
create function app.prove_address(link_hash bytea) returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare p app.email_proof;
begin
  update app.email_proof t set used_at = now()
   where t.token_hash = link_hash and t.person_id = app.actor_id() and t.used_at is null and t.expires_at > now()
  returning t.* into p;
  if p.id is null then return false; end if;
  if exists (select from app.account a where a.email = p.email and a.person_id <> p.person_id) then
    raise exception 'the address has an account' using errcode = 'ND006';
  end if;
  update app.account a set email = p.email where a.person_id = p.person_id and a.email is null;
  if not found then return false; end if;
  insert into app.audit_event (act, object_type, object_id) values ('prove_address', 'account', p.person_id);
  return true;
end $$;

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
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
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

-- Makes a side of a case: by the support team, any but its own and the supported person's; by the supported person, family.
-- A company's side is for an employment that lasts and is not closed (ND001).
create function app.make_party(new_id uuid, of_case uuid, of_kind app.party_kind, of_label text, of_reading text, of_employment uuid)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (of_case = any (app.case_ids_as('{support_team}')) and of_kind in ('family', 'employer', 'partner')
          or of_case = any (app.case_ids_as('{supported_person}')) and of_kind = 'family') then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  perform from app.case k where k.id = of_case and (k.ended_on is null or k.ended_on >= app.today()) for share;
  if not found then raise exception 'the case is closed' using errcode = 'ND005'; end if;
  if of_kind = 'employer' then
    perform from app.employment j
      where j.id = of_employment and j.case_id = of_case and (j.ended_on is null or j.ended_on >= app.today()) for share;
    if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  end if;
  insert into app.party (id, case_id, kind, label, reading, employment_id)
    values (new_id, of_case, of_kind, of_label, of_reading, of_employment);
end $$;

-- The sides of a case that the actor may invite to.
create function app.sides_to_invite_to(of_case uuid) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query select p.id from app.party p where p.case_id = of_case and app.may_invite(app.actor_id(), p.id);
end $$;

-- Makes an invitation to a side of a case. Who does not see the side: ND404; when it is not for them to invite there, or not
-- any more: ND005.
create function app.invite(new_id uuid, hash bytea, mail_hash bytea, to_party uuid, name text, as_title text, address text)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party;
begin
  select * into p from app.party t where t.id = to_party for share;
  if p.id is null or not p.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if not app.may_invite(app.actor_id(), p.id) then raise exception 'not to be invited' using errcode = 'ND005'; end if;
  insert into app.invitation (id, token_hash, mail_token_hash, agency_id, case_id, party_id, invited_name, title, email, invited_by, expires_at)
    select new_id, hash, mail_hash, k.agency_id, k.id, p.id, name, as_title, address, app.actor_id(), now() + interval '7 days'
      from app.case k where k.id = p.case_id;
end $$;

-- Makes an invitation to the staff of an agency.
create function app.invite_staff(new_id uuid, hash bytea, mail_hash bytea, to_agency uuid, as_role app.agency_role, name text, address text)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.may_invite_staff(app.actor_id(), to_agency, as_role) then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.invitation (id, token_hash, mail_token_hash, agency_id, role, invited_name, email, invited_by, expires_at)
    values (new_id, hash, mail_hash, to_agency, as_role, name, address, app.actor_id(), now() + interval '7 days');
end $$;

-- Takes an open invitation back: to a side of a case, by the support team or the supported person; to the staff, by whoever
-- may invite to that role. Returns false when it was not open any more.
create function app.revoke_invitation(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare i app.invitation;
begin
  select * into i from app.invitation t where t.id = wanted for update;
  if i.id is null
     or not coalesce(i.case_id = any (app.case_ids_as('{supported_person,support_team}')),
                     app.may_invite_staff(app.actor_id(), i.agency_id, i.role)) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if i.accepted_at is not null or i.revoked_at is not null then return false; end if;
  update app.invitation t set revoked_at = now() where t.id = wanted;
  return true;
end $$;

-- What an invitation is worth now: open, accepted, revoked, expired, or closed (what it leads to, or who invited, is no
-- longer there). One that the operator made on the command line has no inviter.
create function app.invitation_state(i app.invitation) returns text language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case
    when i.accepted_at is not null then 'accepted'
    when i.revoked_at is not null then 'revoked'
    when i.expires_at <= now() then 'expired'
    when i.party_id is not null and not app.may_invite(i.invited_by, i.party_id) then 'closed'
    when i.role is not null and i.invited_by is not null and not app.may_invite_staff(i.invited_by, i.agency_id, i.role) then 'closed'
    when exists (select from app.agency g where g.id = i.agency_id and g.disabled_at is not null) then 'closed'
    else 'open' end;
end $$;

-- What the holder of an invitation's link is told before they agree: who invites them, to what, what they would see. Of
-- one that is not open, only its state. `mailed`: they have the link from the mail, so the address is theirs.
create function app.invitation_behind(link_hash bytea)
  returns table (id uuid, state text, mailed boolean, email text, invited_name text, title text, inviter text, inviter_reading text, agency text,
                 role app.agency_role, kind app.party_kind, label text, label_reading text, supported_name text,
                 supported_reading text, categories app.category[], expires_at timestamptz, address_known boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare i app.invitation; s text;
begin
  select * into i from app.invitation t where t.token_hash = link_hash or t.mail_token_hash = link_hash;
  if i.id is null then return; end if;
  s := app.invitation_state(i);
  if s <> 'open' then
    return query select i.id, s, false, null::text, null::text, null::text, null::text, null::text, null::text, null::app.agency_role,
      null::app.party_kind, null::text, null::text, null::text, null::text, null::app.category[], null::timestamptz, false;
    return;
  end if;
  return query
    select i.id, s, coalesce(i.mail_token_hash = link_hash, false),
           case when i.mail_token_hash = link_hash then i.email end, i.invited_name, i.title, n.name, n.reading, g.name,
           i.role, p.kind, p.label, p.reading, w.name, w.reading,
           array(select c.category from app.consent c where c.party_id = p.id and c.withdrawn_at is null
                  and c.valid_from <= now() and c.valid_to > now() order by c.category), i.expires_at,
           i.mail_token_hash = link_hash and exists (select from app.account a where a.email = i.email)
      from app.agency g left join app.person n on n.id = i.invited_by left join app.party p on p.id = i.party_id
      left join app.case k on k.id = i.case_id left join app.person w on w.id = k.person_id
     where g.id = i.agency_id;
end $$;

-- Accepts an invitation, as the actor, or, when nobody is signed in, as a new person (as the supported person of the case,
-- where the invitation is theirs). What it leads to stands in the invitation and nowhere else. Returns the person; null
-- when it is no longer open. ND005: nobody accepts what they have sent, nor joins another side of a case that they are
-- the supported person or the support of. ND006: the mailed address has an account; sign in with it.
create function app.accept_invitation(link_hash bytea, new_person uuid, new_name text, new_reading text, new_settings jsonb, new_member uuid)
  returns table (person_id uuid, case_id uuid, agency_id uuid) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare i app.invitation; of_kind app.party_kind; subject uuid; who uuid := app.actor_id();
begin
  select * into i from app.invitation t where t.token_hash = link_hash or t.mail_token_hash = link_hash for update;
  if i.id is null then return; end if;
  -- What it leads to stays as it is until we are done.
  perform from app.case t where t.id = i.case_id for share;
  select p.kind into of_kind from app.party p where p.id = i.party_id for share;
  if app.invitation_state(i) <> 'open' then return; end if;
  select k.person_id into subject from app.case k where k.id = i.case_id;

  if who is null then
    if of_kind = 'supported_person' then
      who := subject;
    else
      who := new_person;
      insert into app.person (id, name, reading) values (who, new_name, new_reading);
    end if;
    if i.mail_token_hash = link_hash and exists (select from app.account a where a.email = i.email) then
      raise exception 'the address has an account' using errcode = 'ND006';
    end if;
    insert into app.account (person_id, email, settings)
      values (who, case when i.mail_token_hash = link_hash then i.email end, new_settings) on conflict do nothing;
    if not found then raise exception 'they have an account' using errcode = 'ND005'; end if;
    perform set_config('app.actor_id', who::text, true);
  elsif who = i.invited_by or of_kind = 'supported_person'
        or i.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not for oneself' using errcode = 'ND005';
  end if;

  if i.party_id is not null then
    if not exists (select from app.member m where m.party_id = i.party_id and m.person_id = who and (m.valid_to is null or m.valid_to > now())) then
      insert into app.member (id, case_id, party_id, person_id, title) values (new_member, i.case_id, i.party_id, who, i.title);
    end if;
  elsif not exists (select from app.agency_member a where a.agency_id = i.agency_id and a.person_id = who and a.role = i.role
                     and (a.valid_to is null or a.valid_to > now())) then
    update app.agency_member a set valid_to = now()
     where a.agency_id = i.agency_id and a.person_id = who and (a.valid_to is null or a.valid_to > now());
    insert into app.agency_member (id, agency_id, person_id, role) values (new_member, i.agency_id, who, i.role);
  end if;
  update app.invitation t set accepted_at = now(), accepted_by = who where t.id = i.id;
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id) values (who, i.case_id, 'accept_invitation', 'invitation', i.id);
  return query select who, i.case_id, i.agency_id;
end $$;

-- Begins the session of whoever has just accepted an invitation in this transaction: they are the actor.
create function app.session_after_invitation(link_hash bytea, new_id uuid, hash bytea, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.invitation i where (i.token_hash = link_hash or i.mail_token_hash = link_hash)
                  and i.accepted_by = app.actor_id() and i.accepted_at = now()) then return; end if;
  return query select * from app.begin_session(app.actor_id(), new_id, hash, 'invitation', on_device, from_ip);
end $$;

-- Moves a concern on. The support team sets status, owner (one of themselves who reads it) and due date; whoever raised it
-- and the supported person settle, withdraw or reopen it. Returns the status before, or null when somebody else was
-- quicker (the version is not the expected one). No row for the actor: error ND404.
create function app.move_concern(wanted uuid, expected int, new_status app.concern_status, new_owner uuid, new_due date)
  returns app.concern_status language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c app.concern; e app.entry; of_team boolean;
begin
  if not app.may_read(app.actor_id(), wanted) then raise exception 'not found' using errcode = 'ND404'; end if;
  select * into c from app.concern t where t.entry_id = wanted for update;
  select * into e from app.entry t where t.id = wanted;
  if c.entry_id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if c.version <> expected then return null; end if;
  of_team := e.case_id = any (app.case_ids_as('{support_team}'));
  if of_team then
    if new_owner is not null and not exists (
      select from app.party p where p.id in (select app.reads_all_of(new_owner)) and p.case_id = e.case_id
       and p.kind = 'support_team' and app.may_read(new_owner, wanted)) then
      raise exception 'the owner of a concern is of the support team and reads it' using errcode = 'ND004';
    end if;
  elsif not (e.author_id = app.actor_id() or e.case_id = any (app.case_ids_as('{supported_person}')))
        or new_status not in ('new', 'settled', 'withdrawn') then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.concern t set status = new_status, version = version + 1,
         owner_id = case when of_team then new_owner else owner_id end,
         due_on = case when of_team then new_due else due_on end
   where t.entry_id = wanted;
  return c.status;
end $$;

-- Takes parties out of an entry's audience, and out of its answers', at once. The author's own side stays; it is what is
-- left when nobody else is.
-- By the author, the supported person or the support team.
create function app.narrow_audience(wanted uuid, without uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = wanted for update;
  if e.id is null or not app.may_read(app.actor_id(), wanted)
     or not (e.author_id = app.actor_id() or e.case_id = any (app.case_ids_as('{supported_person,support_team}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.entry t
     set audience = coalesce(nullif(array(select a from unnest(t.audience) a where a <> all (without) or a = t.author_party_id), '{}'),
                             array[t.author_party_id])
   where (t.id = wanted or t.thread_id = wanted) and t.audience && without;
end $$;

-- Decides a proposal to widen an entry's audience: by its author or the supported person. Who wrote down the supported
-- person's words for them does not decide for them. Answers that were given to the smaller circle stay in it.
create function app.decide_proposal(wanted uuid, accept boolean) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.audience_proposal; e app.entry;
begin
  select * into p from app.audience_proposal t where t.id = wanted for update;
  select * into e from app.entry t where t.id = p.entry_id;
  if p.id is null or not app.may_read(app.actor_id(), p.entry_id)
     or not (e.case_id = any (app.case_ids_as('{supported_person}'))
             or e.author_id = app.actor_id() and not exists (
                  select from app.party b where b.id = e.on_behalf_of and b.kind = 'supported_person')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.decided_at is not null then return null; end if;
  update app.audience_proposal t set decided_by = app.actor_id(), decided_at = now(), accepted = accept where t.id = wanted;
  if accept then
    update app.entry t set audience = array(select distinct unnest(t.audience || p.parties)) where t.id = p.entry_id;
  end if;
  return p.entry_id;
end $$;

-- Writes a consent down, once it is clear who gives it: to a side that takes part (ND021), until a day that is neither past
-- nor more than a year after it was given (ND022), by somebody who saw what is in force (`expected`, in the order of ids; ND020).
-- The portal may not call it: the two functions below do.
create function app.put_consent(p app.party, giving uuid, ids uuid[], wanted app.category[], for_purpose text, until timestamptz,
    said text, version text, in_locale text, expected uuid[], giver uuid, given timestamptz, how app.consent_method,
    seen_by text, writer uuid, under uuid)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (p.valid_to is not null and p.valid_to <= now()) or p.valid_from > now()
     or exists (select from app.case k where k.id = p.case_id and k.ended_on < app.today())
     or exists (select from app.employment j where j.id = p.employment_id and (j.ended_on < app.today() or j.disclosure = 'closed')) then
    raise exception 'the side has ended' using errcode = 'ND021';
  end if;
  if until <= now() or until > given + interval '1 year 1 day' or given > now() then
    raise exception 'a consent ends within a year' using errcode = 'ND022';
  end if;
  if cardinality(wanted) = 0 or cardinality(ids) <> cardinality(wanted)
     or cardinality(wanted) <> (select count(distinct w) from unnest(wanted) w) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if expected <> array(select c.id from app.consent c where c.party_id = p.id and c.withdrawn_at is null
                        and c.valid_from <= now() and c.valid_to > now() order by c.id) then
    raise exception 'the consents have changed' using errcode = 'ND020';
  end if;
  update app.consent c set withdrawn_at = now(), withdrawn_by = app.actor_id(), replaced_by = giving
   where c.party_id = p.id and c.category = any (wanted) and c.withdrawn_at is null and c.valid_to > now();
  insert into app.consent (id, giving_id, case_id, party_id, category, purpose, wording, wording_version, locale, method, witness,
                           recorded_by, given_by, given_at, valid_from, valid_to, guardian_id)
    select i.id, giving, p.case_id, p.id, i.category, for_purpose, said, version, in_locale, how, seen_by, writer, giver, given,
           now(), until, under
      from unnest(ids, wanted) as i (id, category);
end $$;

-- The supported person gives their consent; or a guardian, within their scope and never to a side of their own (ND023). Nobody else:
-- ND404. It says the whole of what the side may read from now on (for a guardian: of their scope): what was in force for the
-- same categories is replaced, for others withdrawn. A request that this answers is closed.
create function app.give_consent(giving uuid, ids uuid[], to_party uuid, wanted app.category[], for_purpose text, until timestamptz,
    said text, version text, in_locale text, expected uuid[])
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party; g record; self boolean;
begin
  select * into p from app.party t where t.id = to_party for update;
  self := coalesce(p.case_id = any (app.case_ids_as('{supported_person}')), false);
  select s.*, wanted <@ s.categories and until <= s.valid_to and to_party <> all (app.my_party_ids()) as covers into g
    from app.guardian_scopes(p.case_id) s order by covers desc limit 1;
  if p.id is null or p.kind in ('supported_person', 'support_team') or not (self or g.guardian_id is not null) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if not self and not g.covers then raise exception 'beyond the guardian''s scope' using errcode = 'ND023'; end if;
  perform app.put_consent(p, giving, ids, wanted, for_purpose, until, said, version, in_locale, expected, app.actor_id(), now(),
    'screen', '', null, case when not self then g.guardian_id end);
  update app.consent c set withdrawn_at = now(), withdrawn_by = app.actor_id()
   where c.party_id = p.id and c.withdrawn_at is null and c.valid_to > now() and c.category <> all (wanted)
     and (self or c.category = any (g.categories));
  update app.consent_request r set decided_by = app.actor_id(), decided_at = now(), decision = 'given'
   where r.party_id = p.id and r.decided_at is null;
end $$;

-- The support team writes down a consent that the supported person gave on paper, on a day of the last 90 (ND022). It is in
-- force from now on, unconfirmed until the person has seen it. What they have withdrawn since that day stays withdrawn (ND025).
create function app.record_paper_consent(giving uuid, ids uuid[], to_party uuid, wanted app.category[], for_purpose text,
    until timestamptz, said text, version text, in_locale text, expected uuid[], on_day date, seen_by text)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party; given timestamptz := least(now(), (on_day + interval '12 hours') at time zone 'Asia/Tokyo');
begin
  select * into p from app.party t where t.id = to_party for update;
  if p.id is null or p.kind in ('supported_person', 'support_team') or not p.case_id = any (app.case_ids_as('{support_team}'))
     or trim(seen_by) = '' then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if on_day > app.today() or on_day < app.today() - 90 then
    raise exception 'the day on the paper' using errcode = 'ND022';
  end if;
  if exists (select from app.consent c where c.party_id = p.id and c.category = any (wanted) and c.replaced_by is null
              and c.withdrawn_at >= on_day::timestamp at time zone 'Asia/Tokyo') then
    raise exception 'withdrawn since' using errcode = 'ND025';
  end if;
  perform app.put_consent(p, giving, ids, wanted, for_purpose, until, said, version, in_locale, expected,
    (select k.person_id from app.case k where k.id = p.case_id), given, 'paper', seen_by, app.actor_id(), null);
end $$;

-- The supported person says of a consent taken on paper that it is as they wanted. True when there was something to confirm.
create function app.confirm_consent(giving uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.consent c where c.giving_id = giving and c.method = 'paper'
                  and c.case_id = any (app.case_ids_as('{supported_person}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.consent c set confirmed_at = now()
   where c.giving_id = giving and c.confirmed_at is null and c.withdrawn_at is null;
  return found;
end $$;

-- Withdraws what a side may read, at once: some categories, or all (null). By the supported person; by a guardian within their
-- scope; and by who wrote a paper down, while the person has not confirmed it. Nothing left to withdraw is no mistake of
-- theirs; for anybody else: ND404.
create function app.withdraw_consent(of_party uuid, chosen app.category[]) returns table (consent_id uuid, category app.category)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party; self boolean; scope app.category[];
begin
  select * into p from app.party t where t.id = of_party for update;
  self := coalesce(p.case_id = any (app.case_ids_as('{supported_person}')), false);
  select array_agg(c) into scope from app.guardian_scopes(p.case_id) s, unnest(s.categories) c;
  return query
    update app.consent c set withdrawn_at = now(), withdrawn_by = app.actor_id()
     where c.party_id = p.id and c.withdrawn_at is null and c.valid_to > now() and (chosen is null or c.category = any (chosen))
       and (self or c.category = any (scope)
            or (c.recorded_by = app.actor_id() and c.confirmed_at is null and p.case_id = any (app.case_ids_as('{support_team}'))))
    returning c.id, c.category;
  if not found and not self and scope is null then raise exception 'not found' using errcode = 'ND404'; end if;
end $$;

-- The support team asks the supported person to look at a consent again, or for a new one. One question at a time a side (ND024).
create function app.ask_consent(new_id uuid, of_party uuid, wanted app.category[], at app.consent_occasion, why text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party;
begin
  select * into p from app.party t where t.id = of_party for update;
  if p.id is null or p.kind in ('supported_person', 'support_team') or not p.case_id = any (app.case_ids_as('{support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.valid_to <= now() or exists (select from app.case k where k.id = p.case_id and k.ended_on < app.today()) then
    raise exception 'the side has ended' using errcode = 'ND021';
  end if;
  if exists (select from app.consent_request r where r.party_id = p.id and r.decided_at is null) then
    raise exception 'asked already' using errcode = 'ND024';
  end if;
  insert into app.consent_request (id, case_id, party_id, categories, occasion, reason, asked_by)
    values (new_id, p.case_id, p.id, wanted, at, why, app.actor_id());
end $$;

-- Closes a request without a consent: declined by the supported person, taken back by the support team. Null when it has
-- been answered already.
create function app.close_request(wanted uuid) returns app.request_decision language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.consent_request; how app.request_decision;
begin
  select * into r from app.consent_request t where t.id = wanted for update;
  how := case when r.case_id = any (app.case_ids_as('{supported_person}')) then 'declined'
              when r.case_id = any (app.case_ids_as('{support_team}')) then 'cancelled' end;
  if how is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if r.decided_at is not null then return null; end if;
  update app.consent_request t set decided_by = app.actor_id(), decided_at = now(), decision = how where t.id = r.id;
  return how;
end $$;

-- The support team writes down that a member of a family's or a partner's side is the guardian, in which categories, from–to,
-- and which document they have seen. Nobody writes down themselves.
create function app.record_guardian(new_id uuid, of_member uuid, wanted app.category[], starts timestamptz, ends timestamptz, seen text)
  returns uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid;
begin
  select m.case_id into of_case from app.member m join app.party p on p.id = m.party_id
   where m.id = of_member and p.kind in ('family', 'partner') and m.person_id <> app.actor_id()
     and m.case_id = any (app.case_ids_as('{support_team}'))
     and (m.valid_to is null or m.valid_to > now()) and (p.valid_to is null or p.valid_to > now());
  if of_case is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if ends <= greatest(starts, now()) then raise exception 'the scope would be over' using errcode = 'ND022'; end if;
  insert into app.guardian (id, case_id, member_id, categories, document, valid_from, valid_to, recorded_by)
    values (new_id, of_case, of_member, wanted, seen, starts, ends, app.actor_id());
  return of_case;
end $$;

-- Ends a guardian's scope at once. What they consented to stays until its own end, or until it is withdrawn.
create function app.end_guardian(wanted uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare of_case uuid;
begin
  update app.guardian g set ended_at = now(), ended_by = app.actor_id()
   where g.id = wanted and g.case_id = any (app.case_ids_as('{support_team}')) and g.ended_at is null
  returning g.case_id into of_case;
  if of_case is null then raise exception 'not found' using errcode = 'ND404'; end if;
  return of_case;
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
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
     order by p.kind, p.valid_from, p.id;
end $$;

-- Ends a membership at once. The support team ends any but the supported person's; the supported person ends any but their
-- own and the support team's.
create function app.end_membership(wanted uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare of_case uuid;
begin
  update app.member m set valid_to = greatest(now(), m.valid_from)
    from app.party p
   where m.id = wanted and p.id = m.party_id and (m.valid_to is null or m.valid_to > now())
     and ((p.kind <> 'supported_person' and p.case_id = any (app.case_ids_as('{support_team}')))
          or (p.kind not in ('supported_person', 'support_team') and p.case_id = any (app.case_ids_as('{supported_person}'))))
  returning m.case_id into of_case;
  if of_case is null then raise exception 'not found' using errcode = 'ND404'; end if;
  return of_case;
end $$;


-- Ends somebody's work at an agency, and with it their place on the support teams of its cases, at once. By whoever may
-- invite to their role; never one's own.
create function app.end_staff(wanted uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare a app.agency_member;
begin
  select * into a from app.agency_member t where t.id = wanted and (t.valid_to is null or t.valid_to > now()) for update;
  if a.id is null or a.person_id = app.actor_id() or not app.may_invite_staff(app.actor_id(), a.agency_id, a.role) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.agency_member t set valid_to = now() where t.id = a.id;
  update app.member m set valid_to = now() from app.party p, app.case k
   where m.person_id = a.person_id and (m.valid_to is null or m.valid_to > now())
     and p.id = m.party_id and p.kind = 'support_team' and k.id = p.case_id and k.agency_id = a.agency_id;
  return a.agency_id;
end $$;


-- Last: the functions that look further belong to app_definer, and the portal may call what it needs.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name, p.prosecdef from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' loop
    if f.prosecdef then execute format('alter function %s owner to app_definer', f.name); end if;
    execute format('revoke all on function %s from public', f.name);
    execute format('grant execute on function %s to app_definer', f.name);
  end loop;
end $$;
grant execute on function app.actor_id(), app.in_hand(uuid), app.fold(text), app.pairs(text),
  app.reads_all_of(uuid), app.reads_by_consent(uuid), app.is_kept_from_me(uuid), app.readers_of(uuid), app.search(text, uuid[], int), app.digest(),
  app.my_party_ids(),
  app.readable_case_ids(), app.has_been_in(uuid),
  app.case_ids_as(app.party_kind[]), app.agency_ids_as(app.agency_role[]), app.my_agency_ids(),
  app.may_address(uuid, uuid[]), app.may_answer(uuid, uuid, uuid[]),
  app.move_concern(uuid, int, app.concern_status, uuid, date), app.narrow_audience(uuid, uuid[]),
  app.decide_proposal(uuid, boolean), app.end_membership(uuid),
  app.open_session(bytea), app.keep_draft_of_ended_session(bytea, text, jsonb), app.demo_people(),
  app.demo_sign_in(uuid, uuid, bytea, text, text), app.end_session(bytea),
  app.within_rate(bytea, interval, int), app.make_sign_in_link(text, uuid, bytea, text), app.sign_in_link_state(bytea),
  app.use_sign_in_link(bytea, uuid, bytea, text, text), app.identity_sign_in(text, text, uuid, bytea, text, text),
  app.identity_is_known(text, text), app.claim_address(text, uuid, bytea), app.prove_address(bytea), app.today(),
  app.make_party(uuid, uuid, app.party_kind, text, text, uuid), app.invite(uuid, bytea, bytea, uuid, text, text, text),
  app.sides_to_invite_to(uuid), app.end_staff(uuid), app.invite_staff(uuid, bytea, bytea, uuid, app.agency_role, text, text), app.revoke_invitation(uuid),
  app.invitation_behind(bytea), app.accept_invitation(bytea, uuid, text, text, jsonb, uuid),
  app.session_after_invitation(bytea, uuid, bytea, text, text),
  app.guardian_scopes(uuid), app.guarded_sides(uuid),
  app.give_consent(uuid, uuid[], uuid, app.category[], text, timestamptz, text, text, text, uuid[]),
  app.record_paper_consent(uuid, uuid[], uuid, app.category[], text, timestamptz, text, text, text, uuid[], date, text),
  app.confirm_consent(uuid), app.withdraw_consent(uuid, app.category[]),
  app.ask_consent(uuid, uuid, app.category[], app.consent_occasion, text), app.close_request(uuid),
  app.record_guardian(uuid, uuid, app.category[], timestamptz, timestamptz, text), app.end_guardian(uuid) to app_rw;
revoke create on schema app from app_definer;
