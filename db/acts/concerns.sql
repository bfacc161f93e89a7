-- What happens to an issue after it was raised.

-- Moves a concern on. The support team sets status, owner (one of themselves who reads it) and due date; whoever raised it
-- and the supported person settle, withdraw or reopen it. Returns the status before, or null when somebody else was
-- quicker (the version is not the expected one). No row for the actor: error ND404.
create function app.move_concern(wanted uuid, expected int, new_status app.concern_status, new_owner uuid, new_due date)
  returns app.concern_status language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c app.concern; e app.entry; of_team boolean;
begin
  if not app.may_read(app.actor_id(), wanted) then raise exception 'not found' using errcode = 'ND404'; end if;
  select * into c from app.concern t where t.entry_id = wanted for update;
  select * into e from app.entry t where t.id = wanted;
  if c.entry_id is null then raise exception 'not found' using errcode = 'ND404'; end if;
  if c.version <> expected then return null; end if;
  of_team := e.case_id = any (app.case_ids_as('{support_team}'));
  if of_team then
    if new_owner is not null and not exists (
      select from app.party p where p.id in (select app.reads_all_of(new_owner)) and p.case_id = e.case_id
       and p.kind = 'support_team' and app.may_read(new_owner, wanted)) then
      raise exception 'the owner of a concern is of the support team and reads it' using errcode = 'ND004';
    end if;
  elsif not (e.author_id = app.actor_id() or e.case_id = any (app.case_ids_as('{supported_person}')))
        or new_status not in ('new', 'settled', 'withdrawn') then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.concern t set status = new_status, version = version + 1,
         owner_id = case when of_team then new_owner else owner_id end,
         due_on = case when of_team then new_due else due_on end
   where t.entry_id = wanted;
  return c.status;
end $$;

grant execute on function app.move_concern(uuid, int, app.concern_status, uuid, date) to app_rw;
