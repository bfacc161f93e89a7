-- Tells those who may read an entry, but not who wrote it: when it is written (a trigger), and those to whom it is opened later.
-- The job that follows finds out who wants mail about it; open pages of theirs hear that there is something (channel "news": whom it
-- concerns, two hundred a message, and nothing else).
create function app.tell_readers(wanted uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare told uuid[];
begin
  with written as (
    insert into app.notice (entry_id, person_id)
      select r.entry_id, r.person_id from app.readers_beside_author(array[wanted]) r where r.person_id <> app.actor_id()
      on conflict do nothing returning person_id)
  select array_agg(w.person_id) into told from written w;
  if told is null then return; end if;
  perform graphile_worker.add_job('tell', json_build_object('entry', wanted));
  for n in 0 .. (cardinality(told) - 1) / 200 loop
    perform pg_notify('news', array_to_string(told[n * 200 + 1 : n * 200 + 200], ','));
  end loop;
end $$;

-- Whether there is news since a mark for the holder of a session, for an open page: as they may read now. No row when the session
-- is over. Unlike a page that is opened it does not prolong the session.
create function app.news_since(hash bytea, since text) returns table (person_id uuid, changed boolean, mark text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare fresh uuid[];
begin
  select s.person_id into person_id from app.session s join app.account a on a.person_id = s.person_id
   where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and s.last_seen_at + s.idle_limit > now()
     and a.disabled_at is null;
  if person_id is null then return; end if;
  mark := pg_snapshot_xmin(pg_current_snapshot());
  fresh := array(select n.entry_id from app.notice n
                  where n.person_id = news_since.person_id and n.read_at is null and n.told_in >= since::xid8
                  order by n.at desc limit 100);
  changed := exists (select from app.readers_beside_author(fresh) r where r.person_id = news_since.person_id);
  return next;
end $$;

-- The kind of notice that a kind of entry is, as people choose about mail.
create function app.notice_kind(kind app.entry_kind) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case kind when 'concern' then 'concern' when 'reply' then 'reply' when 'status' then 'change' else 'record' end
$$;

-- When somebody wants mail about a kind of notice. Urgent things do not wait for the daily mail.
create function app.mail_when(of_kind text, urgent boolean, c app.mail_choice) returns app.mail_when
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when chosen = 'daily' and urgent then 'now' else chosen end
    from (select case of_kind when 'concern' then coalesce(c.concern, 'now') when 'reply' then coalesce(c.reply, 'now')
                              when 'change' then coalesce(c.change, 'daily') else coalesce(c.record, 'daily') end) x (chosen)
$$;

-- The first moment from `at` on that is neither in somebody's quiet hours nor on a day off.
create function app.wake(at timestamptz, c app.mail_choice) returns timestamptz language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
declare
  t timestamp := at at time zone 'Asia/Tokyo';
  from_hour int := coalesce(c.quiet_from, 21);
  to_hour int := coalesce(c.quiet_to, 7);
begin
  for day in 0..8 loop
    if extract(dow from t) = any (coalesce(c.days_off, '{}')) then
      t := date_trunc('day', t) + interval '1 day';
    elsif from_hour > to_hour and extract(hour from t) >= from_hour then
      t := date_trunc('day', t) + interval '1 day';
    elsif (from_hour > to_hour and extract(hour from t) < to_hour)
       or (from_hour < to_hour and extract(hour from t) >= from_hour and extract(hour from t) < to_hour) then
      return (date_trunc('day', t) + make_interval(hours => to_hour)) at time zone 'Asia/Tokyo';
    else
      return t at time zone 'Asia/Tokyo';
    end if;
  end loop;
  return t at time zone 'Asia/Tokyo';
end $$;

-- The next time of somebody's daily mail.
create function app.next_daily(at timestamptz, c app.mail_choice) returns timestamptz language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
declare t timestamp := date_trunc('day', at at time zone 'Asia/Tokyo') + make_interval(hours => coalesce(c.daily_at, 8));
begin
  while t at time zone 'Asia/Tokyo' <= at or extract(dow from t) = any (coalesce(c.days_off, '{}')) loop
    t := t + interval '1 day';
  end loop;
  return t at time zone 'Asia/Tokyo';
end $$;

-- Puts a mail in the queue for each who was told of an entry, wants mail about it and has an address: one job a person and slot,
-- however much waits. At once means at most every ten minutes.
create function app.schedule_mail(wanted uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_jobs(array(
    select (('mail', json_build_object('person', d.person_id, 'slot', d.slot), null, d.run_at, 12, 'mail:' || d.slot || ':' || d.person_id,
             0, null)::graphile_worker.job_spec)
      from (select n.person_id, s.slot,
                   case s.slot when 'urgent' then now() when 'daily' then app.next_daily(now(), c)
                     else app.wake(greatest(now(), (select max(l.sent_at) from app.delivery l where l.person_id = n.person_id)
                                                     + interval '10 minutes'), c) end as run_at
              from app.notice n
              join app.entry e on e.id = n.entry_id
              join app.case k on k.id = e.case_id
              join app.agency g on g.id = k.agency_id
              join app.account a on a.person_id = n.person_id
              left join app.mail_choice c on c.person_id = n.person_id
              cross join lateral (select e.category = any (g.urgent) as urgent) u
              cross join lateral (select case app.mail_when(app.notice_kind(e.kind), u.urgent, c)
                                           when 'daily' then 'daily' when 'now' then case when u.urgent then 'urgent' else 'now' end end as slot) s
             where n.entry_id = wanted and n.read_at is null and n.delivery_id is null and s.slot is not null
               and a.disabled_at is null and a.email is not null and a.email is distinct from a.bounced_email) d), true);
end $$;

-- Begins a mail to the actor, or takes up again the one that did not get out: what waits, has not been read, may still be read, and
-- is due in this slot. No row when nothing is left to tell. `names`: whose cases it is about, for staff whose agencies all want that.
create function app.begin_delivery(new_id uuid, hash bytea, slot text)
  returns table (delivery_id uuid, email text, settings jsonb, names text[]) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare me uuid := app.actor_id(); open_id uuid; waiting uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('delivery:' || me, 0));
  select d.id into open_id from app.delivery d
   where d.person_id = me and num_nonnulls(d.sent_at, d.dropped_at, d.failed_at) = 0 order by d.begun_at limit 1;
  waiting := array(
    select n.entry_id from app.notice n
      join app.entry e on e.id = n.entry_id join app.case k on k.id = e.case_id join app.agency g on g.id = k.agency_id
      left join app.mail_choice c on c.person_id = me
     where n.person_id = me and n.read_at is null and (n.delivery_id is null or n.delivery_id = open_id)
       and (n.delivery_id = open_id or app.mail_when(app.notice_kind(e.kind), e.category = any (g.urgent), c) = any (
              case slot when 'daily' then '{now,daily}'::app.mail_when[] else '{now}' end)));
  waiting := array(select r.entry_id from app.readers_beside_author(waiting) r where r.person_id = me);
  if waiting = '{}' or not exists (select from app.account a where a.person_id = me and a.disabled_at is null
                                     and a.email is not null and a.email is distinct from a.bounced_email) then
    update app.delivery d set dropped_at = now() where d.id = open_id;
    return;
  end if;
  if open_id is null then
    insert into app.delivery (id, person_id, stop_hash) values (new_id, me, hash) returning id into open_id;
  end if;
  update app.notice n set delivery_id = open_id where n.person_id = me and n.entry_id = any (waiting) and n.delivery_id is null;
  return query
    select open_id, a.email, a.settings, case when bool_and(g.mail_names and s.id is not null) then array_agg(distinct p.name) else '{}' end
      from app.account a, unnest(waiting) w join app.entry e on e.id = w join app.case k on k.id = e.case_id
      join app.agency g on g.id = k.agency_id join app.person p on p.id = k.person_id
      left join app.agency_member s on s.agency_id = g.id and s.person_id = me
           and s.valid_from <= now() and (s.valid_to is null or s.valid_to > now())
     where a.person_id = me group by a.email, a.settings;
end $$;

-- What came of a mail to the actor: it was handed over (which counts as a look at what it told of), or its address does not exist.
create function app.end_delivery(wanted uuid, refused boolean) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.delivery d set sent_at = case when not refused then now() end, failed_at = case when refused then now() end
   where d.id = wanted and d.person_id = app.actor_id() and num_nonnulls(d.sent_at, d.dropped_at, d.failed_at) = 0;
  if found and not refused then
    insert into app.access_event (case_id, page, kind, entry_ids)
      select e.case_id, 'mail', 'notice', array_agg(e.id) from app.notice n join app.entry e on e.id = n.entry_id join app.case k on k.id = e.case_id
       where n.delivery_id = wanted and n.person_id = app.actor_id() and k.person_id <> app.actor_id() group by e.case_id;
  elsif found then
    update app.account a set bounced_email = a.email where a.person_id = app.actor_id();
    insert into app.audit_event (act, object_type, object_id) values ('mail.refused', 'delivery', wanted);
  end if;
end $$;

-- Whether there is a mail with this way to stop mail, and stopping it: whoever holds the mail may.
create function app.may_stop_mail(hash bytea) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.delivery d where d.stop_hash = hash and d.begun_at > now() - interval '90 days');
end $$;
create function app.stop_mail(hash bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.mail_choice as c (person_id, concern, reply, record, change)
    select d.person_id, 'never', 'never', 'never', 'never' from app.delivery d
     where d.stop_hash = hash and d.begun_at > now() - interval '90 days'
    on conflict (person_id) do update set concern = 'never', reply = 'never', record = 'never', change = 'never';
  return found;
end $$;

-- People around the actor's cases whom mail does not reach, for the support team: no address, one that is refused, mail switched off.
create function app.unreached() returns table (person_id uuid, case_id uuid, why text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select distinct m.person_id, m.case_id,
           case when a.email is null then 'no_address' when a.email = a.bounced_email then 'refused' else 'stopped' end
      from app.member m join app.party p on p.id = m.party_id
      join app.account a on a.person_id = m.person_id
      left join app.mail_choice c on c.person_id = m.person_id
     where m.case_id = any (app.case_ids_as('{support_team}')) and p.kind <> 'support_team' and a.disabled_at is null
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and (a.email is null or a.email = a.bounced_email
            or (c.concern = 'never' and c.reply = 'never' and c.record = 'never' and c.change = 'never'));
end $$;

-- Jobs that have failed, for the managers of those whom they are for. Given up: they wait for somebody to send them again.
create function app.failed_jobs() returns table (id bigint, task text, person_id uuid, attempts int, given_up boolean, next_at timestamptz,
    since timestamptz) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare managed uuid[] := app.agency_ids_as('{manager,service_manager}');
begin
  if managed = '{}' then return; end if;
  return query
    select j.id, t.identifier, (j.payload ->> 'person')::uuid, j.attempts::int, j.attempts >= j.max_attempts, j.run_at, j.created_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.last_error is not null and j.locked_at is null
       and exists (
         select from app.agency_member a where a.agency_id = any (managed) and a.person_id = (j.payload ->> 'person')::uuid
         union all
         select from app.member m join app.case k on k.id = m.case_id
          where k.agency_id = any (managed) and m.person_id = (j.payload ->> 'person')::uuid
         union all
         select from app.entry e join app.case k on k.id = e.case_id
          where k.agency_id = any (managed) and e.id = (j.payload ->> 'entry')::uuid)
     order by j.created_at desc limit 200;
end $$;

create function app.run_again(job bigint) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.failed_jobs() f where f.id = job) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  return exists (select from graphile_worker.reschedule_jobs(array[job], now(), null, 0));
end $$;

-- Jobs whose worker died with them in hand, within minutes: none of ours takes longer than one.
create function app.free_jobs() returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < now() - interval '2 minutes';
end $$;

grant execute on function app.schedule_mail(uuid), app.begin_delivery(uuid, bytea, text), app.end_delivery(uuid, boolean),
  app.may_stop_mail(bytea), app.stop_mail(bytea), app.unreached(), app.failed_jobs(), app.run_again(bigint), app.free_jobs(), app.news_since(bytea, text) to app_rw;
