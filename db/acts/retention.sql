-- Keeping and erasing: how long, what stands in the way, telling its person, and the one act that deletes what is on a case.

-- What hangs on a case, or is one person's own: table by table, with the rows (of $1). It follows from the keys, so that a table of next year
-- is not forgotten: those that name the case; and of those that do not, the rows that belong to one of these, by a key that must be there
-- or else by one that may. The audit stays, and the reports of what was erased.
create function app.tables_of(root text) returns table (name text, rows_of text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  names text[]; conditions text[]; more record;
  kept text[] := '{case,person,audit_event,audit_seal,erasure}';
begin
  select array_agg(c.relname::text), array_agg(format('%I = $1', root || '_id')) into names, conditions
    from pg_class c
   where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and c.relname <> all (kept)
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = root || '_id' and not a.attisdropped)
     and (root = 'case' or not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'agency_id')));
  loop
    select c.relname::text as child, format('%I in (select p.%I from app.%I p where p.%s)', a.attname, b.attname, p.relname,
             conditions[array_position(names, p.relname::text)]) as condition
      into more
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      join pg_class p on p.oid = k.confrelid join pg_attribute b on b.attrelid = p.oid and b.attnum = k.confkey[1]
     where k.contype = 'f' and k.connamespace = 'app'::regnamespace and cardinality(k.conkey) = 1
       and p.relname::text = any (names) and c.relname::text <> all (names || kept)
       and not exists (select from pg_attribute d where d.attrelid = c.oid and d.attname in ('case_id', 'agency_id'))
     order by a.attnotnull desc, c.relname, k.conname limit 1;
    exit when not found;
    names := names || more.child;
    conditions := conditions || more.condition;
  end loop;
  return query select * from unnest(names, conditions) t (name, rows_of) order by t.name;
end $$;

-- Until when a case's records are kept: its agency's years from its last day, or from the last record of support where that was later.
-- For its supported person and the agency's managers; null while it goes on, and when it is erased.
create function app.kept_until(of_case uuid) returns date language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (select (greatest(k.ended_on, (select max(c.starts_at at time zone 'Asia/Tokyo')::date from app.contact c where c.case_id = k.id))
                  + make_interval(years => g.years_kept))::date
            from app.case k join app.agency g on g.id = k.agency_id
           where k.id = of_case and k.ended_on is not null and k.erased_at is null
             and (k.person_id = app.actor_id() or k.agency_id = any (app.agency_ids_as('{manager,service_manager}'))));
end $$;

-- What is on a case, by kind of entry and by table, and how many of each; from which day to which. For the agency's managers, when its time is
-- over and not before: counts say that there is something, also to whom it is about.
create function app.kept_rows(of_case uuid) returns table (counts jsonb, first_on date, last_on date) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare t record; n bigint;
begin
  if coalesce(app.kept_until(of_case) >= app.today(), true)
     or not exists (select from app.case k where k.id = of_case and k.agency_id = any (app.agency_ids_as('{manager,service_manager}'))) then return; end if;
  select coalesce(jsonb_object_agg('entry.' || e.kind, e.n), '{}'), min(e.first_on), max(e.last_on) into counts, first_on, last_on
    from (select d.kind, count(*) as n, min(d.occurred_at at time zone 'Asia/Tokyo')::date as first_on,
                 max(d.occurred_at at time zone 'Asia/Tokyo')::date as last_on
            from app.entry d where d.case_id = of_case group by d.kind) e;
  for t in select * from app.tables_of('case') loop
    continue when t.name = 'entry';
    execute format('select count(*) from app.%I where %s', t.name, t.rows_of) into n using of_case;
    if n > 0 then counts := counts || jsonb_build_object(t.name, n); end if;
  end loop;
  first_on := least(first_on, (select k.started_on from app.case k where k.id = of_case));
  last_on := greatest(last_on, (select k.ended_on from app.case k where k.id = of_case));
  return next;
end $$;

-- Deletes all that tables_of says, in one statement: no key is asked before everything is gone. How many rows.
create function app.delete_all_of(root text, wanted uuid) returns bigint language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare gone bigint; steps text; sums text;
begin
  select string_agg(format('%I as (delete from app.%I where %s returning 1)', 'of_' || t.name, t.name, t.rows_of), ', ' order by t.name),
         string_agg(format('(select count(*) from %I)', 'of_' || t.name), ' + ' order by t.name)
    into steps, sums from app.tables_of(root) t;
  execute format('with %s select %s', steps, sums) into gone using wanted;
  return gone;
end $$;

-- Somebody who is on no case and of no staff any more: their account and all that was theirs alone goes, and their name. The row stays, or the
-- audit would not know one hand from another. Says whether it was so.
create function app.forget(who uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.member m where m.person_id = who) or exists (select from app.case k where k.person_id = who)
     or exists (select from app.agency_member a where a.person_id = who) then
    return false;
  end if;
  update app.erasure x set person_id = null where x.person_id = who;
  perform app.delete_all_of('person', who);
  update app.person n set name = '—', reading = '' where n.id = who;
  return true;
end $$;

-- A manager keeps the records of one of the agency's cases (legal hold), its supported person asks for it. Anybody else: ND404.
create function app.hold_records(of_case uuid, new_id uuid, because text, until_day date) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.case k where k.id = of_case and k.erased_at is null
     and (k.person_id = app.actor_id() or k.agency_id = any (app.agency_ids_as('{manager}'))) for share;
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  if until_day < app.today() then raise exception 'a day that is over' using errcode = 'ND350'; end if;
  insert into app.retention_hold (id, case_id, reason, held_by, until) values (new_id, of_case, because, app.actor_id(), until_day);
end $$;

-- Takes one away again, with a reason: a manager; who asked for it themselves, their own. Anybody else, and one that is lifted: ND404.
create function app.lift_hold(wanted uuid, because text) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare h app.retention_hold;
begin
  select * into h from app.retention_hold t where t.id = wanted for update;
  if h.id is null or h.lifted_at is not null
     or not exists (select from app.case k where k.id = h.case_id
                     and (k.agency_id = any (app.agency_ids_as('{manager}')) or h.held_by = app.actor_id() and k.person_id = app.actor_id())) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.retention_hold t set lifted_by = app.actor_id(), lifted_at = now(), lifted_reason = because where t.id = wanted;
  return h.case_id;
end $$;

-- A manager tells the supported person that their records will be erased, not before thirty days from now, nor before their time: a note to
-- them, as any other. Earlier than ninety days before that: ND351. Not a manager of the case's agency: ND404.
create function app.tell_of_erasure(of_case uuid, new_entry uuid, heading text, words text) returns date
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare kept date := app.kept_until(of_case); from_day date; team uuid;
begin
  select p.id into team from app.case k join app.party p on p.case_id = k.id and p.kind = 'support_team' and p.id = any (app.my_party_ids())
   where k.id = of_case and k.agency_id = any (app.agency_ids_as('{manager}')) for share of k;
  if team is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if kept is null or kept > app.today() + 90 then raise exception 'too early' using errcode = 'ND351'; end if;
  from_day := greatest(kept + 1, app.today() + 30);
  insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at, title, body)
    select new_entry, of_case, 'note', 'plan', array_agg(p.id), team, now(), heading, words
      from app.party p where p.case_id = of_case and (p.id = team or p.kind = 'supported_person')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now());
  insert into app.retention_notice (entry_id, case_id, not_before) values (new_entry, of_case, from_day);
  return from_day;
end $$;

-- Whether something stands in the way of erasing a case: 'time', 'hold', 'asked' (its person has asked to see what the team wrote), 'untold',
-- 'waits' (told, and the day has not come); null: nothing. Who was told and had it taken back was not told.
create function app.kept_because(of_case uuid) returns text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare told date := (select max(t.not_before) from app.retention_notice t join app.entry e on e.id = t.entry_id
                       where t.case_id = of_case and e.undone_at is null);
begin
  return case
    when coalesce(app.kept_until(of_case) >= app.today(), true) then 'time'
    when exists (select from app.retention_hold h where h.case_id = of_case and h.lifted_at is null
                  and (h.until is null or h.until >= app.today())) then 'hold'
    when exists (select from app.record_request q where q.case_id = of_case and q.ended_at is null) then 'asked'
    when told is null then 'untold'
    when told > app.today() then 'waits' end;
end $$;

-- Erases a case: all that is on it, what was typed about it and not sent, and the names of those who are nowhere else. A report of it stays. By
-- a manager of its agency (anybody else, and one that is erased: ND404), when nothing stands in the way (ND352).
create function app.erase_case(of_case uuid, new_id uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  k app.case; g app.agency; rows_ record; report app.erasure; typed text; others uuid[]; ids uuid[];
  expected bigint; who uuid;
begin
  select * into k from app.case c where c.id = of_case for update;
  if k.id is null or k.erased_at is not null or not k.agency_id = any (app.agency_ids_as('{manager}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if app.kept_because(of_case) is not null then raise exception 'it is still kept' using errcode = 'ND352'; end if;
  select * into g from app.agency a where a.id = k.agency_id;
  select * into rows_ from app.kept_rows(of_case);
  select sum(v.value::bigint) into expected from jsonb_each_text(rows_.counts) v;
  others := array(select distinct m.person_id from app.member m where m.case_id = of_case and m.person_id <> k.person_id);
  -- By whatever of it: a draft is named after a receiver, a job, a request, as well as after an entry.
  execute (select format('select array(%s) || $1', string_agg(format('select t.id from app.%I t where t.%s', t.name, t.rows_of), ' union all '))
             from app.tables_of('case') t
            where exists (select from pg_attribute a where a.attrelid = format('app.%I', t.name)::regclass and a.attname = 'id' and a.atttypid = 'uuid'::regtype))
    into ids using of_case;

  report.id := new_id; report.case_id := of_case; report.agency_id := g.id; report.agency_name := g.name;
  report.decided_by := app.actor_id(); report.decided_name := (select n.name from app.person n where n.id = app.actor_id());
  report.decided_at := now(); report.first_on := rows_.first_on; report.last_on := rows_.last_on;
  report.ended_on := k.ended_on; report.years_kept := g.years_kept;
  report.told_on := (select max(t.told_at at time zone 'Asia/Tokyo')::date from app.retention_notice t join app.entry e on e.id = t.entry_id
                     where t.case_id = of_case and e.undone_at is null);
  report.counts := rows_.counts; report.xact := pg_current_xact_id();
  report.person_id := (select a.person_id from app.account a where a.person_id = k.person_id and a.disabled_at is null);
  -- Whoever is on no other case, and of no staff, is named nowhere after this.
  others := array(select o.id from unnest(others || case when report.person_id is null then k.person_id end) o (id)
                   where o.id is not null and not exists (select from app.member m where m.person_id = o.id and m.case_id <> of_case)
                     and not exists (select from app.case c where c.person_id = o.id and c.id <> of_case)
                     and not exists (select from app.agency_member a where a.person_id = o.id));
  report.people := cardinality(others);
  report.hash := app.hash_of(app.words_of(report));
  insert into app.erasure select report.*;

  if app.delete_all_of('case', of_case) <> expected then raise exception 'something else was deleted than counted'; end if;
  foreach typed in array '{draft.key,submission.location}'::text[] loop
    execute format('delete from app.%1$I t where exists (select from regexp_matches(t.%2$I, %3$L, ''g'') m where m[1]::uuid = any ($1))',
                   split_part(typed, '.', 1), split_part(typed, '.', 2), '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})') using ids;
  end loop;
  update app.case c set person_id = null, erased_at = now() where c.id = of_case;
  foreach who in array others loop perform app.forget(who); end loop;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (of_case, 'case.erased', 'erasure', new_id, jsonb_build_object('hash', encode(report.hash, 'hex')));
  return new_id;
end $$;

-- What was the supported person's in a case that was erased, and serves nothing else any more: their account, when they want it gone too.
-- With a case, or of a staff: ND353.
create function app.close_account() returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.audit_event (act, object_type, object_id) values ('account.closed', 'person', app.actor_id());
  if not app.forget(app.actor_id()) then raise exception 'it serves something' using errcode = 'ND353'; end if;
end $$;

-- A manager says how many years the agency keeps records: never fewer than the ordinance (the table's own rule).
create function app.keep_for(of_agency uuid, years int) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.agency g set years_kept = years where g.id = of_agency and g.id = any (app.agency_ids_as('{manager}'));
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
end $$;

grant execute on function app.kept_until(uuid), app.kept_because(uuid), app.kept_rows(uuid), app.hold_records(uuid, uuid, text, date),
  app.lift_hold(uuid, text), app.tell_of_erasure(uuid, uuid, text, text), app.erase_case(uuid, uuid), app.close_account(),
  app.keep_for(uuid, int) to app_rw;
