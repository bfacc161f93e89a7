-- Asking to see what the support team keeps to itself (開示請求), and giving it.

-- The supported person asks; the support team writes down that they did, where they asked by word or on paper. One at a time: ND045.
create function app.ask_records(new_id uuid, of_case uuid, wished text) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not of_case = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  insert into app.record_request (id, case_id, wish, asked_by) values (new_id, of_case, wished, app.actor_id())
    on conflict (case_id) where ended_at is null do nothing;
  if not found then raise exception 'asked already' using errcode = 'ND045'; end if;
end $$;

-- The supported person takes the question back. False when it has been answered by then.
create function app.take_back_records(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare r app.record_request;
begin
  select * into r from app.record_request t where t.id = wanted for update;
  if r.id is null or not r.case_id = any (app.case_ids_as('{supported_person}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if r.ended_at is not null then return false; end if;
  update app.record_request t set ended_at = now(), ended_by = app.actor_id() where t.id = r.id;
  return true;
end $$;

-- The support team gives what it has prepared: the words as they are now, kept as they were given. ND046: it was answered or taken back.
create function app.give_records(new_id uuid, wanted uuid, first date, last date, what jsonb) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare r app.record_request;
begin
  select * into r from app.record_request t where t.id = wanted for update;
  if r.id is null or not r.case_id = any (app.case_ids_as('{support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if r.ended_at is not null then raise exception 'answered already' using errcode = 'ND046'; end if;
  insert into app.record_given (id, request_id, case_id, first_day, last_day, items, given_by)
    values (new_id, r.id, r.case_id, first, last, what, app.actor_id());
  update app.record_request t set ended_at = now(), ended_by = app.actor_id() where t.id = r.id;
  delete from app.record_mark m where m.request_id = r.id;
end $$;

grant execute on function app.ask_records(uuid, uuid, text), app.take_back_records(uuid), app.give_records(uuid, uuid, date, date, jsonb) to app_rw;
