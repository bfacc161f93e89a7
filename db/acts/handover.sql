-- 引継ぎ: what goes to whom when the support ends, chosen by the supported person; the link by which it is read; what shows that it came.

-- Of some entries, those that may go along: the supported person reads them, and so does who is at it; nothing about safety, nothing
-- restricted, nothing that was taken back.
create function app.goes_along(of_case uuid, wanted uuid[]) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select e.id from app.case k join app.entry e on e.case_id = k.id
     where k.id = of_case and e.id = any (wanted) and e.undone_at is null and not e.restricted and e.category <> 'safety'
       and e.id in (select app.readable_of(k.person_id, wanted)) and e.id in (select app.readable_of(app.actor_id(), wanted));
end $$;

-- Whether something may be handed to this kind of receiver: the workplace's own people only where a workplace knows.
create function app.may_hand_to(of_case uuid, of_kind app.handover_kind) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return of_kind <> 'employer' or exists (
    select from app.employment j where j.case_id = of_case and j.disclosure <> 'closed' and (j.ended_on is null or j.ended_on >= app.today()));
end $$;

-- What could go to a receiver, part by part, as it is now. Other people's own words are none of it, whoever wrote them down: of a report only
-- lines that come from the person and the support team, of the plan not what the family wishes nor what an office before said, of an accommodation what
-- the person asked for. For the supported person; for the support team what both read; null for everybody else.
create function app.handover_offer(of_receiver uuid) returns jsonb language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare w app.handover_receiver; k app.case; own boolean; plan uuid; ids uuid[]; allowed uuid[];
begin
  select * into w from app.handover_receiver t where t.id = of_receiver and t.removed_at is null and t.case_id = any (app.case_ids_as('{supported_person,support_team}'));
  if w.id is null then return null; end if;
  select * into k from app.case t where t.id = w.case_id;
  own := k.person_id = app.actor_id();
  select p.entry_id into plan from app.plan p where p.case_id = k.id and p.state in ('agreed', 'delivered') order by p.number desc limit 1;
  ids := array(
    select plan union select g.entry_id from app.goal g where g.plan_id = plan union select t.entry_id from app.plan_part t where t.plan_id = plan
    union select a.entry_id from app.accommodation a where a.case_id = k.id
    union select s.id from app.accommodation a join app.entry s on s.thread_id = a.entry_id and s.kind::text = 'step' where a.case_id = k.id
    union select r.entry_id from app.report r where r.case_id = k.id
    union select s from app.report r join app.report_line l on l.entry_id = r.entry_id, unnest(l.sources) s where r.case_id = k.id);
  allowed := array(select app.goes_along(k.id, ids));
  return jsonb_strip_nulls(jsonb_build_object(
    'contacts', (select jsonb_build_object('agency', g.name, 'phone', g.phone, 'workers', coalesce(
                   (select jsonb_agg(n.name order by n.reading, n.id) from app.party p join app.member m on m.party_id = p.id join app.person n on n.id = m.person_id
                     where p.case_id = k.id and p.kind = 'support_team' and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
                       and (p.valid_to is null or p.valid_to > now())), '[]'))
                   from app.agency g where g.id = k.agency_id),
    'working_life', (select jsonb_agg(jsonb_build_object('employer', j.employer, 'workplace', j.workplace, 'job', j.job, 'from', j.started_on,
                                       'to', coalesce(j.ended_on::text, '')) order by j.started_on, j.id)
                       from app.employment j
                      where j.case_id = k.id and (w.kind <> 'employer' or j.disclosure <> 'closed' and (j.ended_on is null or j.ended_on >= app.today()))),
    'manual', (select jsonb_agg(jsonb_build_object('section', m.section, 'words', m.words) order by m.section)
                 from app.manual m
                where m.person_id = k.person_id and btrim(m.words) <> ''
                  and (own or exists (select from app.manual_share s join app.party p on p.id = s.party_id and p.kind = 'support_team'
                                       where s.person_id = k.person_id and s.section = m.section and s.case_id = k.id and s.ended_at is null))),
    'accommodations', (select jsonb_agg(jsonb_build_object('words', x.words, 'since', coalesce(x.starts_on::text, '')) order by x.starts_on, x.entry_id)
                         from (select a.entry_id, a.starts_on, coalesce(
                                 (select s.detail ->> 'wish' from app.entry s
                                   where s.thread_id = a.entry_id and s.kind::text = 'step' and s.detail ->> 'act' = 'ask' and s.author_kind = 'supported_person'
                                     and s.id = any (allowed) order by s.created_at desc, s.id desc limit 1),
                                 case when e.author_kind = 'supported_person' then e.detail ->> 'wish' end) as words
                                 from app.accommodation a join app.entry e on e.id = a.entry_id
                                where a.case_id = k.id and a.state in ('trial', 'in_place', 'review') and e.id = any (allowed)) x
                        where btrim(x.words) <> ''),
    'plan', (select jsonb_build_object('number', p.number, 'agreedOn', p.agreed_on,
               'goals', coalesce((select jsonb_agg(jsonb_build_object('words', e.body, 'steps', coalesce(
                                     (select jsonb_agg(s.words order by s.number) from app.goal_step s where s.goal_id = g.entry_id), '[]')) order by g.number)
                                    from app.goal g join app.entry e on e.id = g.entry_id
                                   where g.plan_id = plan and g.removed_at is null and e.id = any (allowed)), '[]'),
               'parts', coalesce((select jsonb_agg(jsonb_build_object('section', t.section, 'words', e.body) order by t.section)
                                    from app.plan_part t join app.entry e on e.id = t.entry_id
                                   where t.plan_id = plan and t.section not in ('family_wishes', 'before') and btrim(e.body) <> '' and e.id = any (allowed)), '[]'))
               from app.plan p where p.entry_id = plan and p.entry_id = any (allowed)),
    'reports', (select jsonb_agg(x.report order by x.month desc)
                  from (select r.month, jsonb_build_object('month', to_char(r.month, 'YYYY-MM'), 'lines',
                                 jsonb_agg(jsonb_build_object('field', l.field, 'words', l.words) order by l.place)) as report
                          from app.report r join app.party p on p.id = r.party_id and p.kind = 'supported_person' join app.report_line l on l.entry_id = r.entry_id
                         where r.case_id = k.id and r.month >= date_trunc('month', app.today()::timestamp) - interval '3 months' and r.entry_id = any (allowed)
                           and not exists (select from app.report n where n.replaces = r.entry_id) and not app.is_held_back(r.entry_id, l.key)
                           and not exists (select from unnest(l.sources) s (id) where not exists (
                                 select from app.entry e where e.id = s.id and e.id = any (allowed) and e.author_kind in ('supported_person', 'support_team')
                                    and not exists (select from app.party o where o.id = e.on_behalf_of and o.kind not in ('supported_person', 'support_team'))))
                         group by r.month, r.entry_id) x)));
end $$;

-- What goes, of what could: the parts that were chosen, and the person's own words where they chose to add some. And its SHA-256.
create function app.handover_content(of_receiver uuid, chosen app.handover_part[], summary text) returns table (content jsonb, mark text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select c.said, encode(sha256(convert_to(c.said::text, 'UTF8')), 'hex')
      from (select coalesce(jsonb_object_agg(o.key, o.value) filter (where o.key = any (chosen::text[])), '{}') as said
              from jsonb_each(app.handover_offer(of_receiver)
                   || case when btrim(summary) <> '' then jsonb_build_object('summary', summary) else '{}'::jsonb end) o) c;
end $$;

-- Begins a case's handover. The support team. ND380: it has begun.
create function app.begin_handover(new_id uuid, of_case uuid, why text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not of_case = any (app.case_ids_as('{support_team}')) then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.handover (id, case_id, begun_by, reason) values (new_id, of_case, app.actor_id(), btrim(why)) on conflict (case_id) do nothing;
  if not found then raise exception 'it has begun' using errcode = 'ND380'; end if;
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'handover.begun', 'handover', new_id);
end $$;

-- What stands written of the talk, or of the meeting, as a mark: whoever writes it anew says on what they looked.
create function app.mark_of(h app.handover, what text) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select md5((case what when 'talk' then jsonb_build_array(h.answer, h.said, h.talked_on, h.follow_up) else jsonb_build_array(h.met_on, h.met_who) end)::text)
$$;

-- Whether the person wants help afterwards, in their words, and whether they may be asked how it goes; said anew, that counts. ND471: somebody
-- has written something else since (`was`: the mark of what was looked at).
create function app.talk_of_handover(of_case uuid, says app.handover_answer, words text, on_day date, may_ask boolean, was text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare h app.handover;
begin
  select * into h from app.handover t where t.case_id = of_case and of_case = any (app.case_ids_as('{supported_person,support_team}')) for update;
  if h.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if was is distinct from app.mark_of(h, 'talk') then raise exception 'somebody was quicker' using errcode = 'ND471'; end if;
  update app.handover t set answer = says, said = btrim(words), talked_on = on_day, follow_up = may_ask, talked_by = app.actor_id() where t.id = h.id;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (of_case, 'handover.talked', 'handover', h.id, jsonb_build_object('answer', says, 'follow_up', may_ask));
end $$;

-- Names somebody who helps afterwards, and how to reach them: written down, or as an office of the agency's directory says it today.
-- ND381: a workplace that does not know.
create function app.name_receiver(new_id uuid, of_case uuid, of_kind app.handover_kind, called text, reach jsonb default '{}') returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.handover h where h.case_id = of_case and of_case = any (app.case_ids_as('{supported_person,support_team}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if not app.may_hand_to(of_case, of_kind) then raise exception 'the workplace does not know' using errcode = 'ND381'; end if;
  insert into app.handover_receiver (id, case_id, kind, name, added_by, office_id, phone, address, mail)
    values (new_id, of_case, of_kind, btrim(called), app.actor_id(), app.office_of(of_case, reach), btrim(coalesce(reach ->> 'phone', '')),
            btrim(coalesce(reach ->> 'address', '')), btrim(coalesce(reach ->> 'mail', '')));
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'handover.receiver', 'handover_receiver', new_id);
end $$;

-- The office that a receiver was taken from: one on the list of the case's own agency, or none.
create function app.office_of(of_case uuid, reach jsonb) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select o.id from app.office o join app.case k on k.agency_id = o.agency_id
         where k.id = of_case and o.id = nullif(reach ->> 'office', '')::uuid and o.removed_at is null $$;

-- A receiver that can still be put right: nothing was given to it. The supported person and the support team. ND387: something was.
create function app.ungiven_receiver(wanted uuid) returns app.handover_receiver language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.handover_receiver;
begin
  select * into r from app.handover_receiver t
   where t.id = wanted and t.removed_at is null and t.case_id = any (app.case_ids_as('{supported_person,support_team}')) for update;
  if r.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if exists (select from app.handover_package p join app.handover_giving g on g.package_id = p.id where p.receiver_id = r.id) then
    raise exception 'something was given to it' using errcode = 'ND387';
  end if;
  return r;
end $$;

-- Puts right whom a receiver is. What was agreed to was for whom it was called then: called otherwise, it is asked anew. False: somebody
-- else was quicker. ND381: a workplace that does not know. ND387: something was given to it.
create function app.correct_receiver(wanted uuid, at_version int, of_kind app.handover_kind, called text, reach jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare r app.handover_receiver := app.ungiven_receiver(wanted); another boolean;
begin
  if r.version <> at_version then return false; end if;
  if not app.may_hand_to(r.case_id, of_kind) then raise exception 'the workplace does not know' using errcode = 'ND381'; end if;
  another := r.kind <> of_kind or r.name <> btrim(called);
  update app.handover_receiver t
     set kind = of_kind, name = btrim(called), phone = btrim(coalesce(reach ->> 'phone', '')), address = btrim(coalesce(reach ->> 'address', '')),
         mail = btrim(coalesce(reach ->> 'mail', '')), version = t.version + 1, changed_by = app.actor_id(), changed_at = now(),
         office_id = case when reach ->> 'office' is distinct from t.office_id::text then app.office_of(r.case_id, reach) else t.office_id end
   where t.id = r.id;
  if another then
    update app.handover_package p set withdrawn_at = now(), withdrawn_by = app.actor_id() where p.receiver_id = r.id and p.withdrawn_at is null;
  end if;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (r.case_id, 'handover.receiver_corrected', 'handover_receiver', r.id, jsonb_build_object('another', another));
  return true;
end $$;

-- Takes a receiver off, and back what was agreed to for it. ND387: something was given to it.
create function app.remove_receiver(wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare r app.handover_receiver := app.ungiven_receiver(wanted);
begin
  update app.handover_receiver t set removed_at = now(), removed_by = app.actor_id() where t.id = r.id;
  update app.handover_package p set withdrawn_at = now(), withdrawn_by = app.actor_id() where p.receiver_id = r.id and p.withdrawn_at is null;
  insert into app.audit_event (case_id, act, object_type, object_id) values (r.case_id, 'handover.receiver_removed', 'handover_receiver', r.id);
end $$;

-- The person agrees that what they have looked at goes to a receiver, until a day; the support team writes it down where it was said on
-- paper. What they agreed to before for the same receiver is taken back with it. `seen`: the mark of what was looked at.
-- ND381: a workplace that does not know. ND382: it has changed since. ND383: nothing was chosen, or the day is none.
create function app.choose_handover(new_id uuid, of_receiver uuid, chosen app.handover_part[], summary text, seen text, words text, until date,
    on_day date) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare r app.handover_receiver; own boolean; c record;
begin
  select * into r from app.handover_receiver t
   where t.id = of_receiver and t.removed_at is null and t.case_id = any (app.case_ids_as('{supported_person,support_team}')) for update;
  if r.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  own := exists (select from app.case k where k.id = r.case_id and k.person_id = app.actor_id());
  if not own and not r.case_id = any (app.case_ids_as('{support_team}')) then raise exception 'not found' using errcode = 'ND404'; end if;
  if not app.may_hand_to(r.case_id, r.kind) then raise exception 'the workplace does not know' using errcode = 'ND381'; end if;
  select * into c from app.handover_content(of_receiver, chosen, summary);
  if c.mark is distinct from seen then raise exception 'it has changed since' using errcode = 'ND382'; end if;
  if c.content = '{}' or until < app.today() or until > app.today() + 370 or on_day > app.today() then
    raise exception 'nothing was chosen' using errcode = 'ND383';
  end if;
  update app.handover_package p set withdrawn_at = now(), withdrawn_by = app.actor_id() where p.receiver_id = r.id and p.withdrawn_at is null;
  insert into app.handover_package (id, receiver_id, case_id, parts, content, hash, wording, method, agreed_on, recorded_by, valid_to)
    values (new_id, r.id, r.case_id, array(select t::app.handover_part from jsonb_object_keys(c.content) t order by t::app.handover_part), c.content,
            app.hash_of_package(r.id, c.content), words, case when own then 'screen' else 'paper' end,
            case when own then app.today() else on_day end, app.actor_id(), (until + 1)::timestamp at time zone 'Asia/Tokyo');
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (r.case_id, 'handover.agreed', 'handover_package', new_id, jsonb_build_object('receiver', r.id, 'parts', chosen));
end $$;
create function app.hash_of_package(of_receiver uuid, said jsonb) returns bytea language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select sha256(convert_to(jsonb_build_array(of_receiver, said)::text, 'UTF8')) $$;

-- Whether a package may be read by its receiver now. Asked at every opening and every reading.
create function app.is_package_live(p app.handover_package) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return p.withdrawn_at is null and p.valid_to > now() and exists (
    select from app.handover_receiver r join app.case k on k.id = r.case_id join app.agency g on g.id = k.agency_id
     where r.id = p.receiver_id and r.removed_at is null and g.disabled_at is null and app.may_hand_to(r.case_id, r.kind));
end $$;

-- The person takes back that it goes, or says so to the support team: what was given by a link is shut at once. False: it was taken back.
create function app.withdraw_handover(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare p app.handover_package;
begin
  select * into p from app.handover_package t where t.id = wanted for update;
  if p.id is null or not p.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.withdrawn_at is not null then return false; end if;
  update app.handover_package t set withdrawn_at = now(), withdrawn_by = app.actor_id() where t.id = p.id;
  insert into app.audit_event (case_id, act, object_type, object_id) values (p.case_id, 'handover.withdrawn', 'handover_package', p.id);
  return true;
end $$;

-- The support team gives a package: by a link that lasts some days, which the portal mails where an address is told, or on paper.
-- ND384: the person does not agree (any more). ND388: too many mails.
create function app.give_handover(new_id uuid, wanted uuid, of_way text, whom text, on_day date, link_hash bytea, days int, mail_to text default '')
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.handover_package; mailed boolean := of_way = 'link' and mail_to <> '';
begin
  -- The receiver first, as who puts it right takes it first.
  perform from app.handover_receiver r join app.handover_package t on t.receiver_id = r.id where t.id = wanted for share of r;
  select * into p from app.handover_package t where t.id = wanted for share;
  if p.id is null or not p.case_id = any (app.case_ids_as('{support_team}')) then raise exception 'not found' using errcode = 'ND404'; end if;
  if not app.is_package_live(p) then raise exception 'no consent' using errcode = 'ND384'; end if;
  if mailed and not app.within_rate(sha256(convert_to('handover mail ' || p.receiver_id, 'UTF8')), '1 day', 5) then
    raise exception 'too many' using errcode = 'ND388';
  end if;
  insert into app.handover_giving (id, package_id, case_id, way, to_whom, given_on, given_by, token_hash, expires_at, by_mail)
    values (new_id, p.id, p.case_id, of_way, btrim(whom), least(on_day, app.today()), app.actor_id(), case when of_way = 'link' then link_hash end,
            case when of_way = 'link' then least(now() + make_interval(days => least(days, 30)), p.valid_to) end, mailed);
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (p.case_id, 'handover.given', 'handover_giving', new_id, jsonb_build_object('package', p.id, 'way', of_way, 'mail', mailed));
  if not mailed then return; end if;
  insert into app.handover_mail (giving_id, case_id, address) values (new_id, p.case_id, mail_to);
  -- The job holds ids alone: the link is made when it is sent, and never kept.
  perform graphile_worker.add_job('handover', json_build_object('person', app.actor_id(), 'giving', new_id), max_attempts := 12,
            job_key := 'handover:' || new_id);
end $$;

-- Where a link's mail goes at this moment. Null: it has gone, or the link opens nothing any more, which the support team comes to see.
create function app.begin_handover_mail(wanted uuid, link_hash bytea) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare g app.handover_giving;
begin
  select * into g from app.handover_giving t where t.id = wanted and t.by_mail and t.mailed_at is null for update;
  if g.id is null then return null; end if;
  if g.token_hash = link_hash and app.is_link_live(link_hash) then
    return (select m.address from app.handover_mail m where m.giving_id = g.id);
  end if;
  perform app.end_handover_mail(wanted, false);
  return null;
end $$;

-- What came of a link's mail: it went, or not (yet).
create function app.end_handover_mail(wanted uuid, went boolean) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare g app.handover_giving;
begin
  update app.handover_giving t set mailed_at = case when went then now() end, unmailed_at = case when not went then now() end
   where t.id = wanted and t.by_mail and t.mailed_at is null returning * into g;
  if g.id is null then return; end if;
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id)
    values (null, g.case_id, case when went then 'handover.mailed' else 'handover.unmailed' end, 'handover_giving', g.id);
end $$;

-- Shuts a link at once: the person, or the support team. False: there was nothing to shut.
create function app.revoke_giving(wanted uuid) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare g app.handover_giving;
begin
  select * into g from app.handover_giving t where t.id = wanted for update;
  if g.id is null or not g.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if g.revoked_at is not null or g.way <> 'link' then return false; end if;
  update app.handover_giving t set revoked_at = now(), revoked_by = app.actor_id() where t.id = g.id;
  insert into app.audit_event (case_id, act, object_type, object_id) values (g.case_id, 'handover.link_shut', 'handover_giving', g.id);
  return true;
end $$;

-- Whether a link opens something now. Asking counts nothing: mail scanners ask, too.
create function app.is_link_live(link_hash bytea) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.handover_giving g join app.handover_package p on p.id = g.package_id
                  where g.token_hash = link_hash and g.revoked_at is null and g.expires_at > now() and app.is_package_live(p));
end $$;

-- Somebody opens a link by hand: it is counted, and their key reads it for an hour. False: it opens nothing.
create function app.open_link(new_id uuid, link_hash bytea, reading_key bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare g app.handover_giving;
begin
  if not app.is_link_live(link_hash) then return false; end if;
  select * into g from app.handover_giving t where t.token_hash = link_hash;
  insert into app.handover_opening (id, giving_id, case_id, key_hash) values (new_id, g.id, g.case_id, reading_key);
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id) values (null, g.case_id, 'handover.opened', 'handover_giving', g.id);
  return true;
end $$;

-- What the holder of a link and of a key to it reads: what was agreed to, and nothing beside it. No row: they read nothing.
create function app.read_by_link(link_hash bytea, reading_key bytea)
  returns table (content jsonb, mark text, person text, agency text, receiver text, agreed_on date, expires_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_link_live(link_hash) then return; end if;
  return query
    select p.content, encode(p.hash, 'hex'), n.name, a.name, r.name, p.agreed_on, g.expires_at
      from app.handover_giving g join app.handover_opening o on o.giving_id = g.id
      join app.handover_package p on p.id = g.package_id join app.handover_receiver r on r.id = p.receiver_id
      join app.case k on k.id = g.case_id join app.person n on n.id = k.person_id join app.agency a on a.id = k.agency_id
     where g.token_hash = link_hash and o.key_hash = reading_key and o.opened_at > now() - interval '1 hour'
       and p.hash = app.hash_of_package(r.id, p.content);
end $$;

-- When the old and the new helpers met with the person, and who was there. The support team. ND471: as of the talk.
create function app.meet_for_handover(of_case uuid, on_day date, who text, was text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare h app.handover;
begin
  select * into h from app.handover t where t.case_id = of_case and of_case = any (app.case_ids_as('{support_team}')) for update;
  if h.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if was is distinct from app.mark_of(h, 'meet') then raise exception 'somebody was quicker' using errcode = 'ND471'; end if;
  update app.handover t set met_on = on_day, met_who = btrim(who), met_by = app.actor_id() where t.id = h.id;
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'handover.met', 'handover', h.id);
end $$;

-- How it went some months after the end. The support team, of who agreed to be asked. ND385: they did not. ND386: written down already.
create function app.follow_up(new_id uuid, of_case uuid, after_months int, on_day date, how text) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare agreed boolean;
begin
  select h.follow_up into agreed from app.handover h where h.case_id = of_case and of_case = any (app.case_ids_as('{support_team}'));
  if agreed is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if not agreed then raise exception 'they do not want to be asked' using errcode = 'ND385'; end if;
  insert into app.handover_follow_up (id, case_id, months, asked_on, words, asked_by)
    values (new_id, of_case, after_months, on_day, how, app.actor_id()) on conflict (case_id, months) do nothing;
  if not found then raise exception 'written down already' using errcode = 'ND386'; end if;
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'handover.followed_up', 'handover_follow_up', new_id);
end $$;

grant execute on function app.handover_offer(uuid), app.handover_content(uuid, app.handover_part[], text), app.begin_handover(uuid, uuid, text),
  app.mark_of(app.handover, text), app.talk_of_handover(uuid, app.handover_answer, text, date, boolean, text), app.name_receiver(uuid, uuid, app.handover_kind, text, jsonb),
  app.correct_receiver(uuid, int, app.handover_kind, text, jsonb), app.remove_receiver(uuid),
  app.choose_handover(uuid, uuid, app.handover_part[], text, text, text, date, date), app.withdraw_handover(uuid),
  app.give_handover(uuid, uuid, text, text, date, bytea, int, text), app.begin_handover_mail(uuid, bytea), app.end_handover_mail(uuid, boolean),
  app.revoke_giving(uuid), app.is_link_live(bytea), app.open_link(uuid, bytea, bytea),
  app.read_by_link(bytea, bytea), app.meet_for_handover(uuid, date, text, text), app.follow_up(uuid, uuid, int, date, text) to app_rw;
