-- Calendars by a private address: whose it is, and that it brought something of others' cases.

-- Whose calendar an address is, with what they have chosen. No row: nobody's, or not any more.
create function app.calendar_behind(hash bytea) returns table (person_id uuid, worded boolean, settings jsonb) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select c.person_id, c.worded, a.settings from app.calendar c join app.account a on a.person_id = c.person_id
     where c.token_hash = hash and a.disabled_at is null;
end $$;

-- That the actor's calendar has brought dates of cases that are not their own: once a day, and again when it brings another entry. A
-- calendar is fetched every hour, whether anybody looks or not.
create function app.calendar_shown(cases uuid[], entries uuid[]) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.access_event (case_id, page, kind, entry_ids)
    select k.id, 'calendar', 'file', s.shown
      from app.case k
      cross join lateral (select array(select e.id from app.entry e where e.id = any (entries) and e.case_id = k.id order by e.id) as shown) s
     where k.id = any (cases) and k.id = any (app.readable_case_ids()) and k.person_id <> app.actor_id()
       and not exists (
         select from app.access_event a
          where a.actor_id = app.actor_id() and a.case_id = k.id and a.page = 'calendar'
            and a.at >= app.today()::timestamp at time zone 'Asia/Tokyo' and a.entry_ids @> s.shown);
end $$;

grant execute on function app.calendar_behind(bytea), app.calendar_shown(uuid[], uuid[]) to app_rw;
