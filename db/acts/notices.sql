-- Tells those who may read an entry, but not who wrote it: when it is written (a trigger), and those to whom it is opened later.
create function app.tell_readers(wanted uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.notice (entry_id, person_id)
    select r.entry_id, r.person_id from app.readers_beside_author(array[wanted]) r where r.person_id <> app.actor_id()
    on conflict do nothing;
end $$;
