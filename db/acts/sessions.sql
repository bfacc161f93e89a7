-- Signing in: sessions, links by e-mail, the sign-in of an organisation, the people of a demo. Much here answers to whoever holds
-- a token, because nobody is anybody yet.

-- Opens a transaction for the holder of a session: says who they are, or returns nothing. Times are per session; the row
-- is touched at most every five minutes.
create function app.open_session(hash bytea)
  returns table (session_id uuid, person_id uuid, name text, reading text, settings jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found_last timestamptz;
begin
  select t.id, t.person_id, p.name, p.reading, a.settings, t.last_seen_at
    into open_session.session_id, open_session.person_id, open_session.name, open_session.reading, open_session.settings, found_last
    from app.session t join app.account a on a.person_id = t.person_id join app.person p on p.id = a.person_id
   where t.token_hash = hash and t.revoked_at is null and t.expires_at > now() and t.last_seen_at + t.idle_limit > now()
     and a.disabled_at is null;
  perform set_config('app.actor_id', coalesce(open_session.person_id::text, ''), true);
  if open_session.session_id is null then return; end if;
  if found_last < now() - interval '5 minutes' then
    update app.session t set last_seen_at = now() where t.id = open_session.session_id;
  end if;
  return next;
end $$;

-- Goes on as the supported person looking at their case as one of its other sides does: a family, a company, a partner that takes
-- part now. Nobody acts any more in this transaction, and nothing is written. Nobody else, no other side: ND404.
create function app.look_as(side uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare found_side uuid;
begin
  select p.id into found_side from app.party p
   where p.id = side and p.kind not in ('supported_person', 'support_team')
     and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
     and p.case_id = any (app.case_ids_as('{supported_person}'));
  if found_side is null then raise exception 'not found' using errcode = 'ND404'; end if;
  perform set_config('app.reader_id', app.actor_id()::text, true), set_config('app.looking_as', side::text, true),
          set_config('app.actor_id', '', true), set_config('transaction_read_only', 'on', true);
  return side;
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

-- Begins a session and says what the browser is to keep: how its person wants the screens, and for how many seconds. The
-- portal may not call it: the functions below do, each with its own reason to believe who it is.
create function app.begin_session(who uuid, new_id uuid, hash bytea, how text, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare l record;
begin
  if not exists (select from app.account a where a.person_id = who and a.disabled_at is null) then return; end if;
  -- Nobody whose every place is shut: at a disabled agency, or around its cases.
  if (select bool_and(place.shut) from (
        select g.disabled_at is not null as shut from app.agency_member a join app.agency g on g.id = a.agency_id
         where a.person_id = who and (a.valid_to is null or a.valid_to > now())
        union all
        select p.shut from app.member m join app.party p on p.id = m.party_id
         where m.person_id = who and (m.valid_to is null or m.valid_to > now())) place) then return; end if;
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
declare s app.session;
begin
  update app.session t set revoked_at = now() where t.token_hash = hash and t.revoked_at is null returning t.* into s;
  if s.id is null then return; end if;
  insert into app.audit_event (actor_id, act, object_type, object_id) values (s.person_id, 'sign_out', 'session', s.id);
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

-- Whether anybody has linked a sign-in. Only the sign-in itself asks, after its issuer has said who it is.
create function app.identity_is_known(of_issuer text, of_subject text) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.identity i join app.account a on a.person_id = i.person_id
                  where i.issuer = of_issuer and i.subject = of_subject and a.disabled_at is null);
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

grant execute on function app.open_session(bytea), app.look_as(uuid), app.keep_draft_of_ended_session(bytea, text, jsonb), app.end_session(bytea),
  app.demo_people(), app.demo_sign_in(uuid, uuid, bytea, text, text), app.within_rate(bytea, interval, int),
  app.make_sign_in_link(text, uuid, bytea, text), app.sign_in_link_state(bytea),
  app.use_sign_in_link(bytea, uuid, bytea, text, text), app.identity_is_known(text, text),
  app.identity_sign_in(text, text, uuid, bytea, text, text), app.claim_address(text, uuid, bytea),
  app.prove_address(bytea) to app_rw;
