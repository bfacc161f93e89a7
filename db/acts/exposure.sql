-- Who could have read an entry between two moments, from when until when: its readers as they were then, with the consents that
-- were in force then. For a manager who may read it. What is not kept (that somebody was named as its subject later) counts as now.
create function app.exposed_to(wanted uuid, starts timestamptz, ends timestamptz)
  returns table (person_id uuid, name text, reading text, kind app.party_kind, label text, first_at timestamptz, last_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = wanted;
  if e.id is null or not app.manages(e.case_id) or not app.may_read(app.actor_id(), wanted) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  return query
    with spans as (
      select b.audience, tstzrange(coalesce(lag(b.until) over (order by b.until), e.created_at), b.until) as during
        from app.audience_before b where b.entry_id = e.id
      union all
      select e.audience, tstzrange(coalesce((select max(b.until) from app.audience_before b where b.entry_id = e.id), e.created_at), null)),
    named as (
      select p.id, p.kind, p.label, s.during * tstzrange(p.valid_from, p.valid_to) * tstzrange(starts, ends) * tstzrange(null, e.undone_at) as during
        from spans s join app.party p on p.id = any (s.audience)),
    people as (
      select m.person_id, n.kind, n.label, n.during * tstzrange(m.valid_from, m.valid_to) as during
        from named n join app.member m on m.party_id = n.id
       where n.kind = 'supported_person' or (n.kind = 'support_team' and not e.restricted)
      union all
      select m.person_id, n.kind, n.label, n.during * tstzrange(m.valid_from, m.valid_to) * tstzrange(c.valid_from, least(c.valid_to, c.withdrawn_at))
        from named n join app.member m on m.party_id = n.id join app.consent c on c.party_id = n.id and c.category = e.category
       where n.kind not in ('supported_person', 'support_team') and not e.restricted and coalesce(c.withdrawn_at > c.valid_from, true)
      union all
      select a.person_id, n.kind, n.label, n.during * tstzrange(a.valid_from, a.valid_to)
        from named n join app.case k on k.id = e.case_id join app.agency_member a on a.agency_id = k.agency_id
       where n.kind = 'support_team' and a.role in ('manager', 'service_manager')
      union all
      select o.person_id, 'support_team', '', n.during * tstzrange(o.valid_from, least(o.valid_to, o.closed_at))
        from named n join app.emergency o on o.case_id = e.case_id and o.category = e.category
       where n.kind = 'supported_person' and not e.restricted)
    select w.person_id, h.name, h.reading, min(w.kind), min(w.label), min(greatest(lower(w.during), starts)), max(least(upper(w.during), ends))
      from people w join app.person h on h.id = w.person_id
     where not isempty(w.during) and w.person_id <> e.author_id and (w.person_id <> all (e.about) or w.kind = 'supported_person')
     group by w.person_id, h.name, h.reading
     order by min(w.kind), h.reading, w.person_id;
end $$;

-- Who looked at an entry between two moments, how often and how: for the same managers.
create function app.looked_at_by(wanted uuid, starts timestamptz, ends timestamptz)
  returns table (person_id uuid, name text, reading text, looks int, kinds text[], first_at timestamptz, last_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = wanted;
  if e.id is null or not app.manages(e.case_id) or not app.may_read(app.actor_id(), wanted) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  return query
    select v.actor_id, h.name, h.reading, count(*)::int, array_agg(distinct v.kind), min(v.at), max(v.at)
      from app.access_event v join app.person h on h.id = v.actor_id
     where v.case_id = e.case_id and v.at >= starts and v.at < ends and wanted = any (v.entry_ids)
     group by v.actor_id, h.name, h.reading
     order by min(v.at);
end $$;

grant execute on function app.exposed_to(uuid, timestamptz, timestamptz), app.looked_at_by(uuid, timestamptz, timestamptz) to app_rw;
