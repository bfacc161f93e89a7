-- Acts of an individual support plan (個別支援計画): who may take which step, and how. The サービス管理責任者 makes and explains it
-- (domain: 基準206条の6, 58条); the staff help with the draft and keep what happens; whose plan it is agrees to it, and says who reads it.

-- As what somebody acts on a case's plan: its person, the service manager, or somebody else of the team. Null: nobody.
create function app.plan_doer(who uuid, of_case uuid) returns text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return case
    when exists (select from app.party p where p.case_id = of_case and p.kind = 'supported_person' and p.id = any (app.party_ids_of(who))) then 'person'
    when not app.is_of_team(who, of_case) then null
    when exists (select from app.case k join app.agency_member a on a.agency_id = k.agency_id
                  where k.id = of_case and a.person_id = who and a.role = 'service_manager'
                    and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())) then 'service_manager'
    else 'worker' end;
end $$;

-- The same for the actor, in one of their cases.
create function app.my_plan_doer(of_case uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.plan_doer(app.actor_id(), of_case)
$$;

-- The state to which somebody brings a version by an act; null where they may not. lib/plans/model.ts says the same.
create function app.plan_next(now_at app.plan_state, act app.plan_act, doer text) returns app.plan_state language plpgsql immutable
  set search_path = pg_catalog, pg_temp as $$
declare
  team boolean := doer in ('service_manager', 'worker');
  responsible boolean := doer = 'service_manager';
begin
  return case act
    when 'assess' then case when now_at = 'assessing' and team then 'draft' end
    when 'meet' then case when now_at = 'draft' and responsible then 'met' end
    when 'explain' then case when now_at = 'met' and responsible then 'explained' end
    when 'agree' then case when now_at = 'explained' and doer = 'person' then 'agreed' end
    when 'paper' then case when now_at = 'explained' and team then 'agreed' end
    when 'confirm' then case when now_at in ('agreed', 'delivered') and doer = 'person' then now_at::text end
    when 'not_yet' then case when now_at = 'explained' and doer = 'person' then 'draft' end
    when 'rework' then case when now_at in ('met', 'explained') and responsible then 'draft' end
    when 'guardian' then case when now_at in ('explained', 'agreed', 'delivered') and team then now_at::text end
    when 'deliver' then case when now_at = 'agreed' and (team or doer = 'person') then 'delivered' end
    when 'copy' then case when now_at in ('agreed', 'delivered') and team then now_at::text end
    when 'monitor' then case when now_at in ('agreed', 'delivered') and team then now_at::text end
    when 'evaluate' then case when now_at in ('agreed', 'delivered') and responsible then now_at::text end
    when 'share' then case when now_at in ('agreed', 'delivered') and doer = 'person' then now_at::text end
    when 'drop' then case when now_at in ('assessing', 'draft', 'met', 'explained') and responsible then 'dropped' end
  end::app.plan_state;
end $$;

-- What a section is about: what a side needs the person's consent for.
create function app.plan_category(of_section app.plan_section) returns app.category language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when of_section = 'health' then 'health' when of_section = 'living' then 'life_money'
              when of_section in ('workplace', 'company') then 'work' when of_section in ('family', 'family_wishes') then 'family'
              else 'plan' end::app.category
$$;

-- All the words of a version, as they stand.
create function app.plan_words(of_plan uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return jsonb_build_object(
    'sections', (select coalesce(jsonb_object_agg(t.section, e.body), '{}') from app.plan_part t join app.entry e on e.id = t.entry_id
                  where t.plan_id = of_plan and e.body <> ''),
    'goals', (select coalesce(jsonb_agg(jsonb_build_object('words', e.body, 'category', e.category, 'detail', e.detail,
                        'steps', (select coalesce(jsonb_agg(s.words order by s.number), '[]') from app.goal_step s where s.goal_id = g.entry_id))
                      order by g.number), '[]')
                from app.goal g join app.entry e on e.id = g.entry_id where g.plan_id = of_plan and g.removed_at is null));
end $$;

create function app.plan_hash(of_plan uuid) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(app.plan_words(of_plan)::text, 'UTF8'))
$$;

-- Whether a version is, word by word, what was explained; null for whoever may not read of it, or while it is being written.
create function app.is_plan_whole(of_plan uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select p.hash = app.plan_hash(p.entry_id) from app.plan p where p.entry_id = of_plan and app.may_read(app.reader_id(), of_plan));
end $$;

-- The version that somebody of the team writes on: locked, and still to be written. Nobody else's: ND404. Explained already: ND200.
create function app.plan_to_write(of_plan uuid) returns app.plan language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare p app.plan;
begin
  select * into p from app.plan t where t.entry_id = of_plan for update;
  if p.entry_id is null or coalesce(app.plan_doer(app.actor_id(), p.case_id), 'person') = 'person' then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.state not in ('assessing', 'draft', 'met') then raise exception 'explained already' using errcode = 'ND200'; end if;
  return p;
end $$;

-- Puts a piece of a version on the case: it is read by whom the version is for.
create function app.put_plan_entry(new_id uuid, p app.plan, of_kind text, topic app.category, words text, facts jsonb)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body, detail)
    select new_id, p.case_id, of_kind::app.entry_kind, topic, e.audience, app.actor_id(), mine.party, now(), words, facts
      from app.entry e, app.accommodation_side(app.actor_id(), p.case_id, null) mine where e.id = p.entry_id;
end $$;

-- Begins a version: of the team. It takes over the words of the one that holds, goals with their steps too. One is being written: ND201.
create function app.begin_plan(new_id uuid, of_case uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare mine uuid; last app.plan; p app.plan; one record; piece uuid;
begin
  if coalesce(app.plan_doer(app.actor_id(), of_case), 'person') = 'person' then raise exception 'not found' using errcode = 'ND404'; end if;
  perform from app.case k where k.id = of_case for update;
  if exists (select from app.plan t where t.case_id = of_case and t.state in ('assessing', 'draft', 'met', 'explained')) then
    raise exception 'one is being written' using errcode = 'ND201';
  end if;
  select s.party into mine from app.accommodation_side(app.actor_id(), of_case, null) s;
  select * into last from app.plan t where t.case_id = of_case and t.state in ('agreed', 'delivered') order by t.number desc limit 1;
  insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, detail)
    select new_id, of_case, 'plan', 'plan', array[mine], app.actor_id(), mine, now(), jsonb_build_object('number', coalesce(max(t.number), 0) + 1)
      from app.plan t where t.case_id = of_case;
  insert into app.plan (entry_id, case_id, number, based_on)
    select new_id, of_case, (e.detail ->> 'number')::int, last.entry_id from app.entry e where e.id = new_id returning * into p;
  for one in select t.section, e.category, e.body from app.plan_part t join app.entry e on e.id = t.entry_id where t.plan_id = last.entry_id loop
    piece := gen_random_uuid();
    perform app.put_plan_entry(piece, p, 'plan_part', one.category, one.body, '{}');
    insert into app.plan_part (entry_id, plan_id, section) values (piece, new_id, one.section);
  end loop;
  for one in select g.*, e.category, e.body, e.detail from app.goal g join app.entry e on e.id = g.entry_id
              where g.plan_id = last.entry_id and g.removed_at is null order by g.number loop
    piece := gen_random_uuid();
    perform app.put_plan_entry(piece, p, 'goal', one.category, one.body, one.detail);
    insert into app.goal (entry_id, plan_id, number, continues) values (piece, new_id, one.number, one.entry_id);
    insert into app.goal_step (goal_id, number, words, done_at, done_by)
      select piece, s.number, s.words, s.done_at, s.done_by from app.goal_step s where s.goal_id = one.entry_id;
  end loop;
  insert into app.audit_event (case_id, act, object_type, object_id) values (of_case, 'plan.begun', 'plan', new_id);
end $$;

-- Writes a section: by its number of changes that was looked at (0: none yet). False: somebody else has written it since.
create function app.write_plan_part(of_plan uuid, wanted app.plan_section, words text, expected int, new_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.plan := app.plan_to_write(of_plan); e app.entry;
begin
  select n.* into e from app.plan_part t join app.entry n on n.id = t.entry_id where t.plan_id = of_plan and t.section = wanted;
  if coalesce(e.version, 0) <> expected then return false; end if;
  if e.id is null then
    perform app.put_plan_entry(new_id, p, 'plan_part', app.plan_category(wanted), words, '{}');
    insert into app.plan_part (entry_id, plan_id, section) values (new_id, of_plan, wanted);
  else
    update app.entry t set body = words where t.id = e.id;
  end if;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (p.case_id, 'plan.written', 'plan', of_plan, jsonb_build_object('section', wanted));
  return true;
end $$;

-- Writes a goal, new (expected: 0) or again, with its small steps in their order. What was done of them stays done.
create function app.write_goal(wanted uuid, of_plan uuid, words text, facts jsonb, topic app.category, steps text[], expected int)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.plan := app.plan_to_write(of_plan); e app.entry; before app.goal_step[];
begin
  if topic in ('safety', 'medical') or trim(words) = '' then raise exception 'something is missing' using errcode = 'ND202'; end if;
  select n.* into e from app.goal g join app.entry n on n.id = g.entry_id where g.entry_id = wanted and g.plan_id = of_plan and g.removed_at is null;
  if e.id is null and expected <> 0 then raise exception 'not found' using errcode = 'ND404'; end if;
  if coalesce(e.version, 0) <> expected then return false; end if;
  if e.id is null then
    perform app.put_plan_entry(wanted, p, 'goal', topic, words, facts);
    insert into app.goal (entry_id, plan_id, number)
      select wanted, of_plan, coalesce(max(g.number), 0) + 1 from app.goal g where g.plan_id = of_plan;
  else
    -- The number of changes counts every one of them, not only those of the words.
    update app.entry t set body = words, category = topic, detail = facts, version = case when t.body = words then t.version + 1 else t.version end
     where t.id = wanted;
  end if;
  before := array(select s from app.goal_step s where s.goal_id = wanted);
  delete from app.goal_step s where s.goal_id = wanted;
  insert into app.goal_step (goal_id, number, words, done_at, done_by)
    select wanted, n, line, b.done_at, b.done_by from unnest(steps) with ordinality as t (line, n)
      left join lateral (select x.done_at, x.done_by from unnest(before) x where x.words = line limit 1) b on true;
  insert into app.audit_event (case_id, act, object_type, object_id) values (p.case_id, 'plan.goal', 'goal', wanted);
  return true;
end $$;

-- Takes a goal out of a version that is being written.
create function app.remove_goal(wanted uuid) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.plan := app.plan_to_write((select g.plan_id from app.goal g where g.entry_id = wanted and g.removed_at is null));
begin
  update app.goal g set removed_at = now() where g.entry_id = wanted;
  insert into app.audit_event (case_id, act, object_type, object_id) values (p.case_id, 'plan.goal_removed', 'goal', wanted);
end $$;

-- Says whom a version is for: the supported person, the support team and these sides. Of each only what the person's consent lets it
-- read. Whoever reads of it anew is told once.
create function app.open_plan_to(p app.plan, sides uuid[]) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare readers uuid[] := app.inner_circle(p.case_id); pieces uuid[]; told uuid;
begin
  if exists (select from unnest(sides) s where not exists (
      select from app.party t where t.id = s and t.case_id = p.case_id and t.kind in ('family', 'employer', 'partner')
         and t.valid_from <= now() and (t.valid_to is null or t.valid_to > now()) and not t.shut)) then
    raise exception 'no such side' using errcode = 'ND002';
  end if;
  pieces := array(select t.entry_id from app.plan_part t where t.plan_id = p.entry_id
                  union all select g.entry_id from app.goal g where g.plan_id = p.entry_id and g.removed_at is null);
  update app.entry e set audience = readers where e.thread_id = p.entry_id and not e.audience @> readers;
  update app.entry e set audience = readers || sides where e.id = any (pieces || p.entry_id) and not (e.audience @> (readers || sides) and e.audience <@ (readers || sides));
  perform app.tell_readers(p.entry_id);
  for told in
    select distinct on (r.person_id) r.entry_id from app.readers_beside_author(pieces) r
     where not exists (select from app.notice n where n.person_id = r.person_id and n.entry_id = any (pieces || p.entry_id))
       and not app.is_of_team(r.person_id, p.case_id)
     order by r.person_id, r.entry_id
  loop
    perform app.tell_readers(told);
  end loop;
end $$;

-- Takes a step, and writes it down beside the version: words, and facts as the act needs them. Null: somebody was quicker.
--   assess   on, how; the sections wishes, strengths, needs, workplace are written
--   meet     on, with, person ('yes', or 'no' and why); there is a goal. From now on the person reads it.
--   explain  on. From now on it stays as it is.
--   agree    sides: who else reads it        paper   on, witness; person 'no' and why, where a guardian has agreed and they could not answer
--   deliver  on, how; the person's own word that they have it needs neither
--   copy     on, to, or none and why
--   guardian on, how, guardian, what they did ('explained', 'agreed'); the person's own answer in words, or why there is none: never theirs alone
--   monitor  on, how                         not_yet, rework, evaluate: words        share   sides
-- ND200: not now, or not for them. ND202: something that the act needs was not said. ND203: a day that cannot be. ND204: no guardian on that day.
create function app.take_plan_step(of_plan uuid, expected int, act app.plan_act, step_id uuid, words text, facts jsonb, sides uuid[] default '{}')
  returns app.plan_state language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  p app.plan; doer text; after app.plan_state; mine uuid; day date := coalesce((facts ->> 'on')::date, app.today());
  said boolean := trim(coalesce(words, '')) <> ''; beside text;
begin
  select * into p from app.plan t where t.entry_id = of_plan for update;
  doer := app.plan_doer(app.actor_id(), p.case_id);
  if act = 'deliver' and doer = 'person' then
    day := app.today();
    facts := jsonb_build_object('by', 'person');
  end if;
  if p.entry_id is null or doer is null or not app.may_read(app.actor_id(), of_plan) then raise exception 'not found' using errcode = 'ND404'; end if;
  if p.version <> expected then return null; end if;
  after := app.plan_next(p.state, act, doer);
  if after is null or act = 'confirm' and p.confirmed_at is not null then raise exception 'not now, or not for them' using errcode = 'ND200'; end if;
  if act in ('not_yet', 'rework', 'evaluate', 'monitor', 'guardian') and not said
     or act = 'guardian' and not coalesce(facts ->> 'how' in ('paper', 'talk') and facts ->> 'what' in ('explained', 'agreed')
          and facts ->> 'answer' in ('answered', 'could_not'), false)
     or act = 'assess' and (trim(coalesce(facts ->> 'how', '')) = '' or 4 > (
          select count(*) from app.plan_part t join app.entry e on e.id = t.entry_id
           where t.plan_id = of_plan and t.section in ('wishes', 'strengths', 'needs', 'workplace') and trim(e.body) <> ''))
     or act = 'meet' and (coalesce(facts ->> 'person', '') <> 'yes' and trim(coalesce(facts ->> 'why', '')) = ''
          or not exists (select from app.goal g where g.plan_id = of_plan and g.removed_at is null))
     or act = 'paper' and trim(coalesce(facts ->> 'witness', '')) = ''
     or act = 'paper' and facts ->> 'person' = 'no' and (trim(coalesce(facts ->> 'why', '')) = '' or not exists (
          select from app.entry g where g.thread_id = of_plan and g.kind = 'plan_step' and g.detail ->> 'act' = 'guardian' and g.detail ->> 'what' = 'agreed'
             and g.occurred_at > (select max(e.occurred_at) from app.entry e where e.thread_id = of_plan and e.detail ->> 'act' = 'explain')))
     or act = 'copy' and trim(coalesce(facts ->> 'to', '')) = '' and trim(coalesce(facts ->> 'why', '')) = '' then
    raise exception 'something is missing' using errcode = 'ND202';
  end if;
  if day > app.today() or day < coalesce(case when act in ('deliver', 'copy', 'monitor') then p.agreed_on when act in ('paper', 'guardian') then p.explained_on end, '2000-01-01') then
    raise exception 'a day that cannot be' using errcode = 'ND203';
  end if;
  if act = 'guardian' then
    select n.name into beside from app.guardian g join app.member m on m.id = g.member_id join app.person n on n.id = m.person_id
     where g.id::text = facts ->> 'guardian' and g.case_id = p.case_id and (g.valid_from at time zone 'Asia/Tokyo')::date <= day
       and day <= ((least(g.valid_to, g.ended_at) - interval '1 microsecond') at time zone 'Asia/Tokyo')::date;
    if beside is null then raise exception 'no guardian on that day' using errcode = 'ND204'; end if;
    facts := facts || jsonb_build_object('name', beside);
  end if;

  if act = 'meet' then perform app.open_plan_to(p, '{}'); end if;
  if act = 'explain' then
    update app.entry e set body = coalesce((select n.body from app.plan_part t join app.entry n on n.id = t.entry_id
                                             where t.plan_id = of_plan and t.section = 'aim'), '') where e.id = of_plan;
  end if;
  if act in ('agree', 'paper') then
    update app.plan t set state = 'replaced', replaced_on = day, version = t.version + 1, moved_at = now()
     where t.case_id = p.case_id and t.state in ('agreed', 'delivered');
    if p.number > 1 then perform app.ask_by_itself(p.case_id, null, 'review'); end if;
    insert into app.clock_fact (id, case_id, kind, from_on, plan_id, recorded_by)
      values (gen_random_uuid(), p.case_id, 'plan', day, of_plan, app.actor_id());
  end if;
  if act in ('agree', 'share') then perform app.open_plan_to(p, sides); end if;
  update app.plan t
     set state = after, version = t.version + 1, moved_at = now(),
         explained_on = case when act = 'explain' then day when after in ('draft', 'dropped') then null else t.explained_on end,
         hash = case when act = 'explain' then app.plan_hash(of_plan) when after in ('draft', 'dropped') then null else t.hash end,
         agreed_on = case when act in ('agree', 'paper') then greatest(day, t.explained_on) else t.agreed_on end,
         method = case act when 'agree' then 'screen' when 'paper' then 'paper' else t.method end,
         confirmed_at = case when act in ('agree', 'confirm') then now() else t.confirmed_at end,
         delivered_on = case when act = 'deliver' then day else t.delivered_on end,
         copied_on = case when act = 'copy' and trim(coalesce(facts ->> 'to', '')) <> '' then day else t.copied_on end
   where t.entry_id = of_plan;
  select s.party into mine from app.accommodation_side(app.actor_id(), p.case_id, null) s;
  insert into app.entry (id, case_id, thread_id, kind, category, audience, author_id, author_party_id, occurred_at, body, detail)
    select step_id, p.case_id, of_plan, 'plan_step', 'plan', array(select u from unnest(app.inner_circle(p.case_id)) u where u = any (e.audience)),
           app.actor_id(), mine, now(), words, facts || jsonb_build_object('act', act, 'from', p.state, 'to', after)
      from app.entry e where e.id = of_plan;
  insert into app.audit_event (case_id, act, object_type, object_id, detail)
    values (p.case_id, 'plan.' || act, 'plan', of_plan, jsonb_build_object('from', p.state, 'to', after));
  return after;
end $$;

-- Ticks a small step, or takes the tick away: by the supported person or the support team, while the plan holds.
create function app.tick_goal_step(of_goal uuid, wanted int, done boolean) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare p app.plan;
begin
  select t.* into p from app.goal g join app.plan t on t.entry_id = g.plan_id where g.entry_id = of_goal and g.removed_at is null;
  if p.entry_id is null or app.plan_doer(app.actor_id(), p.case_id) is null or not app.may_read(app.actor_id(), of_goal) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.state not in ('agreed', 'delivered') then raise exception 'not now' using errcode = 'ND200'; end if;
  update app.goal_step s set done_at = case when done then coalesce(s.done_at, now()) end, done_by = case when done then coalesce(s.done_by, app.actor_id()) end
   where s.goal_id = of_goal and s.number = wanted;
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.audit_event (case_id, act, object_type, object_id) values (p.case_id, 'plan.step', 'goal', of_goal);
end $$;

-- Says how far a goal has come, at monitoring or before the next version: by the team, who have looked at what is said of it so far (`was`:
-- when that was said; null: whatever it is). ND471: somebody has said something else since.
create function app.evaluate_goal(wanted uuid, did app.extent, how_far app.extent, what_came text, what_is_left text, was text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.plan;
begin
  select t.* into p from app.goal g join app.plan t on t.entry_id = g.plan_id where g.entry_id = wanted and g.removed_at is null;
  if p.entry_id is null or coalesce(app.plan_doer(app.actor_id(), p.case_id), 'person') = 'person' then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.state not in ('agreed', 'delivered') then raise exception 'not now' using errcode = 'ND200'; end if;
  perform from app.goal g where g.entry_id = wanted for update;
  if was <> (select coalesce(g.evaluated_at::text, '') from app.goal g where g.entry_id = wanted) then
    raise exception 'said since' using errcode = 'ND471';
  end if;
  update app.goal g set done = did, reached = how_far, effect = what_came, remains = what_is_left, evaluated_at = now(), evaluated_by = app.actor_id()
   where g.entry_id = wanted;
  insert into app.audit_event (case_id, act, object_type, object_id) values (p.case_id, 'plan.goal_evaluated', 'goal', wanted);
end $$;

grant execute on function app.my_plan_doer(uuid), app.plan_next(app.plan_state, app.plan_act, text), app.is_plan_whole(uuid), app.begin_plan(uuid, uuid),
  app.write_plan_part(uuid, app.plan_section, text, int, uuid), app.write_goal(uuid, uuid, text, jsonb, app.category, text[], int),
  app.remove_goal(uuid), app.take_plan_step(uuid, int, app.plan_act, uuid, text, jsonb, uuid[]), app.tick_goal_step(uuid, int, boolean),
  app.evaluate_goal(uuid, app.extent, app.extent, text, text, text) to app_rw;
