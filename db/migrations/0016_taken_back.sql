-- What answers something that was taken back is taken back with it, also an answer that was on its way: each author keeps
-- reading their own words. Whoever takes back is not told whether there was an answer that is not for them.
create function app.take_back_answers() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    update app.entry a set undone_at = new.undone_at where a.thread_id = new.id and a.undone_at is null;
  elsif exists (select from app.entry e where e.id = new.thread_id and e.undone_at is not null) then
    raise exception 'what this answers was taken back' using errcode = '42501';
  end if;
  return new;
end $$;

create trigger take_back_answers after update of undone_at on app.entry
  for each row when (old.undone_at is null and new.undone_at is not null and new.thread_id is null)
  execute function app.take_back_answers();
-- After app.complete_entry has waited for whoever is taking it back.
create trigger refuse_late_answer before insert on app.entry
  for each row when (new.thread_id is not null) execute function app.take_back_answers();
