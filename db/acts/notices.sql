-- Tells those who may read an entry, but not who wrote it: when it is written (a trigger), and those to whom it is opened later.
-- Open pages of theirs hear that there is something (channel "news": whom it concerns, two hundred a message, and nothing else). The
-- worker finds it on the list and asks who wants to hear of it outside.
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
  insert into app.telling (entry_id) values (wanted);
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
  changed := exists (select from app.readers_beside_author(fresh) r where r.person_id = news_since.person_id)
    or exists (select from app.reminder m where m.person_id = news_since.person_id and m.told_at is not null and m.ended_at is null
                  and m.told_in >= since::xid8);
  return next;
end $$;

-- The kind of notice that a kind of entry is, as people choose about it.
create function app.notice_kind(kind app.entry_kind) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when kind = 'concern' then 'concern' when kind::text in ('reply', 'meeting', 'turn', 'slots', 'wish', 'confirm', 'action') then 'reply'
              when kind = 'status' then 'change' else 'record' end
$$;

-- When somebody wants to be told outside about a kind of notice. Urgent things do not wait for the daily message.
create function app.wanted_when(of_kind text, urgent boolean, c app.notice_choice) returns app.notice_when
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when chosen = 'daily' and urgent then 'now' else chosen end
    from (select case of_kind when 'concern' then coalesce(c.concern, 'now') when 'reply' then coalesce(c.reply, 'now')
                              when 'change' then coalesce(c.change, 'daily') else coalesce(c.record, 'daily') end) x (chosen)
$$;

-- The first moment from `at` on that is neither in somebody's quiet hours nor on a day off.
create function app.wake(at timestamptz, c app.notice_choice) returns timestamptz language plpgsql stable
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

-- The next time of somebody's daily message.
create function app.next_daily(at timestamptz, c app.notice_choice) returns timestamptz language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
declare t timestamp := date_trunc('day', at at time zone 'Asia/Tokyo') + make_interval(hours => coalesce(c.daily_at, 8));
begin
  while t at time zone 'Asia/Tokyo' <= at or extract(dow from t) = any (coalesce(c.days_off, '{}')) loop
    t := t + interval '1 day';
  end loop;
  return t at time zone 'Asia/Tokyo';
end $$;

-- The way to somebody now: the one they want first, then the others, of those that this portal has (`ways`), that are open to them and
-- that have not failed (`tried`). Null: there is none.
create function app.way_to(who uuid, first app.way, ways app.way[], tried app.way[]) returns app.way language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select w.way from unnest(array[first, 'push', 'mail', 'line']) with ordinality w (way, place)
     where w.way = any (ways) and w.way <> all (tried)
       and exists (select from app.account a where a.person_id = who and a.disabled_at is null
                    and case w.way
                          when 'mail' then a.email is not null and a.email is distinct from a.bounced_email
                          when 'push' then exists (select from app.push_subscription s where s.person_id = who)
                          else exists (select from app.line_account l where l.person_id = who and l.blocked_at is null) end)
     order by w.place limit 1);
end $$;

-- Puts a message in the queue for each who was told of something, wants to hear of it outside and can be reached: one job a person and
-- slot, however much waits, and a person's jobs one after the other. At once means at most every ten minutes. By LINE comes the daily
-- message alone. A job that is there and has not begun tells of this too: it is left as it is, also when it waits for its next try, unless
-- that is long from now. Sees to what several have written together, to so many entries at most, and says to how many; what another
-- worker has in hand stays its own.
create function app.schedule_notices(most int, ways app.way[]) returns int language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  entries uuid[];
  jobs graphile_worker.job_spec[];
begin
  with taken as (
    delete from app.telling t
     where t.ctid = any (array(select w.ctid from app.telling w limit most for update skip locked)) returning t.entry_id)
  select array_agg(taken.entry_id) into entries from taken;
  if entries is null then return 0; end if;
  jobs := array(
    with told as (
      select distinct t.person_id, app.notice_kind(e.kind) as kind, e.category = any (g.urgent) as urgent
        from app.notice t
        join app.entry e on e.id = t.entry_id
        join app.case k on k.id = e.case_id
        join app.agency g on g.id = k.agency_id
       where t.entry_id = any (entries) and t.read_at is null and t.delivery_id is null),
    reached as materialized (
      select p.person_id, c as choice, app.way_to(p.person_id, coalesce(c.way, 'mail'), ways, '{}') as way
        from (select distinct t.person_id from told t) p left join app.notice_choice c on c.person_id = p.person_id),
    slots as materialized (
      select distinct t.person_id, case app.wanted_when(t.kind, t.urgent, r.choice)
                                     when 'daily' then 'daily'
                                     when 'now' then case when r.way = 'line' then 'daily' when t.urgent then 'urgent' else 'now' end
                                   end as slot
        from told t join reached r on r.person_id = t.person_id where r.way is not null),
    due as materialized (
      select s.person_id, s.slot, 'deliver:' || s.slot || ':' || s.person_id as key,
             case s.slot when 'urgent' then now() when 'daily' then app.next_daily(now(), r.choice)
               else app.wake(greatest(now(), (select max(coalesce(l.sent_at, l.begun_at)) from app.delivery l
                                                where l.person_id = s.person_id and num_nonnulls(l.dropped_at, l.failed_at) = 0 and l.reminder_id is null)
                                               + interval '10 minutes'), r.choice) end as run_at
        from slots s join reached r on r.person_id = s.person_id where s.slot is not null)
    select (('deliver', json_build_object('person', d.person_id, 'slot', d.slot), d.person_id::text, d.run_at, 12, d.key,
             0, null)::graphile_worker.job_spec)
      from due d
     where not exists (select from graphile_worker._private_jobs b
                        where b.key = d.key and b.is_available and (b.attempts = 0 or b.run_at <= d.run_at + interval '10 minutes')));
  if cardinality(jobs) > 0 then perform graphile_worker.add_jobs(jobs, true); end if;
  return cardinality(entries);
end $$;

-- Begins a message to the actor, or takes up again the one that did not get out: what waits, has not been read, may still be read, and
-- is due in this slot; or one reminder that they asked for. No row when nothing is left to tell, or no way is left.
-- `names`: whose cases it is about, for staff whose agencies all want that; never by LINE.
create function app.begin_delivery(new_id uuid, hash bytea, slot text, ways app.way[], of_reminder uuid)
  returns table (delivery_id uuid, way app.way, email text, settings jsonb, names text[]) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare me uuid := app.actor_id(); d app.delivery; waiting uuid[]; first app.way; c app.notice_choice;
begin
  perform pg_advisory_xact_lock(hashtextextended('delivery:' || me, 0));
  select * into c from app.notice_choice t where t.person_id = me;
  select * into d from app.delivery t
   where t.person_id = me and num_nonnulls(t.sent_at, t.dropped_at, t.failed_at) = 0 and t.reminder_id is not distinct from of_reminder
   order by t.begun_at limit 1;
  if of_reminder is null then
    first := coalesce(c.way, 'mail');
    waiting := array(
      select n.entry_id from app.notice n
        join app.entry e on e.id = n.entry_id join app.case k on k.id = e.case_id join app.agency g on g.id = k.agency_id
       where n.person_id = me and n.read_at is null and (n.delivery_id is null or n.delivery_id = d.id)
         and (n.delivery_id = d.id or app.wanted_when(app.notice_kind(e.kind), e.category = any (g.urgent), c) = any (
                case slot when 'daily' then '{now,daily}'::app.notice_when[] else '{now}' end)));
    waiting := array(select r.entry_id from app.readers_beside_author(waiting) r where r.person_id = me);
  else
    waiting := array(select m.id from app.reminder m
                      where m.id = of_reminder and m.person_id = me and m.told_at is not null and m.ended_at is null and m.way is distinct from 'page'
                        and (m.about_party is null or app.hears_of(m.about_party)));
    first := coalesce((select nullif(m.way, 'page') from app.reminder m where m.id = of_reminder), c.way::text, 'mail')::app.way;
  end if;
  way := case when waiting <> '{}' then coalesce(app.way_to(me, first, ways, coalesce(d.tried, '{}')), app.way_to(me, first, ways, '{}')) end;
  -- What failed on the way to all others waits for LINE's daily message.
  if way = 'line' and slot <> 'daily' and of_reminder is null then
    perform graphile_worker.add_job('deliver', json_build_object('person', me, 'slot', 'daily'), queue_name := me::text, run_at := app.next_daily(now(), c),
      max_attempts := 12, job_key := 'deliver:daily:' || me);
    return;
  end if;
  if way is null then
    update app.delivery t set dropped_at = case when t.tried = '{}' or waiting = '{}' then now() end,
           failed_at = case when t.tried <> '{}' and waiting <> '{}' then now() end
     where t.id = d.id;
    return;
  end if;
  if d.id is null then
    insert into app.delivery (id, person_id, way, stop_hash, reminder_id) values (new_id, me, begin_delivery.way, hash, of_reminder);
    d.id := new_id;
  elsif d.way <> way then
    update app.delivery t set way = begin_delivery.way where t.id = d.id;
  end if;
  update app.notice n set delivery_id = d.id where n.person_id = me and n.entry_id = any (waiting) and n.delivery_id is null;
  select a.email, a.settings into email, settings from app.account a where a.person_id = me;
  names := '{}';
  if way <> 'line' and of_reminder is null then
    select case when bool_and(g.mail_names and s.id is not null) then array_agg(distinct p.name) else '{}' end into names
      from unnest(waiting) w join app.entry e on e.id = w join app.case k on k.id = e.case_id
      join app.agency g on g.id = k.agency_id join app.person p on p.id = k.person_id
      left join app.agency_member s on s.agency_id = g.id and s.person_id = me
           and s.valid_from <= now() and (s.valid_to is null or s.valid_to > now());
  end if;
  delivery_id := d.id;
  return next;
end $$;

-- What came of a message to the actor. 'sent': it was handed over, which counts as a look at what it told of. 'gone': that way leads nowhere any more. 'later': it has failed for
-- too long; another way is tried, if there is one. Afterwards, app.begin_delivery takes the next way.
create function app.end_delivery(wanted uuid, outcome text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare d app.delivery;
begin
  update app.delivery t set sent_at = case when outcome = 'sent' then now() end,
         tried = case when outcome <> 'sent' and t.way <> all (t.tried) then t.tried || t.way else t.tried end
   where t.id = wanted and t.person_id = app.actor_id() and num_nonnulls(t.sent_at, t.dropped_at, t.failed_at) = 0
   returning t.* into d;
  if d.id is null then return; end if;
  if outcome = 'sent' then
    insert into app.access_event (case_id, page, kind, entry_ids)
      select e.case_id, 'mail', 'notice', array_agg(e.id) from app.notice n join app.entry e on e.id = n.entry_id join app.case k on k.id = e.case_id
       where n.delivery_id = wanted and n.person_id = app.actor_id() and k.person_id <> app.actor_id() group by e.case_id;
  end if;
  if outcome <> 'gone' then return; end if;
  case d.way
    when 'mail' then update app.account a set bounced_email = a.email where a.person_id = d.person_id;
    when 'line' then update app.line_account l set blocked_at = now() where l.person_id = d.person_id;
    else null;
  end case;
  insert into app.audit_event (act, object_type, object_id) values (d.way || '.refused', 'delivery', wanted);
end $$;

-- A mail has come back, minutes or days after it was taken. `address`: the beginning of the hash of where it went; `forever`: there is
-- nobody there, and nothing more is sent to it, unless it has changed meanwhile. What it told of goes another way, once; where
-- there is none, it has failed, and those who should know see it.
create function app.mail_bounced(message uuid, address bytea, forever boolean) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare d app.delivery; who uuid;
begin
  -- A link of a handover went to somebody who need not be known here: whoever gave it comes to see that it did not arrive.
  update app.handover_giving g set mailed_at = null, unmailed_at = now()
    from app.handover_mail m
   where g.id = message and g.mailed_at is not null and m.giving_id = g.id and substr(sha256(convert_to(m.address, 'UTF8')), 1, 4) = mail_bounced.address;
  if found then
    insert into app.audit_event (actor_id, act, object_type, object_id) values (null, 'mail.bounced', 'handover_giving', message);
    return;
  end if;
  select * into d from app.delivery t where t.id = message and t.way = 'mail' and t.sent_at is not null for update;
  who := coalesce(d.person_id, (select m.person_id from app.question q join app.member m on m.id = q.member_id where q.id = message));
  if who is null then return; end if;
  if forever then
    update app.account a set bounced_email = a.email where a.person_id = who and substr(sha256(convert_to(a.email, 'UTF8')), 1, 4) = address;
  end if;
  if d.id is not null then
    update app.delivery t set sent_at = null, tried = t.tried || 'mail'::app.way, failed_at = case when 'mail' = any (t.tried) then now() end where t.id = message;
    if 'mail' <> all (d.tried) then
      perform graphile_worker.add_job(case when d.reminder_id is null then 'deliver' else 'strike' end,
        json_strip_nulls(json_build_object('person', who, 'slot', case when d.reminder_id is null then 'urgent' end, 'reminder', d.reminder_id)),
        queue_name := who::text, max_attempts := 12);
    end if;
  end if;
  update app.question q set undelivered_at = now() where q.id = message and q.answered_at is null;
  insert into app.audit_event (actor_id, act, object_type, object_id)
    values (null, 'mail.bounced', case when d.id is null then 'question' else 'delivery' end, message);
end $$;

-- A browser of the actor's takes pushes; ten of them at most, the newest. Whose it was before, it is no more.
create function app.keep_subscription(new_id uuid, at text, key bytea, secret bytea, on_device text) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.push_subscription s where s.endpoint = at;
  delete from app.push_subscription s where s.id in (
    select o.id from app.push_subscription o where o.person_id = app.actor_id() order by o.made_at desc, o.id desc offset 9);
  insert into app.push_subscription (id, person_id, endpoint, p256dh, auth, device) values (new_id, app.actor_id(), at, key, secret, on_device);
end $$;

-- LINE tells who brought a word of ours along: theirs is the account. False: we never said it, not lately, or not for the first time.
create function app.link_line(nonce bytea, to_line text) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  delete from app.line_nonce n where n.hash = nonce and n.expires_at > now() returning n.person_id into who;
  if who is null then return false; end if;
  delete from app.line_account l where l.line_id = to_line and l.person_id <> who;
  insert into app.line_account (person_id, line_id) values (who, to_line)
    on conflict (person_id) do update set line_id = excluded.line_id, linked_at = now(), blocked_at = null;
  return true;
end $$;

-- LINE tells that somebody has blocked us, or lets us in again. True: we know whose account it is.
create function app.block_line(of_line text, blocked boolean) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.line_account l set blocked_at = case when blocked then now() end where l.line_id = of_line;
  return found;
end $$;

-- Old notices go: read ones after 90 days, unread ones after a year; so do messages that nothing points to, and what has run out.
create function app.thin_notices() returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.notice n where n.read_at < now() - interval '90 days' or n.at < now() - interval '365 days';
  delete from app.reminder m where m.ended_at < now() - interval '90 days';
  delete from app.delivery d where d.begun_at < now() - interval '90 days' and num_nonnulls(d.sent_at, d.dropped_at, d.failed_at) = 1
    and not exists (select from app.notice n where n.delivery_id = d.id);
  delete from app.line_nonce n where n.expires_at < now();
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
  insert into app.notice_choice as c (person_id, concern, reply, record, change)
    select d.person_id, 'never', 'never', 'never', 'never' from app.delivery d
     where d.stop_hash = hash and d.begun_at > now() - interval '90 days'
    on conflict (person_id) do update set concern = 'never', reply = 'never', record = 'never', change = 'never';
  return found;
end $$;

-- People around the actor's cases whom notices do not reach as they should, for the support team. Nothing gets there: no address and no
-- other way, or the address is refused; or they want none. It gets there in a way that they did not choose, or has not for an hour.
create function app.unreached(ways app.way[]) returns table (person_id uuid, case_id uuid, why text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select u.* from (
      select distinct m.person_id, m.case_id,
             case when c.concern = 'never' and c.reply = 'never' and c.record = 'never' and c.change = 'never' then 'stopped'
                  when app.way_to(m.person_id, 'mail', ways, '{}') is null
                    then case when a.email = a.bounced_email then 'refused' else 'no_way' end
                  when exists (select from app.delivery d where d.person_id = m.person_id and (
                                 d.begun_at < now() - interval '1 hour' and num_nonnulls(d.sent_at, d.dropped_at, d.failed_at) = 0
                                 or d.failed_at > now() - interval '14 days')) then 'late'
                  when exists (select from app.delivery d where d.person_id = m.person_id and d.begun_at > now() - interval '14 days'
                                  and d.tried <> '{}' and d.sent_at is not null) then 'other_way' end as why
        from app.member m join app.party p on p.id = m.party_id
        join app.account a on a.person_id = m.person_id
        left join app.notice_choice c on c.person_id = m.person_id
       where m.case_id = any (app.case_ids_as('{support_team}')) and p.kind <> 'support_team' and a.disabled_at is null
         and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
         and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut) u
     where u.why is not null;
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
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at < now() - interval '2 minutes';
end $$;

grant execute on function app.schedule_notices(int, app.way[]), app.begin_delivery(uuid, bytea, text, app.way[], uuid), app.end_delivery(uuid, text), app.mail_bounced(uuid, bytea, boolean),
  app.keep_subscription(uuid, text, bytea, bytea, text), app.link_line(bytea, text), app.block_line(text, boolean), app.thin_notices(),
  app.may_stop_mail(bytea), app.stop_mail(bytea), app.unreached(app.way[]), app.failed_jobs(), app.run_again(bigint), app.free_jobs(),
  app.news_since(bytea, text) to app_rw;
