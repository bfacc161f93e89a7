-- Answers in a minute: one question to one member of a case, by a link.

-- Whether somebody may be asked about an entry: they take part now, on a side that it is for, and may read it at this moment.
create function app.may_be_asked(wanted uuid, of_entry uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from app.member m join app.party p on p.id = m.party_id join app.entry e on e.id = of_entry and e.case_id = m.case_id
     where m.id = wanted and p.id = any (e.audience) and p.kind <> 'support_team'
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut
       and e.undone_at is null and app.may_read(m.person_id, e.id));
end $$;

-- What a question is worth now. Asked at every look and every answer: a consent that is withdrawn closes it at once.
create function app.question_state(q app.question) returns text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare a app.accommodation;
begin
  if q.revoked_at is not null then return 'revoked'; end if;
  if q.wrong_at is not null then return 'wrong'; end if;
  if q.token_hash is null then return 'unapproved'; end if;
  if q.expires_at <= now() then return case when q.answered_at is null then 'expired' else 'answered' end; end if;
  if not app.may_be_asked(q.member_id, q.entry_id) then return 'closed'; end if;
  if q.purpose = 'slots' then
    if not exists (select from app.meeting m where m.entry_id = q.entry_id and m.state = 'proposed') then
      return case when q.answered_at is null then 'closed' else 'answered' end;
    end if;
  elsif q.purpose <> 'reply' then
    select * into a from app.accommodation t where t.entry_id = q.entry_id;
    if q.answered_at is null then
      if app.question_act(q.purpose, a.state, null) is null then return 'closed'; end if;
    elsif a.version <> q.answered_version then return 'answered';
    end if;
  end if;
  return case when q.answered_at is null then 'open' else 'changeable' end;
end $$;

-- The act that an answer is, where the dialogue stands; null where there is nothing to answer.
create function app.question_act(of_purpose app.question_purpose, now_at app.accommodation_state, chosen text)
  returns app.accommodation_act language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
  return case
    when of_purpose = 'accommodation' and now_at in ('asked', 'talking') then coalesce(chosen, 'talk')
    when of_purpose = 'effect' and now_at in ('trial', 'in_place') then 'felt'
    when of_purpose = 'effect' and now_at = 'review' then 'seen'
  end::app.accommodation_act;
end $$;

-- Puts the mail with a question's link into the queue. The job holds ids alone: the link is made when it is sent, and never kept.
create function app.mail_question(wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('question', json_build_object('person', m.person_id, 'question', q.id), queue_name := m.person_id::text,
            max_attempts := 12, job_key := 'question:' || q.id)
     from app.question q join app.member m on m.id = q.member_id where q.id = wanted;
end $$;

-- Asks one member one question about an entry: the support team, or the supported person. An earlier one to the same member about the
-- same is taken back. What the supported person reads too goes to a company only when they have seen it; else `link_hash` is the
-- link's from now on, and its mail is in the queue.
-- ND070: they may not read it. ND071: no address is known. ND072: nothing to answer there now. ND073: too many.
create function app.ask_question(new_id uuid, of_entry uuid, to_member uuid, of_purpose app.question_purpose, asked text, taps text[], link_hash bytea)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry; p app.party; address text; by_person boolean; a app.accommodation; act app.accommodation_act; waits boolean;
begin
  select * into e from app.entry t where t.id = of_entry and t.thread_id is null and t.undone_at is null;
  by_person := e.case_id = any (app.case_ids_as('{supported_person}'));
  if e.id is null or not app.may_read(app.actor_id(), of_entry) or not e.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  select t.* into p from app.member m join app.party t on t.id = m.party_id
   where m.id = to_member and m.case_id = e.case_id and m.person_id <> app.actor_id();
  if p.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if not app.may_be_asked(to_member, of_entry) then raise exception 'may not read it' using errcode = 'ND070'; end if;
  select c.email into address from app.member m join app.account c on c.person_id = m.person_id
   where m.id = to_member and c.disabled_at is null;
  if address is null then raise exception 'no address' using errcode = 'ND071'; end if;
  if of_purpose = 'slots' then
    if not exists (select from app.meeting m where m.entry_id = of_entry and m.state = 'proposed') then
      raise exception 'nothing to answer' using errcode = 'ND072';
    end if;
  elsif of_purpose <> 'reply' then
    select * into a from app.accommodation t where t.entry_id = of_entry;
    act := app.question_act(of_purpose, a.state, null);
    if act is null or p.kind <> (case when act = 'felt' then 'supported_person' else 'employer' end)::app.party_kind
       or (p.kind = 'employer' and p.id <> a.party_id) then
      raise exception 'nothing to answer' using errcode = 'ND072';
    end if;
  end if;
  if not app.within_rate(sha256(convert_to('question ' || to_member, 'UTF8')), '1 day', 10) then
    raise exception 'too many' using errcode = 'ND073';
  end if;
  -- When a meeting could be is asked with its heading alone, which the company reads already.
  waits := p.kind = 'employer' and not by_person and of_purpose <> 'slots'
           and exists (select from app.party t where t.id = any (e.audience) and t.kind = 'supported_person');
  update app.question t set revoked_at = now(), revoked_by = app.actor_id()
   where t.entry_id = of_entry and t.member_id = to_member and t.revoked_at is null and t.wrong_at is null and t.answered_at is null;
  insert into app.question (id, case_id, entry_id, member_id, purpose, words, choices, asked_by, token_hash, expires_at)
    values (new_id, e.case_id, of_entry, to_member, of_purpose, asked, taps, app.actor_id(),
            case when not waits then link_hash end, case when not waits then now() + interval '7 days' end);
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (e.case_id, 'question.asked', 'question', new_id, jsonb_build_object('entry', of_entry, 'member', to_member));
  if not waits then perform app.mail_question(new_id); end if;
  return waits;
end $$;

-- The supported person has seen a question to the company, and lets it go there, or not. False: it waits no longer.
create function app.decide_question(wanted uuid, yes boolean, link_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare q app.question;
begin
  select * into q from app.question t where t.id = wanted for update;
  if q.id is null or not q.case_id = any (app.case_ids_as('{supported_person}')) or not app.may_read(app.actor_id(), q.entry_id) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if app.question_state(q) <> 'unapproved' then return false; end if;
  if yes and not app.may_be_asked(q.member_id, q.entry_id) then raise exception 'may not read it' using errcode = 'ND070'; end if;
  update app.question t set
      approved_at = case when yes then now() end, approved_by = case when yes then app.actor_id() end,
      token_hash = case when yes then link_hash end, expires_at = case when yes then now() + interval '7 days' end,
      revoked_at = case when not yes then now() end, revoked_by = case when not yes then app.actor_id() end
   where t.id = wanted;
  insert into app.audit_event (case_id, act, object_type, object_id)
    values (q.case_id, case when yes then 'question.approved' else 'question.kept_back' end, 'question', wanted);
  if yes then perform app.mail_question(wanted); end if;
  return true;
end $$;

-- Where a question's mail goes at this moment, and how its reader reads. No row: it is sent already, may not be answered any more, or
-- cannot get there, which those who asked come to see.
create function app.begin_question(wanted uuid, link_hash bytea) returns table (email text, settings jsonb) language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare q app.question;
begin
  select * into q from app.question t where t.id = wanted for update;
  if q.id is null or q.sent_at is not null or q.revoked_at is not null then return; end if;
  if q.token_hash = link_hash and app.question_state(q) = 'open' then
    return query
      select a.email, a.settings from app.member m join app.account a on a.person_id = m.person_id
       where m.id = q.member_id and a.disabled_at is null and a.email is not null and a.email is distinct from a.bounced_email;
    if found then return; end if;
  end if;
  update app.question t set undelivered_at = now() where t.id = wanted and t.answered_at is null;
end $$;

-- What came of it: 'sent'; 'gone': there is no such address; 'later': it has failed for long, and is tried on.
create function app.end_question(wanted uuid, outcome text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  update app.question t set sent_at = case when outcome = 'sent' then now() end, undelivered_at = case when outcome <> 'sent' then now() end
   where t.id = wanted and t.sent_at is null;
  if outcome <> 'gone' then return; end if;
  update app.account a set bounced_email = a.email
    from app.question q join app.member m on m.id = q.member_id where q.id = wanted and a.person_id = m.person_id;
  insert into app.audit_event (actor_id, act, object_type, object_id) values (null, 'mail.refused', 'question', wanted);
end $$;

-- Takes a question back at once: the supported person, or the support team. False: there was nothing left to take back.
create function app.revoke_question(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare q app.question;
begin
  select * into q from app.question t where t.id = wanted for update;
  if q.id is null or not q.case_id = any (app.case_ids_as('{supported_person,support_team}')) or not app.may_read(app.actor_id(), q.entry_id) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if q.revoked_at is not null then return false; end if;
  update app.question t set revoked_at = now(), revoked_by = app.actor_id() where t.id = wanted;
  insert into app.audit_event (case_id, act, object_type, object_id) values (q.case_id, 'question.revoked', 'question', wanted);
  return true;
end $$;

-- What the holder of a question's link sees: the question, who asks, and for an accommodation what is asked for. Looking uses nothing
-- up, and counts as a look of its member, unless that is the supported person. Of a question that is no longer open, its state alone.
create function app.question_behind(link_hash bytea)
  returns table (state text, purpose app.question_purpose, act app.accommodation_act, words text, choices text[], parts jsonb, asker text, asker_reading text,
                 agency text, addressee text, addressee_reading text, choice text, expires_at timestamptz, slots jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare q app.question; s text;
begin
  select * into q from app.question t where t.token_hash = link_hash;
  if q.id is null then return; end if;
  s := app.question_state(q);
  if s not in ('open', 'changeable') then
    return query select s, null::app.question_purpose, null::app.accommodation_act, null::text, null::text[], null::jsonb, null::text, null::text,
                        null::text, null::text, null::text, null::text, null::timestamptz, null::jsonb;
    return;
  end if;
  insert into app.access_event (case_id, actor_id, page, entry_ids)
    select q.case_id, m.person_id, 'link', array[q.entry_id] from app.member m join app.case k on k.id = q.case_id
     where m.id = q.member_id and m.person_id <> k.person_id;
  return query
    select s, q.purpose,
           app.question_act(q.purpose, coalesce(q.state_before, (select a.state from app.accommodation a where a.entry_id = q.entry_id)), null),
           q.words, q.choices, case when q.purpose <> 'reply' then app.asked_parts(q.entry_id) end,
           n.name, n.reading, g.name, w.name, w.reading, q.choice, q.expires_at,
           (select jsonb_agg(jsonb_build_object('id', t.id, 'startsAt', t.starts_at, 'endsAt', t.ends_at) order by t.starts_at, t.id)
              from app.meeting_slot t where t.meeting_id = q.entry_id and t.dropped_at is null)
      from app.person n, app.case k join app.agency g on g.id = k.agency_id, app.member m join app.person w on w.id = m.person_id
     where n.id = q.asked_by and k.id = q.case_id and m.id = q.member_id;
end $$;

-- Answers a question by its link, in the name of its member and with what they may do at this moment, and nothing beside it. Answered
-- again, the new answer counts. Returns what the question is worth afterwards; 'short' when the answer lacks what it needs (ND032).
create function app.answer_question(link_hash bytea, chosen text, line text, facts jsonb, new_id uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare q app.question; s text; m app.member; a app.accommodation; before app.accommodation_state; act app.accommodation_act; readers uuid[];
begin
  select * into q from app.question t where t.token_hash = link_hash for update;
  if q.id is null then return 'unknown'; end if;
  s := app.question_state(q);
  if s not in ('open', 'changeable') then return s; end if;
  select * into m from app.member t where t.id = q.member_id;
  perform set_config('app.actor_id', m.person_id::text, true);
  if q.purpose = 'slots' then
    if chosen not in ('can', 'none') or (chosen = 'can') <> exists (
        select from app.meeting_slot t where t.meeting_id = q.entry_id and t.dropped_at is null and facts -> 'slots' ? t.id::text) then
      return 'short';
    end if;
    perform app.put_slots_answer(q.entry_id, m.person_id,
      array(select v::uuid from jsonb_array_elements_text(facts -> 'slots') v), line, new_id);
  elsif q.purpose = 'reply' then
    if chosen <> all (q.choices) then return 'short'; end if;
    readers := array(select u from app.entry t, unnest(t.audience) u join app.party p on p.id = u
                      where t.id = q.entry_id and (p.kind in ('supported_person', 'support_team') or p.id = m.party_id)
                        and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut);
    insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, occurred_at, body, detail)
      select new_id, q.case_id, q.entry_id, 'reply', t.category, readers, m.person_id, m.party_id, now(), concat_ws(E'\n', chosen, nullif(trim(line), '')),
             jsonb_build_object('question', q.id)
        from app.entry t where t.id = q.entry_id;
  else
    select * into a from app.accommodation t where t.entry_id = q.entry_id for update;
    before := coalesce(q.state_before, a.state);
    act := app.question_act(q.purpose, before, chosen);
    if q.purpose = 'accommodation' and (act is null or act not in ('yes', 'partly', 'not_now', 'talk')) then return 'short'; end if;
    -- To change an answer is to go back to where it was given; both stay in the record.
    if q.answered_at is not null then update app.accommodation t set state = before where t.entry_id = q.entry_id; end if;
    if act = 'talk' and before = 'talking' then
      insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, occurred_at, body, detail)
        select new_id, q.case_id, q.entry_id, 'reply', t.category, t.audience, m.person_id, m.party_id, now(), coalesce(nullif(trim(line), ''), q.words),
               jsonb_build_object('question', q.id)
          from app.entry t where t.id = q.entry_id;
    else
      perform app.take_step(q.entry_id, a.version, act, new_id, line,
        facts || case when q.purpose = 'effect' then jsonb_build_object('effect', chosen) else '{}' end || jsonb_build_object('question', q.id));
    end if;
  end if;
  update app.question t set choice = chosen, answered_at = now(), answer_id = new_id, state_before = before,
         answered_version = (select c.version from app.accommodation c where c.entry_id = q.entry_id)
   where t.id = q.id;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (q.case_id, 'question.answered', 'question', q.id, jsonb_build_object('entry', new_id));
  return 'changeable';
end $$;

-- Whoever opened the link says that it is not for them: it closes, and the support team comes to know.
create function app.refuse_question(link_hash bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare q app.question;
begin
  update app.question t set wrong_at = now()
   where t.token_hash = link_hash and t.wrong_at is null and t.revoked_at is null and t.answered_at is null returning * into q;
  if q.id is null then return false; end if;
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id) values (null, q.case_id, 'question.wrong_person', 'question', q.id);
  return true;
end $$;

grant execute on function app.begin_question(uuid, bytea), app.end_question(uuid, text), app.ask_question(uuid, uuid, uuid, app.question_purpose, text, text[], bytea), app.decide_question(uuid, boolean, bytea),
  app.revoke_question(uuid), app.question_behind(bytea), app.answer_question(bytea, text, text, jsonb, uuid), app.refuse_question(bytea) to app_rw;
