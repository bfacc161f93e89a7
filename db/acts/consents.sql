-- Giving, writing down, confirming, asking for and withdrawing consent; guardians.

-- What is settled about a side's consents, nobody needs to be reminded of any more.
create function app.end_consent_reminders(of_party uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.reminder m set ended_at = now(), told_at = null where m.about_party = of_party and m.ended_at is null;
end $$;

-- Writes a consent down, once it is clear who gives it: to a side that takes part (ND021), until a day that is neither past
-- nor more than a year after it was given (ND022), by somebody who saw what is in force (`expected`, in the order of ids; ND020).
-- The portal may not call it: the two functions below do.
create function app.put_consent(p app.party, giving uuid, ids uuid[], wanted app.category[], for_purpose text, until timestamptz,
    said text, version text, in_locale text, expected uuid[], giver uuid, given timestamptz, how app.consent_method,
    seen_by text, writer uuid, under uuid)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (p.valid_to is not null and p.valid_to <= now()) or p.valid_from > now() or p.shut
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
  perform app.end_consent_reminders(p.id);
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
  perform app.tell_of_consent((select k.person_id from app.case k where k.id = p.case_id), p.id, 'paper');
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
  if not found then return false; end if;
  perform app.end_consent_reminders(c.party_id) from app.consent c where c.giving_id = giving limit 1;
  return true;
end $$;

-- Withdraws what a side may read, at once: some categories, or all (null). By the supported person; by a guardian within their
-- scope; by who wrote a paper down, while the person has not confirmed it; and by the support team for a person who has no account,
-- with how they said it (`said`; ND026: they have an account and do it themselves). Nothing left to withdraw is no mistake of
-- theirs; for anybody else: ND404.
create function app.withdraw_consent(of_party uuid, chosen app.category[], said text default '')
  returns table (consent_id uuid, category app.category)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party; self boolean; scope app.category[]; team boolean; in_their_place boolean;
begin
  select * into p from app.party t where t.id = of_party for update;
  self := coalesce(p.case_id = any (app.case_ids_as('{supported_person}')), false);
  team := coalesce(p.case_id = any (app.case_ids_as('{support_team}')), false);
  in_their_place := team and trim(said) <> '';
  if in_their_place and not app.is_without_account(p.case_id) then
    raise exception 'they have an account' using errcode = 'ND026';
  end if;
  select array_agg(c) into scope from app.guardian_scopes(p.case_id) s, unnest(s.categories) c;
  return query
    with withdrawn as (
      update app.consent c set withdrawn_at = now(), withdrawn_by = app.actor_id()
       where c.party_id = p.id and c.withdrawn_at is null and c.valid_to > now() and (chosen is null or c.category = any (chosen))
         and (self or c.category = any (scope) or in_their_place
              or (c.recorded_by = app.actor_id() and c.confirmed_at is null and team))
      returning c.id, c.category),
    noted as (
      insert into app.withdrawal_said (consent_id, case_id, words) select w.id, p.case_id, said from withdrawn w where in_their_place)
    select w.id, w.category from withdrawn w;
  if found then
    perform app.end_consent_reminders(p.id);
  elsif not self and scope is null and not in_their_place then
    raise exception 'not found' using errcode = 'ND404';
  end if;
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
  perform app.tell_of_consent((select k.person_id from app.case k where k.id = p.case_id), p.id, 'asked');
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
  perform app.end_consent_reminders(r.party_id);
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

-- Puts it into the queue that somebody is told about a side's consents: that something was asked or written down from paper, or in how
-- many days something ends. The worker's job does it, in their language.
create function app.tell_of_consent(who uuid, of_party uuid, what text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('consent', json_build_object('person', who, 'party', of_party, 'what', what), max_attempts := 12,
    job_key := 'consent:' || what || ':' || of_party || ':' || who)
   where exists (select from app.account a where a.person_id = who and a.disabled_at is null);
end $$;

-- Thirty, fourteen and seven days before something ends that a side may read, and on the day before, its supported person and their
-- support workers are told. Where a step was missed, at the next look; what was given for less, not before its own steps. Every morning.
create function app.tell_of_ending_consents() returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform app.tell_of_consent(m.person_id, d.party_id, d.step::text)
    from (select c.party_id, p.case_id, min(s.step) as step
            from app.consent c join app.party p on p.id = c.party_id join app.case k on k.id = p.case_id
            cross join lateral (select ((c.valid_to - interval '1 second') at time zone 'Asia/Tokyo')::date as last,
                                       (c.valid_from at time zone 'Asia/Tokyo')::date as first) day
            cross join lateral (select min(t) as step from unnest('{30,14,7,1}'::int[]) t where day.last - app.today() <= t) s
           where c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now() and s.step is not null
             and day.first < day.last - s.step
             and p.kind in ('family', 'employer', 'partner') and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
             and not p.shut and (k.ended_on is null or k.ended_on >= app.today())
           group by c.party_id, p.case_id) d
    join app.party side on side.case_id = d.case_id and side.kind in ('supported_person', 'support_team')
    join app.member m on m.party_id = side.id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now());
end $$;

-- Puts a reminder before the actor, once (its id says what about), when they are awake; outside of the portal too, unless they never
-- want to hear of changes there. Nothing for whom a side's consents are no business.
create function app.remind_of_consent(new_id uuid, of_party uuid, said text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare c app.notice_choice;
begin
  select * into c from app.notice_choice t where t.person_id = app.actor_id();
  insert into app.reminder (id, person_id, words, at, next_at, way, about_party)
    select new_id, app.actor_id(), said, w.at, w.at, case when app.wanted_when('change', false, c) = 'never' then 'page' end, of_party
      from app.wake(now(), c) as w (at) where app.hears_of(of_party)
  on conflict (id) do nothing;
end $$;

grant execute on function app.tell_of_ending_consents(), app.remind_of_consent(uuid, uuid, text),
  app.give_consent(uuid, uuid[], uuid, app.category[], text, timestamptz, text, text, text, uuid[]),
  app.record_paper_consent(uuid, uuid[], uuid, app.category[], text, timestamptz, text, text, text, uuid[], date, text),
  app.confirm_consent(uuid), app.withdraw_consent(uuid, app.category[], text),
  app.ask_consent(uuid, uuid, app.category[], app.consent_occasion, text), app.close_request(uuid),
  app.record_guardian(uuid, uuid, app.category[], timestamptz, timestamptz, text), app.end_guardian(uuid) to app_rw;
