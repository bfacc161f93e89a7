-- What the workplace knows, and its coming and going.

-- Asks the supported person by itself to look at what sides may read, because something changed: the open sides of a case, or
-- one of them, that read anything now and about which nothing is asked yet.
create function app.ask_by_itself(of_case uuid, of_party uuid, at app.consent_occasion) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  with asked as (
    insert into app.consent_request (id, case_id, party_id, categories, occasion)
    select gen_random_uuid(), p.case_id, p.id, array_agg(distinct c.category), at
      from app.party p join app.consent c on c.party_id = p.id
     where p.case_id = of_case and (of_party is null or p.id = of_party) and p.kind in ('family', 'employer', 'partner')
       and p.valid_from <= now() and (p.valid_to is null or p.valid_to > now())
       and c.withdrawn_at is null and c.valid_from <= now() and c.valid_to > now()
     group by p.case_id, p.id
    on conflict (party_id) where decided_at is null do nothing
    returning party_id)
  select count(app.tell_of_consent(k.person_id, asked.party_id, 'asked')) into n from asked, app.case k where k.id = of_case;
end $$;

-- Whom a company's side consists of now, as one list: names that stand and members who are there. The form carries it: it is
-- to be the same when it is sent.
create function app.circle_of_job(of_employment uuid) returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return array(
    select t.id from app.told t where t.employment_id = of_employment and t.ended_at is null
    union
    select m.id from app.member m join app.party p on p.id = m.party_id
     where p.employment_id = of_employment and (p.valid_to is null or p.valid_to > now()) and (m.valid_to is null or m.valid_to > now())
     order by 1);
end $$;

-- Closes a company's side, at once: its parties, its people, its invitations, its names, what was asked about it, and what its case's
-- workplaces were given to read for afterwards: for another job it is agreed to anew.
create function app.close_workplace(of_employment uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update app.member m set valid_to = greatest(now(), m.valid_from) from app.party p
   where p.employment_id = of_employment and m.party_id = p.id and (m.valid_to is null or m.valid_to > now());
  update app.invitation i set revoked_at = now() from app.party p
   where p.employment_id = of_employment and i.party_id = p.id and i.accepted_at is null and i.revoked_at is null;
  update app.consent_request r set decided_by = app.actor_id(), decided_at = now(), decision = 'cancelled' from app.party p
   where p.employment_id = of_employment and r.party_id = p.id and r.decided_at is null;
  update app.party p set valid_to = greatest(now(), p.valid_from)
   where p.employment_id = of_employment and (p.valid_to is null or p.valid_to > now());
  update app.told t set ended_at = now() where t.employment_id = of_employment and t.ended_at is null;
  perform app.end_consent_reminders(p.id) from app.party p where p.employment_id = of_employment;
  update app.handover_package h set withdrawn_at = now(), withdrawn_by = app.actor_id() from app.handover_receiver r, app.employment j
   where j.id = of_employment and r.case_id = j.case_id and r.kind = 'employer' and h.receiver_id = r.id and h.withdrawn_at is null;
end $$;

-- The supported person, and nobody else, decides what a workplace knows: everybody may join its side (open), only those who are
-- named (partly: members and names in `keep`, and `names`), nobody (closed: its side ends at once). ND042: it is not what they
-- were shown any more; ND043: the job has ended. Returns how many people have lost their place.
create function app.set_disclosure(of_employment uuid, to_be app.disclosure, keep uuid[], ids uuid[], names text[],
    was app.disclosure, expected uuid[])
  returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare j app.employment; lost int := 0;
begin
  select * into j from app.employment t where t.id = of_employment for update;
  if j.id is null or not j.case_id = any (app.case_ids_as('{supported_person}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if j.ended_on <= app.today() or exists (select from app.case k where k.id = j.case_id and k.ended_on < app.today()) then
    raise exception 'the job has ended' using errcode = 'ND043';
  end if;
  -- Whoever is just joining comes first, or finds it changed.
  perform from app.party p where p.employment_id = j.id for update;
  if j.disclosure <> was or app.circle_of_job(j.id) <> expected then
    raise exception 'it has changed' using errcode = 'ND042';
  end if;

  if to_be = 'closed' then
    select count(*) into lost from app.member m join app.party p on p.id = m.party_id
     where p.employment_id = j.id and (m.valid_to is null or m.valid_to > now()) and (p.valid_to is null or p.valid_to > now());
    perform app.close_workplace(j.id);
  elsif to_be = 'open' then
    update app.told t set ended_at = now() where t.employment_id = j.id and t.ended_at is null;
  else
    update app.told t set ended_at = now()
     where t.employment_id = j.id and t.ended_at is null and t.id <> all (keep)
       and not exists (select from app.member m where m.id = any (keep) and m.person_id = t.person_id);
    insert into app.told (id, case_id, employment_id, name, person_id, named_by)
      select gen_random_uuid(), j.case_id, j.id, left(n.name || case when m.title <> '' then '（' || m.title || '）' else '' end, 100), n.id, app.actor_id()
        from app.member m join app.party p on p.id = m.party_id join app.person n on n.id = m.person_id
       where p.employment_id = j.id and m.id = any (keep) and (m.valid_to is null or m.valid_to > now())
         and not exists (select from app.told t where t.employment_id = j.id and t.person_id = n.id and t.ended_at is null);
    insert into app.told (id, case_id, employment_id, name, named_by)
      select i.id, j.case_id, j.id, i.name, app.actor_id() from unnest(ids, names) as i (id, name);
    update app.member m set valid_to = greatest(now(), m.valid_from) from app.party p
     where p.employment_id = j.id and m.party_id = p.id and (m.valid_to is null or m.valid_to > now())
       and not exists (select from app.told t where t.employment_id = j.id and t.person_id = m.person_id and t.ended_at is null);
    get diagnostics lost = row_count;
    update app.invitation i set revoked_at = now() from app.party p
     where p.employment_id = j.id and i.party_id = p.id and i.accepted_at is null and i.revoked_at is null
       and not exists (select from app.told t where t.id = i.told_id and t.ended_at is null);
  end if;
  update app.employment t set disclosure = to_be where t.id = j.id;
  return lost;
end $$;

-- Writes a job down, by the supported person or the support team: closed, until the person decides otherwise. Whatever other
-- sides may read, the person is asked to look at anew.
create function app.add_employment(new_id uuid, of_case uuid, of_employer text, of_reading text, of_workplace text, of_job text, since date)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.case k where k.id = of_case and of_case = any (app.case_ids_as('{supported_person,support_team}')) for share;
  if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  if exists (select from app.case k where k.id = of_case and k.ended_on < app.today()) then
    raise exception 'the case is closed' using errcode = 'ND043';
  end if;
  if since > app.today() + 366 then raise exception 'the first day' using errcode = 'ND044'; end if;
  insert into app.employment (id, case_id, employer, reading, workplace, job, disclosure, started_on)
    values (new_id, of_case, of_employer, of_reading, of_workplace, of_job, 'closed', since);
  perform app.ask_by_itself(of_case, null, 'job_change');
end $$;

-- A job has ended, on a day that is not to come: its company's side is closed now. By the supported person or the support team.
create function app.end_employment(of_employment uuid, last date) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare j app.employment;
begin
  select * into j from app.employment t where t.id = of_employment for update;
  if j.id is null or not j.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if j.ended_on <= app.today() then raise exception 'the job has ended' using errcode = 'ND043'; end if;
  if last > app.today() or last < j.started_on then raise exception 'the last day' using errcode = 'ND044'; end if;
  perform from app.party p where p.employment_id = j.id for update;
  perform app.close_workplace(j.id);
  update app.employment t set ended_on = last where t.id = j.id;
  perform app.ask_by_itself(j.case_id, null, 'job_change');
  return j.case_id;
end $$;

-- Whether an invitation can lead to a name now: it stands, and nobody who joined under it is still there.
create function app.is_free_name(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return exists (
    select from app.told t where t.id = wanted and t.ended_at is null
      and not exists (select from app.member m join app.party p on p.id = m.party_id
                       where p.employment_id = t.employment_id and m.person_id = t.person_id
                         and (m.valid_to is null or m.valid_to > now()) and (p.valid_to is null or p.valid_to > now())));
end $$;

-- Whether an invitation to a side fits what its workplace knows: nobody at all, only names that are free, or anybody.
create function app.fits_disclosure(of_party uuid, of_told uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(
    (select case j.disclosure when 'open' then of_told is null or exists (select from app.told t where t.id = of_told and t.employment_id = j.id)
                              when 'partly' then coalesce(app.is_free_name(of_told), false)
                                                 and exists (select from app.told t where t.id = of_told and t.employment_id = j.id)
                              else false end
       from app.party p join app.employment j on j.id = p.employment_id where p.id = of_party), of_told is null);
end $$;

-- The names of a case to which the support team can invite now.
create function app.names_to_invite(of_case uuid) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not of_case = any (app.case_ids_as('{support_team}')) then return; end if;
  return query select t.id from app.told t where t.case_id = of_case and app.is_free_name(t.id);
end $$;

grant execute on function
  app.add_employment(uuid, uuid, text, text, text, text, date),
  app.end_employment(uuid, date),
  app.names_to_invite(uuid),
  app.set_disclosure(uuid, app.disclosure, uuid[], uuid[], text[], app.disclosure, uuid[]) to app_rw;
