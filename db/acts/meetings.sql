-- Meetings: proposing, answering, fixing, holding; minutes, decisions, what is to be done.

-- Of some sides, those that are open now.
create function app.open_of(sides uuid[]) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return array(select p.id from app.party p where p.id = any (sides) and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
                and not p.shut order by p.kind, p.id);
end $$;

-- The side from which somebody writes in a thread: of those it is for, theirs; the support team's before another.
create function app.side_in(who uuid, sides uuid[]) returns uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.id from app.party p where p.id = any (sides) and p.id = any (app.party_ids_of(who))
           order by p.kind <> 'support_team', p.kind limit 1);
end $$;

-- A meeting that the actor reads, locked; not there for everybody else. `as_team`: only for the support team; `runs`: for whoever
-- proposed it, too.
create function app.meeting_for(wanted uuid, as_team boolean, runs boolean default false) returns app.meeting language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting; e app.entry;
begin
  if app.may_read(app.actor_id(), wanted) then
    select * into m from app.meeting t where t.entry_id = wanted for update;
    select * into e from app.entry t where t.id = wanted and t.undone_at is null;
  end if;
  if e.id is null or m.entry_id is null or app.side_in(app.actor_id(), e.audience) is null
     or as_team and not (m.case_id = any (app.case_ids_as('{support_team}')) or runs and e.author_id = app.actor_id()) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  return m;
end $$;

-- Puts something into a meeting's thread, as somebody who reads it, for some of its readers.
create function app.put_in_meeting(new_id uuid, of_meeting uuid, of_kind text, who uuid, readers uuid[], words text, facts jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = of_meeting;
  insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, occurred_at, body, detail)
    values (new_id, e.case_id, of_meeting, of_kind::app.entry_kind, e.category, app.open_of(readers), who, app.side_in(who, e.audience), now(),
            words, facts);
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id, detail)
    values (who, e.case_id, 'meeting.' || of_kind, of_kind, new_id, jsonb_build_object('meeting', of_meeting));
end $$;

-- Of a meeting's readers those that a word for one side reaches: the support team, that side, and the supported person if they are
-- asked to come. For no side: all of them.
create function app.readers_for(of_meeting uuid, side uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (select array_agg(p.id) from app.entry e join app.party p on p.id = any (e.audience)
           where e.id = of_meeting
             and (side is null or p.id = side or p.kind = 'support_team'
                  or p.kind = 'supported_person' and exists (select from app.party s where s.id = side and s.kind <> 'support_team')));
end $$;

-- The meeting goes on: what the timeline shows of it, and the turn as an entry beside it.
create function app.turn_meeting(m app.meeting, act text, words text, new_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.meeting t set version = t.version + 1 where t.entry_id = m.entry_id;
  perform app.show_meeting(m.entry_id);
  perform app.put_in_meeting(new_id, m.entry_id, 'turn', app.actor_id(), (select e.audience from app.entry e where e.id = m.entry_id), words,
    (select jsonb_build_object('act', act, 'startsAt', t.starts_at, 'endsAt', t.ends_at) from app.meeting t where t.entry_id = m.entry_id));
end $$;

-- What an entry's readers see of a meeting in a list: where it stands, and when it is. Held, it stands on its own day.
create function app.show_meeting(wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.entry e
     set detail = jsonb_strip_nulls(jsonb_build_object('state', m.state, 'startsAt', m.starts_at, 'place', nullif(m.place, ''),
                    'minutes', case when m.state = 'held' then (extract(epoch from m.ends_at - m.starts_at) / 60)::int end)),
         occurred_at = case when m.state = 'held' then m.starts_at else e.occurred_at end
    from app.meeting m where m.entry_id = wanted and e.id = wanted;
end $$;

-- ND111: a slot has begun. ND112: it ends before it begins, or lasts longer than a day.
create function app.put_slots(of_meeting uuid, slots jsonb) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from jsonb_to_recordset(slots) s (starts timestamptz, ends timestamptz)
              where s.ends is null or s.starts is null or s.ends <= s.starts or s.ends > s.starts + interval '1 day') then
    raise exception 'ends before it begins' using errcode = 'ND112';
  end if;
  if exists (select from jsonb_to_recordset(slots) s (starts timestamptz) where s.starts <= now()) then
    raise exception 'has begun' using errcode = 'ND111';
  end if;
  update app.meeting_slot t set dropped_at = now() where t.meeting_id = of_meeting and t.dropped_at is null;
  insert into app.meeting_slot (id, meeting_id, starts_at, ends_at)
    select s.id, of_meeting, s.starts, s.ends from jsonb_to_recordset(slots) s (id uuid, starts timestamptz, ends timestamptz);
end $$;

-- Proposes a meeting to some sides that the proposer may write to, one's own and the support team among them. `slots` are one to
-- eight; `at_once`: there is one, and it holds. ND110: the supported person is left out without a reason.
create function app.propose_meeting(new_id uuid, of_case uuid, from_party uuid, of_form app.meeting_form, of_category app.category, sides uuid[],
    heading text, purpose text, how app.meeting_medium, at_place text, url text, without text, slots jsonb, at_once boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare n int := jsonb_array_length(slots); s app.meeting_slot;
begin
  if not from_party = any (app.my_party_ids()) or not from_party = any (sides) or not app.may_address(of_case, sides)
     or not exists (select from app.party p where p.id = any (sides) and p.kind = 'support_team')
     or n not between 1 and 8 or at_once and n <> 1 or of_category = 'safety' or trim(heading) = ''
     or of_form = 'conference' and not of_case = any (app.case_ids_as('{support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if trim(without) = '' and not exists (select from app.party p where p.id = any (sides) and p.kind = 'supported_person') then
    raise exception 'without the person' using errcode = 'ND110';
  end if;
  insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, title, body)
    values (new_id, of_case, 'meeting', of_category, sides, app.actor_id(), from_party, now(), heading, purpose);
  insert into app.meeting (entry_id, case_id, form, state, medium, place, online_url, without_person)
    values (new_id, of_case, of_form, 'proposed', how, at_place, url, without);
  perform app.put_slots(new_id, slots);
  if at_once then
    select * into s from app.meeting_slot t where t.meeting_id = new_id;
    update app.meeting t set state = 'fixed', starts_at = s.starts_at, ends_at = s.ends_at where t.entry_id = new_id;
  end if;
  if of_form = 'conference' then insert into app.conference (meeting_id, case_id) values (new_id, of_case); end if;
  perform app.show_meeting(new_id);
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'meeting.proposed', 'meeting', new_id);
end $$;

-- Somebody says which of the slots that are asked about they can make; none is an answer too. It is for the support team, the supported
-- person if they are asked to come, and one's own side: who else is asked, and what they say, each side does not learn.
create function app.put_slots_answer(of_meeting uuid, who uuid, chosen uuid[], line text, new_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked uuid[] := array(select s.id from app.meeting_slot s where s.meeting_id = of_meeting and s.dropped_at is null order by s.starts_at);
  side uuid := (select app.side_in(who, e.audience) from app.entry e where e.id = of_meeting);
begin
  perform app.put_in_meeting(new_id, of_meeting, 'slots', who, app.readers_for(of_meeting, side), trim(line),
    jsonb_build_object('can', array(select unnest(asked) intersect select unnest(chosen)), 'of', asked));
end $$;

-- The same for who is signed in. ND113: it is fixed or called off. ND114: other slots are asked about by now.
create function app.answer_slots(of_meeting uuid, chosen uuid[], line text, new_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(of_meeting, false);
begin
  if m.state <> 'proposed' then raise exception 'fixed, or called off' using errcode = 'ND113'; end if;
  if exists (select from unnest(chosen) c where not exists (
      select from app.meeting_slot s where s.id = c and s.meeting_id = of_meeting and s.dropped_at is null)) then
    raise exception 'other slots' using errcode = 'ND114';
  end if;
  perform app.put_slots_answer(of_meeting, app.actor_id(), chosen, line, new_id);
end $$;

-- One of the slots holds. False: somebody was quicker. ND111: it has begun.
create function app.fix_meeting(wanted uuid, expected int, slot uuid, words text, new_id uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true, true); s app.meeting_slot;
begin
  if m.version <> expected then return false; end if;
  if m.state <> 'proposed' then raise exception 'fixed, or called off' using errcode = 'ND113'; end if;
  select * into s from app.meeting_slot t where t.id = slot and t.meeting_id = wanted and t.dropped_at is null;
  if s.id is null then raise exception 'other slots' using errcode = 'ND114'; end if;
  if s.starts_at <= now() then raise exception 'has begun' using errcode = 'ND111'; end if;
  update app.meeting t set state = 'fixed', starts_at = s.starts_at, ends_at = s.ends_at where t.entry_id = wanted;
  perform app.turn_meeting(m, 'fixed', words, new_id);
  return true;
end $$;

-- Another time, place or way: one slot holds at once, several are asked about anew. False: somebody was quicker.
create function app.change_meeting(wanted uuid, expected int, how app.meeting_medium, at_place text, url text, slots jsonb, words text, new_id uuid)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true, true); one boolean := jsonb_array_length(slots) = 1; s app.meeting_slot;
begin
  if m.version <> expected then return false; end if;
  if m.state not in ('proposed', 'fixed') then raise exception 'held, or called off' using errcode = 'ND113'; end if;
  if jsonb_array_length(slots) not between 1 and 8 then raise exception 'not found' using errcode = 'ND404'; end if;
  perform app.put_slots(wanted, slots);
  select * into s from app.meeting_slot t where t.meeting_id = wanted and t.dropped_at is null limit 1;
  update app.meeting t set medium = how, place = at_place, online_url = url,
      state = case when one then 'fixed' else 'proposed' end::app.meeting_state,
      starts_at = case when one then s.starts_at end, ends_at = case when one then s.ends_at end
   where t.entry_id = wanted;
  perform app.turn_meeting(m, case when one then 'changed' else 'asked_anew' end, words, new_id);
  return true;
end $$;

-- Calls it off, and says why. False: somebody was quicker. ND115: nothing was said.
create function app.cancel_meeting(wanted uuid, expected int, words text, new_id uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true, true);
begin
  if m.version <> expected then return false; end if;
  if m.state not in ('proposed', 'fixed') then raise exception 'held, or called off' using errcode = 'ND113'; end if;
  if trim(words) = '' then raise exception 'nothing said' using errcode = 'ND115'; end if;
  update app.meeting t set state = 'cancelled' where t.entry_id = wanted;
  perform app.turn_meeting(m, 'cancelled', words, new_id);
  return true;
end $$;

-- More sides are asked to come, by who proposed it, the team together: sides that hold a consent for what it is about. What was said before
-- stays with whom it was said to, the turn too; why the supported person is not asked is over once they are. False: somebody was quicker.
create function app.invite_to_meeting(wanted uuid, expected int, sides uuid[], new_id uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true, true); e app.entry;
begin
  select * into e from app.entry t where t.id = wanted for update;
  if not (e.author_id = app.actor_id() or e.author_kind = 'support_team' and m.case_id = any (app.case_ids_as('{support_team}')))
     or coalesce(cardinality(sides), 0) = 0 or sides && e.audience or not app.may_address(m.case_id, sides)
     or exists (select from app.party p where p.id = any (sides) and p.kind not in ('supported_person', 'support_team')
                 and not exists (select from app.consent c where c.party_id = p.id and c.category = e.category
                                  and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now())) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if m.version <> expected then return false; end if;
  if m.state not in ('proposed', 'fixed') then raise exception 'held, or called off' using errcode = 'ND113'; end if;
  perform app.turn_meeting(m, 'invited', '', new_id);
  update app.entry t set audience = t.audience || sides where t.id = wanted;
  update app.meeting t set without_person = ''
   where t.entry_id = wanted and exists (select from app.party p where p.id = any (sides) and p.kind = 'supported_person');
  perform app.tell_readers(wanted);
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (m.case_id, 'meeting.invited', 'meeting', wanted, jsonb_build_object('parties', sides));
  return true;
end $$;

-- It was held: from when to when, who came, why somebody who was asked did not. Said again, the later word counts. False: somebody was
-- quicker. ND112: ends before it begins. ND116: it has not begun. ND118: the supported person was asked, did not come, and nobody says why.
--   people  [{person, came, reason}] of those who were asked; others  names of people from outside
create function app.hold_meeting(wanted uuid, expected int, began timestamptz, ended timestamptz, how app.meeting_medium, people jsonb, others text[],
    said text, plan text, new_id uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true); sides uuid[] := (select e.audience from app.entry e where e.id = wanted); again boolean;
begin
  if m.version <> expected then return false; end if;
  if m.state = 'cancelled' then raise exception 'called off' using errcode = 'ND113'; end if;
  if ended <= began or ended > began + interval '1 day' then raise exception 'ends before it begins' using errcode = 'ND112'; end if;
  if began > now() or ended > now() + interval '5 minutes' then raise exception 'not yet' using errcode = 'ND116'; end if;
  again := m.state = 'held';
  insert into app.attendance as a (id, meeting_id, case_id, person_id, party_id, name, came, reason)
    select gen_random_uuid(), wanted, m.case_id, x.person, x.party, x.name, x.came, case when x.came then '' else x.reason end
      from (select distinct on (n.name) t.person, p.id as party, n.name, coalesce(t.came, false) as came, coalesce(t.reason, '') as reason
              from jsonb_to_recordset(people) t (person uuid, came boolean, reason text)
              join app.person n on n.id = t.person join app.party p on p.id = any (sides) and p.id = any (app.party_ids_of(t.person))
             order by n.name, p.kind <> 'support_team', p.kind) x
    on conflict (meeting_id, name) do update set came = excluded.came, reason = excluded.reason;
  insert into app.attendance as a (id, meeting_id, case_id, name, came)
    select gen_random_uuid(), wanted, m.case_id, o, true from unnest(others) o where trim(o) <> ''
    on conflict (meeting_id, name) do update set came = true;
  if exists (select from app.attendance a join app.party p on p.id = a.party_id
              where a.meeting_id = wanted and p.kind = 'supported_person' and not a.came and trim(a.reason) = '') then
    raise exception 'why not' using errcode = 'ND118';
  end if;
  update app.meeting t set state = 'held', starts_at = began, ends_at = ended, medium = how where t.entry_id = wanted;
  update app.conference c set opinions = said, plan_changes = plan, led = exists (
      select from app.attendance a join app.agency_member s on s.person_id = a.person_id join app.case k on k.id = c.case_id and k.agency_id = s.agency_id
       where a.meeting_id = wanted and a.came and s.role = 'service_manager' and s.valid_from <= began and (s.valid_to is null or s.valid_to > began))
   where c.meeting_id = wanted;
  if again then
    update app.meeting t set version = t.version + 1 where t.entry_id = wanted;
    perform app.show_meeting(wanted);
    insert into app.audit_event (case_id, act, object_type, object_id) values (m.case_id, 'meeting.held_again', 'meeting', wanted);
  else
    perform app.turn_meeting(m, 'held', '', new_id);
  end if;
  return true;
end $$;

-- The サービス管理責任者 knows what was said: they say so, or the support team writes down how. ND119: they were there, or it is known.
create function app.tell_service_manager(wanted uuid, how text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(wanted, true);
begin
  if m.state <> 'held' then raise exception 'not yet' using errcode = 'ND116'; end if;
  update app.conference c set told_at = now(), told_by = app.actor_id(), told_how = how where c.meeting_id = wanted and c.told_at is null and not c.led;
  if not found then raise exception 'known' using errcode = 'ND119'; end if;
  insert into app.audit_event (case_id, act, object_type, object_id) values (m.case_id, 'meeting.told', 'meeting', wanted);
end $$;

-- What somebody wants to bring. Said privately it is the support team's, and its author's, until its author raises it.
create function app.bring_to_meeting(of_meeting uuid, words text, privately boolean, new_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(of_meeting, false); team uuid[];
begin
  if m.state = 'cancelled' then raise exception 'called off' using errcode = 'ND113'; end if;
  if trim(words) = '' then raise exception 'nothing said' using errcode = 'ND115'; end if;
  select array_agg(p.id) into team from app.entry e join app.party p on p.id = any (e.audience) where e.id = of_meeting and p.kind = 'support_team';
  perform app.put_in_meeting(new_id, of_meeting, 'wish', app.actor_id(),
    case when privately then team else (select e.audience from app.entry e where e.id = of_meeting) end, words,
    jsonb_build_object('privately', privately));
end $$;

-- Its author lets the whole meeting read what they brought.
create function app.raise_wish(wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare w app.entry; m app.meeting;
begin
  select * into w from app.entry t where t.id = wanted and t.kind::text = 'wish' and t.author_id = app.actor_id() and t.undone_at is null for update;
  if w.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  m := app.meeting_for(w.thread_id, false);
  update app.entry t set audience = app.open_of((select e.audience from app.entry e where e.id = w.thread_id)), detail = '{"privately": false}'
   where t.id = wanted;
  perform app.tell_readers(wanted);
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (w.case_id, 'meeting.raised', 'wish', wanted, jsonb_build_object('meeting', w.thread_id));
end $$;

-- Writes a text of the minutes: for all (no side), or for one side of the meeting. The support team's until it is handed over; from then
-- on a correction is read at once by whom it was given to. Null: it is not the text that was looked at (`expected`, 0: there was none).
create function app.write_minutes(of_meeting uuid, side uuid, expected int, words text, new_id uuid) returns int language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(of_meeting, true); x app.minutes; e app.entry; team uuid[];
begin
  if m.state = 'cancelled' then raise exception 'called off' using errcode = 'ND113'; end if;
  if trim(words) = '' then raise exception 'nothing said' using errcode = 'ND115'; end if;
  select * into x from app.minutes t where t.meeting_id = of_meeting and t.party_id is not distinct from side;
  if x.entry_id is null then
    if expected <> 0 then return null; end if;
    select array_agg(p.id) into team from app.entry t join app.party p on p.id = any (t.audience)
     where t.id = of_meeting and p.kind = 'support_team';
    if side is not null and not exists (select from app.entry t where t.id = of_meeting and side = any (t.audience)) then
      raise exception 'not found' using errcode = 'ND404';
    end if;
    perform app.put_in_meeting(new_id, of_meeting, 'minutes', app.actor_id(), team, words, jsonb_strip_nulls(jsonb_build_object('party', side)));
    insert into app.minutes (entry_id, meeting_id, case_id, party_id) values (new_id, of_meeting, m.case_id, side);
    return 1;
  end if;
  select * into e from app.entry t where t.id = x.entry_id for update;
  if e.version <> expected then return null; end if;
  update app.entry t set body = words where t.id = x.entry_id and t.body <> words;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (m.case_id, 'entry.corrected', 'minutes', x.entry_id, jsonb_build_object('from', expected));
  return (select t.version from app.entry t where t.id = x.entry_id);
end $$;

-- Hands a text over to whom it is for. False: it is not the text that was looked at.
create function app.share_minutes(wanted uuid, expected int) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare x app.minutes; e app.entry; m app.meeting;
begin
  select * into x from app.minutes t where t.entry_id = wanted;
  m := app.meeting_for(x.meeting_id, true);
  select * into e from app.entry t where t.id = wanted for update;
  if e.version <> expected then return false; end if;
  if x.shared_at is not null then return true; end if;
  update app.entry t set audience = app.open_of(app.readers_for(x.meeting_id, x.party_id)) where t.id = wanted;
  update app.minutes t set shared_at = now(), shared_by = app.actor_id() where t.entry_id = wanted;
  perform app.tell_readers(wanted);
  insert into app.audit_event (case_id, act, object_type, object_id) values (m.case_id, 'meeting.shared', 'minutes', wanted);
  return true;
end $$;

-- Somebody whom a text was handed to says that it is right, or what is not: beside it, for the same readers, and the text stays. False: it
-- is not the text that was looked at.
create function app.confirm_minutes(wanted uuid, expected int, agrees boolean, words text, new_id uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare x app.minutes; e app.entry; m app.meeting;
begin
  if not app.may_read(app.actor_id(), wanted) then raise exception 'not found' using errcode = 'ND404'; end if;
  select * into x from app.minutes t where t.entry_id = wanted and t.shared_at is not null;
  m := app.meeting_for(x.meeting_id, false);
  select * into e from app.entry t where t.id = wanted for share;
  if e.version <> expected then return false; end if;
  if not agrees and trim(words) = '' then raise exception 'nothing said' using errcode = 'ND115'; end if;
  perform app.put_in_meeting(new_id, x.meeting_id, 'confirm', app.actor_id(), e.audience, words,
    jsonb_build_object('minutes', wanted, 'version', expected, 'agrees', agrees));
  return true;
end $$;

-- Writes down what was decided (no owner), or what somebody does by when: for all of the meeting, or for one side of it. ND117: who does
-- it could not read it.
create function app.decide_in_meeting(of_meeting uuid, side uuid, words text, owner uuid, due date, new_id uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare m app.meeting := app.meeting_for(of_meeting, true);
begin
  if m.state = 'cancelled' then raise exception 'called off' using errcode = 'ND113'; end if;
  if trim(words) = '' then raise exception 'nothing said' using errcode = 'ND115'; end if;
  if side is not null and not exists (select from app.entry t where t.id = of_meeting and side = any (t.audience)) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  perform app.put_in_meeting(new_id, of_meeting, case when owner is null then 'decision' else 'action' end, app.actor_id(),
    app.readers_for(of_meeting, side), words, '{}');
  if owner is null then return; end if;
  if not app.may_read(owner, new_id) then raise exception 'could not read it' using errcode = 'ND117'; end if;
  insert into app.action (entry_id, meeting_id, case_id, owner_id, due_on) values (new_id, of_meeting, m.case_id, owner, due);
end $$;

-- It is done, or it is not after all: by whose it is, and by the support team.
create function app.do_action(wanted uuid, done boolean) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare a app.action;
begin
  select * into a from app.action t where t.entry_id = wanted for update;
  if a.entry_id is null or not app.may_read(app.actor_id(), wanted)
     or not (a.owner_id = app.actor_id() or a.case_id = any (app.case_ids_as('{support_team}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if done = (a.done_at is not null) then return; end if;
  update app.action t set done_at = case when done then now() end, done_by = case when done then app.actor_id() end where t.entry_id = wanted;
  insert into app.audit_event (case_id, act, object_type, object_id)
    values (a.case_id, case when done then 'action.done' else 'action.reopened' end, 'action', wanted);
end $$;

grant execute on function
  app.propose_meeting(uuid, uuid, uuid, app.meeting_form, app.category, uuid[], text, text, app.meeting_medium, text, text, text, jsonb, boolean),
  app.answer_slots(uuid, uuid[], text, uuid), app.fix_meeting(uuid, int, uuid, text, uuid),
  app.change_meeting(uuid, int, app.meeting_medium, text, text, jsonb, text, uuid), app.cancel_meeting(uuid, int, text, uuid),
  app.invite_to_meeting(uuid, int, uuid[], uuid),
  app.hold_meeting(uuid, int, timestamptz, timestamptz, app.meeting_medium, jsonb, text[], text, text, uuid), app.tell_service_manager(uuid, text),
  app.bring_to_meeting(uuid, text, boolean, uuid), app.raise_wish(uuid), app.write_minutes(uuid, uuid, int, text, uuid),
  app.share_minutes(uuid, int), app.confirm_minutes(uuid, int, boolean, text, uuid),
  app.decide_in_meeting(uuid, uuid, text, uuid, date, uuid), app.do_action(uuid, boolean) to app_rw;
