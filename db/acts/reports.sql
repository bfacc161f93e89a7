-- 支援レポート: sending it to a side, holding lines back, and what shows that it came.

-- The newest report of a month to a side.
create function app.standing_report(of_case uuid, of_month date, to_party uuid) returns uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (select r.entry_id from app.report r where r.case_id = of_case and r.month = of_month and r.party_id = to_party
             and not exists (select from app.report n where n.replaces = r.entry_id));
end $$;

-- What a report says, as one value: its hash shows that nothing of it was changed since.
create function app.hash_of_report(of_case uuid, of_month date, to_party uuid, said jsonb) returns bytea language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(jsonb_build_array(of_case, of_month, to_party, said)::text, 'UTF8'))
$$;

-- Whether a report is what was sent. For who reads it, of the supported person's side or the support team.
create function app.is_report_whole(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return (select r.hash = app.hash_of_report(r.case_id, r.month, r.party_id,
                    (select jsonb_agg(jsonb_build_array(l.place, l.key, l.field, l.words, l.sources) order by l.place)
                       from app.report_line l where l.entry_id = r.entry_id))
            from app.report r where r.entry_id = wanted and app.may_read(app.actor_id(), wanted)
             and r.case_id = any (app.case_ids_as('{supported_person,support_team}')));
end $$;

-- Sends a month's report to a side, by the support team. All is asked at this moment: that the side is there, that the supported person
-- lets it read reports, and that it may read what each line came from. To the supported person first (`said`: {key, field, words, sources}
-- a line, in order); to others when they have read it, and then lines of theirs alone (`said`: keys), of which none is kept back.
-- `instead_of` is the report that was looked at; sent again without a reason, it is the same one. Returns the report that stands.
-- ND120: no report for this side. ND121: the side has ended. ND122: no consent for reports. ND123: the person has not read it.
-- ND124: lines have changed since they were looked at. ND125: nothing to send. ND126: a month to come. ND127: somebody was quicker.
create function app.send_report(new_id uuid, of_case uuid, of_month date, to_party uuid, instead_of uuid, why text, heading text, said jsonb)
  returns uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party; team uuid; person_party uuid; base uuid; standing uuid; lines jsonb;
begin
  if not of_case = any (app.case_ids_as('{support_team}')) then raise exception 'not found' using errcode = 'ND404'; end if;
  if of_month > app.today() then raise exception 'a month to come' using errcode = 'ND126'; end if;
  -- One after another: who sends at the same moment sees what the other sent.
  perform pg_advisory_xact_lock(hashtextextended(of_case || to_char(of_month, 'YYYYMM'), 35));
  select * into p from app.party t where t.id = to_party and t.case_id = of_case for share;
  if p.id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  standing := app.standing_report(of_case, of_month, to_party);
  if standing is not null and (instead_of is null or trim(why) = '') then return standing; end if;
  if instead_of is distinct from standing then raise exception 'somebody was quicker' using errcode = 'ND127'; end if;
  if p.valid_from > now() or p.valid_to <= now() or p.shut then raise exception 'the side has ended' using errcode = 'ND121'; end if;
  select t.id into team from app.party t where t.case_id = of_case and t.kind = 'support_team' and t.id = any (app.my_party_ids()) limit 1;
  select t.id into person_party from app.party t where t.case_id = of_case and t.kind = 'supported_person'
     and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now()) limit 1;
  if p.kind = 'supported_person' then
    select jsonb_agg(jsonb_build_array(n, l ->> 'key', l ->> 'field', l ->> 'words', l -> 'sources') order by n) into lines
      from jsonb_array_elements(said) with ordinality as t (l, n);
  else
    if p.kind <> 'support_team' then
      perform from app.consent c where c.party_id = p.id and c.category = 'report' and c.withdrawn_at is null
         and c.valid_from <= now() and c.valid_to > now() for share;
      if not found then raise exception 'no consent for reports' using errcode = 'ND122'; end if;
    end if;
    base := app.standing_report(of_case, of_month, person_party);
    if base is null or not exists (select from app.report_trace t join app.case k on k.id = t.case_id and k.person_id = t.person_id
                                    where t.entry_id = base and t.way <> 'told') then
      raise exception 'the person has not read it' using errcode = 'ND123';
    end if;
    select jsonb_agg(jsonb_build_array(l.place, l.key, l.field, l.words, l.sources) order by l.place) into lines
      from app.report_line l where l.entry_id = base and said ? l.key::text and not app.is_held_back(base, l.key);
  end if;
  if coalesce(jsonb_array_length(said), 0) = 0 then raise exception 'nothing to send' using errcode = 'ND125'; end if;
  if coalesce(jsonb_array_length(lines), 0) <> jsonb_array_length(said)
     or exists (select from jsonb_array_elements(lines) l, jsonb_array_elements_text(l -> 4) s
                 where s::uuid not in (select app.reportable(to_party,
                         array(select x::uuid from jsonb_array_elements(lines) y, jsonb_array_elements_text(y -> 4) x)))) then
    raise exception 'lines have changed' using errcode = 'ND124';
  end if;
  insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, title, detail)
    values (new_id, of_case, 'report', 'report', array(select distinct unnest(array[person_party, team, to_party])), app.actor_id(), team, now(),
            heading, jsonb_build_object('month', to_char(of_month, 'YYYY-MM')));
  insert into app.report (entry_id, case_id, month, party_id, replaces, reason, hash)
    values (new_id, of_case, of_month, to_party, standing, case when standing is null then '' else trim(why) end,
            app.hash_of_report(of_case, of_month, to_party, lines));
  insert into app.report_line (entry_id, place, key, field, words, sources)
    select new_id, (l ->> 0)::int, (l ->> 1)::uuid, (l ->> 2)::app.report_field, l ->> 3, array(select s::uuid from jsonb_array_elements_text(l -> 4) s)
      from jsonb_array_elements(lines) l;
  insert into app.report_trace (id, entry_id, case_id, person_id, way)
    select gen_random_uuid(), new_id, of_case, m.person_id, 'told' from app.member m join app.account a on a.person_id = m.person_id
     where m.party_id = to_party and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now()) and a.disabled_at is null
    on conflict do nothing;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (of_case, 'report.sent', 'report', new_id, jsonb_build_object('party', to_party, 'month', to_char(of_month, 'YYYY-MM'), 'replaces', standing));
  return new_id;
end $$;

-- Whoever of the side reads its report on the screen: written down once, with the moment.
create function app.read_report(wanted uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.report;
begin
  select t.* into r from app.report t join app.member m on m.party_id = t.party_id
   where t.entry_id = wanted and m.person_id = app.actor_id() and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
     and app.may_read(app.actor_id(), wanted) limit 1;
  if r.entry_id is null then return; end if;
  insert into app.report_trace (id, entry_id, case_id, person_id, way)
    values (gen_random_uuid(), r.entry_id, r.case_id, app.actor_id(), 'read') on conflict do nothing;
  if found then
    insert into app.audit_event (case_id, act, object_type, object_id) values (r.case_id, 'report.read', 'report', r.entry_id);
  end if;
end $$;

-- The support team handed a report over on paper, to a member of its side, on a day: today or before.
create function app.note_report_on_paper(wanted uuid, to_member uuid, on_day date) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.report; reader uuid;
begin
  select * into r from app.report t where t.entry_id = wanted and app.may_read(app.actor_id(), wanted)
     and t.case_id = any (app.case_ids_as('{support_team}'));
  select m.person_id into reader from app.member m where m.id = to_member and m.party_id = r.party_id
     and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now());
  if r.entry_id is null or reader is null then raise exception 'not found' using errcode = 'ND404'; end if;
  -- Who may not read it any more is not handed it either.
  if not app.may_read(reader, wanted) then raise exception 'may not read it' using errcode = 'ND070'; end if;
  insert into app.report_trace (id, entry_id, case_id, person_id, way, at, noted_by)
    values (gen_random_uuid(), wanted, r.case_id, reader, 'paper', least(now(), on_day::timestamp at time zone 'Asia/Tokyo' + interval '12 hours'),
            app.actor_id()) on conflict do nothing;
  insert into app.audit_event (case_id, act, object_type, object_id) values (r.case_id, 'report.on_paper', 'report', wanted);
end $$;

-- The supported person keeps a line of their report back from every other side, or lets it go again.
create function app.hold_report_line(of_report uuid, of_key uuid, back boolean) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.report;
begin
  select * into r from app.report t where t.entry_id = of_report and app.may_read(app.actor_id(), of_report)
     and t.case_id = any (app.case_ids_as('{supported_person}'))
     and exists (select from app.report_line l where l.entry_id = of_report and l.key = of_key);
  if r.entry_id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if back then
    insert into app.report_hold (id, case_id, month, key, held_by) values (gen_random_uuid(), r.case_id, r.month, of_key, app.actor_id())
      on conflict (case_id, month, key) where released_at is null do nothing;
  else
    update app.report_hold h set released_at = now()
     where h.case_id = r.case_id and h.month = r.month and h.key = of_key and h.released_at is null;
  end if;
  insert into app.audit_event (case_id, act, object_type, object_id)
    values (r.case_id, case when back then 'report.held_back' else 'report.let_go' end, 'report', of_report);
end $$;

grant execute on function app.send_report(uuid, uuid, date, uuid, uuid, text, text, jsonb), app.read_report(uuid),
  app.note_report_on_paper(uuid, uuid, date), app.hold_report_line(uuid, uuid, boolean), app.is_report_whole(uuid) to app_rw;
