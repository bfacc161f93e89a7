-- Acts of an accommodation (合理的配慮): who may take which step, and how a step is taken.

-- The state to which a side brings an accommodation by an act; null where it may not. lib/accommodations/model.ts says the same.
-- What is asked is the supported person's; the answer is the company's; the support team drafts, dates, and calls to the table.
create function app.accommodation_next(now_at app.accommodation_state, act app.accommodation_act, side app.party_kind)
  returns app.accommodation_state language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  person boolean := side = 'supported_person';
  company boolean := side = 'employer';
  team boolean := side = 'support_team';
begin
  if not (person or company or team) then return null; end if;
  return case act
    when 'revise' then case when now_at = 'draft' and (person or team) then 'draft' end
    when 'ask' then case when now_at in ('draft', 'checking', 'talking', 'refused') and person then 'asked' end
    when 'none' then case when now_at = 'checking' and person then 'ended' end
    when 'yes' then case when now_at in ('asked', 'talking') and company then 'agreed' end
    when 'partly' then case when now_at in ('asked', 'talking', 'refused') and company then 'offered' end
    when 'not_now' then case when now_at in ('asked', 'talking') and company then 'refused' end
    when 'talk' then case when now_at in ('asked', 'offered', 'refused', 'agreed', 'trial', 'in_place', 'review', 'reviewed') then 'talking' end
    when 'accept' then case when now_at in ('offered', 'refused') and person then 'agreed' end
    when 'try' then case when now_at = 'agreed' and (company or team) then 'trial' end
    when 'place' then case when now_at = 'agreed' and (company or team) then 'in_place' end
    when 'felt' then case when now_at in ('trial', 'in_place') and person then 'review' end
    when 'seen' then case when now_at = 'review' and company then 'reviewed' end
    when 'keep' then case when now_at in ('review', 'reviewed') and (person or team) then 'in_place' end
    when 'recheck' then case when now_at in ('trial', 'in_place') then now_at::text end
    when 'know' then case when now_at not in ('draft', 'checking', 'ended', 'withdrawn') then now_at::text end
    when 'end' then case when now_at in ('agreed', 'trial', 'in_place', 'review', 'reviewed') and person then 'ended' end
    when 'withdraw' then case when now_at in ('draft', 'asked', 'talking', 'offered', 'refused') and person
                                or now_at = 'draft' and team then 'withdrawn' end
  end::app.accommodation_state;
end $$;

-- As which side of an accommodation somebody acts: the supported person's, the support team, or the company that is asked.
create function app.accommodation_side(who uuid, of_case uuid, company uuid, out party uuid, out side app.party_kind)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  select p.id, p.kind into party, side from app.party p
   where p.case_id = of_case and p.id = any (app.party_ids_of(who))
     and (p.kind in ('supported_person', 'support_team') or (p.kind = 'employer' and p.id = company))
   order by array_position('{supported_person,support_team,employer}'::app.party_kind[], p.kind) limit 1;
end $$;

-- The open sides of the supported person and the support team of a case.
create function app.inner_circle(of_case uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.id from app.party p where p.case_id = of_case and p.kind in ('supported_person', 'support_team')
                and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut order by p.kind);
end $$;

-- Puts an entry of a dialogue on a case, as the actor.
create function app.put_dialogue_entry(new_id uuid, of_case uuid, of_thread uuid, of_kind text, readers uuid[], from_party uuid,
    behalf uuid, words text, facts jsonb) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, on_behalf_of, occurred_at, body, detail)
    values (new_id, of_case, of_thread, of_kind::app.entry_kind, 'accommodation', readers, app.actor_id(), from_party, behalf, now(), words, facts);
end $$;

-- Counts where an accommodation stands and what it is about, as it was said now (`worry`, `measure`) or before.
create function app.tally_up(of_entry uuid, said jsonb) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare before app.tally; stage app.tally_stage;
begin
  select case when a.state in ('draft', 'checking') then 'begun' when a.state = 'asked' then 'asked'
              when a.state in ('agreed', 'trial', 'in_place') then 'agreed' when a.state = 'review' and a.felt = 'works' then 'works'
         end into stage from app.accommodation a where a.entry_id = of_entry;
  if stage is null then return; end if;
  select t.* into before from app.tally t where t.accommodation_id = of_entry order by t.at desc limit 1;
  insert into app.tally (accommodation_id, stage, worry, measure)
    values (of_entry, stage, coalesce(nullif(said ->> 'worry', '')::app.worry, before.worry),
            coalesce(nullif(said ->> 'measure', '')::app.measure, before.measure))
    on conflict do nothing;
end $$;

-- Begins an accommodation: 'draft' (the supported person or the support team, between the two), 'ask' (the supported person, to a
-- company), 'check' (the company asks first whether something stands in the way). ND030: not for this side; ND031: no such company.
create function app.begin_accommodation(new_id uuid, of_case uuid, company uuid, act app.accommodation_act, words text, facts jsonb,
    about jsonb default '{}') returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare mine uuid; as_side app.party_kind; circle uuid[] := app.inner_circle(of_case); person_party uuid;
begin
  select s.party, s.side into mine, as_side from app.accommodation_side(app.actor_id(), of_case, company) s;
  if mine is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if not (act = 'draft' and as_side in ('supported_person', 'support_team') or act = 'ask' and as_side = 'supported_person'
          or act = 'check' and as_side = 'employer') then
    raise exception 'not for this side' using errcode = 'ND030';
  end if;
  if company is not null or act <> 'draft' then
    perform from app.party p where p.id = company and p.case_id = of_case and p.kind = 'employer'
      and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut for share;
    if not found then raise exception 'no company to ask' using errcode = 'ND031'; end if;
  end if;
  if trim(words) = '' or (act <> 'check' and trim(coalesce(facts ->> 'obstacle', '')) = '') then
    raise exception 'nothing said' using errcode = 'ND032';
  end if;
  select p.id into person_party from app.party p where p.id = any (circle) and p.kind = 'supported_person' limit 1;
  perform app.put_dialogue_entry(new_id, of_case, null, 'accommodation',
    case when act = 'draft' then circle else circle || company end, mine, case when as_side = 'support_team' then person_party end, words, facts);
  insert into app.accommodation (entry_id, case_id, party_id, state, due_on, knowing)
    values (new_id, of_case, company,
            (case act when 'draft' then 'draft' when 'ask' then 'asked' else 'checking' end)::app.accommodation_state,
            case when act <> 'draft' then app.today() + 7 end, coalesce(facts -> 'knowing', app.nobody_knows()));
  perform app.tally_up(new_id, about);
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'accommodation.' || act, 'accommodation', new_id);
end $$;

-- Who may know of an accommodation where nobody was named: those at the company who read it.
create function app.nobody_knows() returns jsonb language sql immutable set search_path = pg_catalog, pg_temp as $$
  select '{"people": [], "far": "", "more": ""}'::jsonb
$$;

-- Whether no more people may know by it than before, and none further.
create function app.knows_no_more(after jsonb, before jsonb) returns boolean language sql immutable set search_path = pg_catalog, pg_temp as $$
  select (before -> 'people') @> (after -> 'people') and (before ->> 'more') = (after ->> 'more')
     and ((after ->> 'far') <> 'reason' or (before ->> 'far') = 'reason')
$$;

-- What is asked, as it stands now: the parts of the newest asking, and who may know.
create function app.asked_parts(of_entry uuid) returns jsonb language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (select e.detail || jsonb_build_object('knowing', a.knowing) from app.entry e join app.accommodation a on a.entry_id = of_entry
           where (e.id = of_entry or e.thread_id = of_entry and e.detail ->> 'act' = 'ask') and e.detail ? 'obstacle'
           order by e.id <> of_entry desc, e.created_at desc, e.id desc limit 1);
end $$;

-- Takes a step: decides the state, and writes the step beside it as an entry that whoever reads the dialogue reads. Null: somebody
-- was quicker (`expected` is the version that was looked at). Only the supported person's "ask" lets the company read a draft.
--   facts   what the act carries: burdens, instead (not_now); starts_on, review_on (try, place, keep); effect (felt, seen);
--           the parts of what is asked (ask, revise); knowing: who at the workplace may know from now on, as before where absent
--   about   what is only counted: worry, measure
-- ND030: not now, or not for this side. ND031: the company's side has ended. ND032: something that the act needs was not said.
-- ND033: more people would know, which is the supported person's alone to say. That fewer know, everybody in it may say.
create function app.take_step(of_entry uuid, expected int, act app.accommodation_act, step_id uuid, words text, facts jsonb,
    about jsonb default '{}') returns app.accommodation_state language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  a app.accommodation; e app.entry; mine uuid; as_side app.party_kind; after app.accommodation_state; readers uuid[]; open_company boolean; knows jsonb;
begin
  if not app.may_read(app.actor_id(), of_entry) then raise exception 'not found' using errcode = 'ND404'; end if;
  select * into a from app.accommodation t where t.entry_id = of_entry for update;
  if a.entry_id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if a.version <> expected then return null; end if;
  select * into e from app.entry t where t.id = of_entry;
  select s.party, s.side into mine, as_side from app.accommodation_side(app.actor_id(), a.case_id, a.party_id) s;
  open_company := exists (select from app.party p where p.id = a.party_id and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut);
  after := app.accommodation_next(a.state, act, as_side);
  -- When the company's side has ended, the support team may put what is left of it to rest.
  if after is null and act = 'end' and as_side = 'support_team' and not open_company and a.state not in ('draft', 'ended', 'withdrawn') then
    after := 'ended';
  end if;
  if after is null then raise exception 'not now, or not for this side' using errcode = 'ND030'; end if;
  if not open_company and after not in ('draft', 'ended', 'withdrawn') then
    raise exception 'no company to ask' using errcode = 'ND031';
  end if;
  if act = 'yes' and trim(coalesce(app.asked_parts(of_entry) ->> 'wish', '')) = ''
     or act in ('partly', 'not_now') and trim(words) = ''
     or act = 'not_now' and (jsonb_array_length(coalesce(facts -> 'burdens', '[]')) = 0 or trim(coalesce(facts ->> 'instead', '')) = '')
     or act in ('try', 'place', 'keep') and (facts ->> 'review_on' is null or (facts ->> 'review_on')::date < app.today())
     or act in ('try', 'place') and (facts ->> 'starts_on' is null or (facts ->> 'starts_on')::date > (facts ->> 'review_on')::date)
     or act in ('felt', 'seen') and facts ->> 'effect' is null
     or (act = 'revise' or act = 'ask' and a.state = 'checking') and trim(coalesce(facts ->> 'obstacle', '')) = '' then
    raise exception 'something is missing' using errcode = 'ND032';
  end if;
  knows := coalesce(facts -> 'knowing', a.knowing);
  if as_side <> 'supported_person' and a.state <> 'draft' and not app.knows_no_more(knows, a.knowing) then
    raise exception 'more people would know' using errcode = 'ND033';
  end if;
  if act = 'know' and knows = a.knowing then raise exception 'something is missing' using errcode = 'ND032'; end if;

  if act = 'revise' then update app.entry t set body = words, detail = facts || jsonb_build_object('knowing', knows) where t.id = of_entry; end if;
  if act = 'ask' and a.state = 'draft' then
    update app.entry t set audience = t.audience || a.party_id where t.id = of_entry and a.party_id <> all (t.audience);
  end if;
  if act = 'ask' and a.state = 'draft' then perform app.tell_readers(of_entry); end if;
  readers := array(select u from app.entry t, unnest(t.audience) u join app.party p on p.id = u
                    where t.id = of_entry and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut);
  perform app.put_dialogue_entry(step_id, a.case_id, of_entry, 'step', readers, mine, null,
    case when act = 'revise' then '' else words end,
    case when act = 'revise' then '{}' else facts end || jsonb_build_object('act', act, 'from', a.state, 'to', after, 'knowing', knows));
  if act = 'not_now' then
    insert into app.refusal (entry_id, accommodation_id, burdens, reason, instead)
      values (step_id, of_entry, array(select b::app.burden from jsonb_array_elements_text(facts -> 'burdens') b), words, facts ->> 'instead');
  end if;
  update app.accommodation t
     set state = after, version = t.version + 1, moved_at = now(), knowing = knows,
         starts_on = case when act in ('try', 'place') then (facts ->> 'starts_on')::date else t.starts_on end,
         review_on = case when act in ('try', 'place', 'keep') then (facts ->> 'review_on')::date
                          when act = 'recheck' then greatest(app.today(), t.starts_on) else t.review_on end,
         felt = case when act = 'felt' then (facts ->> 'effect')::app.effect when act in ('try', 'place', 'keep') then null else t.felt end,
         seen = case when act = 'seen' then (facts ->> 'effect')::app.effect when act in ('felt', 'try', 'place', 'keep') then null else t.seen end,
         refusal_id = case when act = 'not_now' then step_id else t.refusal_id end,
         again = case when act = 'recheck' then (facts ->> 'occasion')::app.occasion
                      when act in ('felt', 'try', 'place', 'keep') then null else t.again end,
         reminders = case when act = 'know' then t.reminders else 0 end, reminded_at = case when act = 'know' then t.reminded_at end,
         due_on = case when act = 'know' then t.due_on
                       when after in ('asked', 'review') then app.today() + 7
                       when after in ('offered', 'refused', 'talking', 'agreed', 'reviewed') then app.today() + 14
                       when act in ('try', 'place', 'keep') then (facts ->> 'review_on')::date
                       when act = 'recheck' then greatest(app.today(), t.starts_on) end
   where t.entry_id = of_entry;
  perform app.tally_up(of_entry, about);
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (a.case_id, 'accommodation.' || act, 'accommodation', of_entry, jsonb_build_object('from', a.state, 'to', after));
  return after;
end $$;

-- For whom a dialogue waits, of those who can be told: the company, or the supported person when the day to look back has come.
create function app.awaited_side(a app.accommodation) returns app.party_kind language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when a.state in ('asked', 'agreed', 'review') then 'employer'
              when a.state in ('trial', 'in_place') and a.review_on <= app.today() then 'supported_person' end::app.party_kind
$$;

-- Tells the side that a dialogue waits for once more, as far as its people may read it: of the newest of it that somebody else wrote.
-- They are told as of anything else, by content-free mail too. Returns how many.
create function app.tell_again(a app.accommodation) returns int language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare told uuid[]; entries uuid[];
begin
  with whom as (
    select distinct on (m.person_id) m.person_id, r.entry_id
      from app.party p join app.member m on m.party_id = p.id
      join app.readers_beside_author(array(select e.id from app.entry e where e.id = a.entry_id or e.thread_id = a.entry_id)) r
        on r.person_id = m.person_id
      join app.entry e on e.id = r.entry_id
     where p.case_id = a.case_id and p.kind = app.awaited_side(a) and (p.kind <> 'employer' or p.id = a.party_id)
       and m.person_id is distinct from app.actor_id()
       and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
     order by m.person_id, e.created_at desc, e.id desc),
  again as (
    insert into app.notice (entry_id, person_id) select w.entry_id, w.person_id from whom w
    on conflict (entry_id, person_id) do update set at = now(), told_in = pg_current_xact_id(), read_at = null, delivery_id = null
    returning entry_id, person_id)
  select array_agg(g.person_id), array_agg(distinct g.entry_id) into told, entries from again g;
  if told is null then return 0; end if;
  insert into app.telling (entry_id) select unnest(entries);
  perform pg_notify('news', array_to_string(told[1:200], ','));
  return cardinality(told);
end $$;

-- What is due waits no longer in silence: the company is reminded, three times at most, a week apart; the supported person is asked once
-- when the day to look back has come. For the worker of the queue, each morning. Returns how many dialogues.
create function app.remind_of_dialogues() returns int language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare a app.accommodation; n int := 0;
begin
  for a in
    select t.* from app.accommodation t
     where t.due_on <= app.today() and t.state not in ('draft', 'ended', 'withdrawn')
       and (t.reminded_at is null or t.reminded_at < now() - interval '6 days 20 hours')
       and t.reminders < case app.awaited_side(t) when 'employer' then 3 when 'supported_person' then 1 else 0 end
     order by t.entry_id for update skip locked
  loop
    if app.tell_again(a) = 0 then continue; end if;
    update app.accommodation t set reminders = t.reminders + 1, reminded_at = now() where t.entry_id = a.entry_id;
    insert into app.audit_event (case_id, act, object_type, object_id, detail)
      values (a.case_id, 'accommodation.reminded', 'accommodation', a.entry_id, jsonb_build_object('side', app.awaited_side(a)));
    n := n + 1;
  end loop;
  return n;
end $$;

-- What is tried or in place at a company that is there is looked at now, and not on its day: the supported person is asked first.
create function app.ask_reviews(of_case uuid, of_party uuid, why app.occasion) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare a app.accommodation;
begin
  for a in
    update app.accommodation t
       set review_on = greatest(app.today(), t.starts_on), due_on = greatest(app.today(), t.starts_on), again = why, version = t.version + 1,
           reminders = 0, reminded_at = null
      from app.party p
     where t.case_id = of_case and p.id = t.party_id and (of_party is null or p.id = of_party) and why is not null
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and t.state in ('trial', 'in_place') and t.review_on > greatest(app.today(), t.starts_on)
    returning t.*
  loop
    if app.tell_again(a) > 0 then
      update app.accommodation t set reminders = 1, reminded_at = now() where t.entry_id = a.entry_id;
    end if;
    insert into app.audit_event (case_id, act, object_type, object_id, detail)
      values (of_case, 'accommodation.again', 'accommodation', a.entry_id, jsonb_build_object('why', why));
  end loop;
end $$;

-- Writes a version of the card for a company. The supported person's own is theirs at once; the support team's waits for their yes.
create function app.write_card(new_id uuid, of_case uuid, company uuid, words text, facts jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare mine uuid; as_side app.party_kind;
begin
  select s.party, s.side into mine, as_side from app.accommodation_side(app.actor_id(), of_case, null) s;
  if mine is null then raise exception 'not found' using errcode = 'ND404'; end if;
  perform from app.party p where p.id = company and p.case_id = of_case and p.kind = 'employer'
    and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut for share;
  if not found then raise exception 'no company' using errcode = 'ND031'; end if;
  perform app.put_dialogue_entry(new_id, of_case, null, 'card',
    case when as_side = 'supported_person' then app.inner_circle(of_case) || company else app.inner_circle(of_case) end, mine, null, words, facts);
  insert into app.card (entry_id, case_id, party_id, approved_at, approved_by)
    values (new_id, of_case, company, case when as_side = 'supported_person' then now() end,
            case when as_side = 'supported_person' then app.actor_id() end);
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'card.written', 'card', new_id);
end $$;

-- The supported person says yes to a version of the card: from now on the company reads it. False: it was approved already.
create function app.approve_card(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare c app.card;
begin
  select * into c from app.card t where t.entry_id = wanted for update;
  if c.entry_id is null or not c.case_id = any (app.case_ids_as('{supported_person}')) or not app.may_read(app.actor_id(), wanted) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if c.approved_at is not null then return false; end if;
  perform from app.party p where p.id = c.party_id and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not p.shut for share;
  if not found then raise exception 'no company' using errcode = 'ND031'; end if;
  update app.card t set approved_at = now(), approved_by = app.actor_id() where t.entry_id = wanted;
  update app.entry t set audience = t.audience || c.party_id where t.id = wanted and c.party_id <> all (t.audience);
  perform app.tell_readers(wanted);
  insert into app.audit_event (case_id, act, object_type, object_id) values (c.case_id, 'card.approved', 'card', wanted);
  return true;
end $$;

-- Hands the card over to somebody of the company, as of now: they and everybody else who reads it are told, and what is in place is
-- looked at again. By the supported person, the support team, or the company itself. ND070: they may not read it.
create function app.hand_over_card(wanted uuid, to_member uuid, step_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare c app.card; mine uuid; as_side app.party_kind; n app.person;
begin
  select * into c from app.card t where t.entry_id = wanted and t.approved_at is not null for update;
  if c.entry_id is null or not app.may_read(app.actor_id(), wanted) then raise exception 'not found' using errcode = 'ND404'; end if;
  select s.party, s.side into mine, as_side from app.accommodation_side(app.actor_id(), c.case_id, c.party_id) s;
  select t.* into n from app.member m join app.person t on t.id = m.person_id
   where m.id = to_member and m.party_id = c.party_id and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now());
  if mine is null or n.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if not app.may_read(n.id, wanted) then raise exception 'may not read it' using errcode = 'ND070'; end if;
  perform app.put_dialogue_entry(step_id, c.case_id, wanted, 'step',
    array(select u from app.entry e, unnest(e.audience) u join app.party p on p.id = u
           where e.id = wanted and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())),
    mine, null, n.name, jsonb_build_object('act', 'handed', 'member', to_member));
  perform app.ask_reviews(c.case_id, c.party_id, 'boss');
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (c.case_id, 'card.handed', 'card', wanted, jsonb_build_object('member', to_member));
end $$;

grant execute on function app.begin_accommodation(uuid, uuid, uuid, app.accommodation_act, text, jsonb, jsonb),
  app.take_step(uuid, int, app.accommodation_act, uuid, text, jsonb, jsonb),
  app.accommodation_next(app.accommodation_state, app.accommodation_act, app.party_kind),
  app.remind_of_dialogues(), app.write_card(uuid, uuid, uuid, text, jsonb), app.approve_card(uuid),
  app.hand_over_card(uuid, uuid, uuid) to app_rw;
