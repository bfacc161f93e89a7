-- Records of contacts: putting one right, and confirming it.

-- Puts a record right: by who wrote it, as long as nobody else has (ND330). What it said before is kept with the entry; whoever has
-- confirmed it is asked again, because it says something else. Not the author's, not there, taken back: ND404.
create function app.change_contact(wanted uuid, of_version int, how text, sides uuid[], from_at timestamptz, to_at timestamptz, heading text,
    words text, facts jsonb, about uuid[]) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry; c app.contact;
begin
  select * into c from app.contact t where t.entry_id = wanted for update;
  select * into e from app.entry t where t.id = wanted and t.kind = 'contact' for update;
  if e.id is null or e.author_id is distinct from app.actor_id() or e.undone_at is not null
     or not e.author_party_id = any (app.my_party_ids()) or not app.may_address(e.case_id, sides) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if c.version <> of_version then raise exception 'somebody was quicker' using errcode = 'ND330'; end if;
  if from_at > now() + interval '1 minute' then raise exception 'a contact that has not been' using errcode = 'ND331'; end if;
  update app.contact t set medium = how, met = sides, starts_at = from_at, ends_at = to_at, version = t.version + 1 where t.entry_id = wanted;
  update app.entry t set title = heading, body = words, detail = facts, occurred_at = from_at where t.id = wanted;
  delete from app.contact_topic t where t.contact_id = wanted and t.topic_id <> all (about);
  return e.case_id;
end $$;

-- The supported person confirms what they were shown: the record with this hash. Changed meanwhile: ND332. Once is enough.
create function app.confirm_contact(wanted uuid, shown bytea, new_id uuid) returns uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare e app.entry; c app.contact;
begin
  select * into c from app.contact t where t.entry_id = wanted for update;
  select * into e from app.entry t where t.id = wanted;
  if c.entry_id is null or not c.case_id = any (app.case_ids_as('{supported_person}')) or not app.may_read(app.actor_id(), wanted)
     or e.undone_at is not null then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if app.hash_of(app.record_of(e, c)) <> shown then raise exception 'the record says something else now' using errcode = 'ND332'; end if;
  if exists (select from app.confirmation f where f.entry_id = wanted and f.hash = shown and f.reason is null) then return c.case_id; end if;
  insert into app.confirmation (id, entry_id, case_id, record, hash, said_by)
    values (new_id, wanted, c.case_id, app.record_of(e, c), shown, app.actor_id());
  return c.case_id;
end $$;

-- The support team says why a record is not confirmed on the screen. Not of the team, or not for them to read: ND404.
create function app.leave_unconfirmed(wanted uuid, because text, in_words text, new_id uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry; c app.contact;
begin
  select * into c from app.contact t where t.entry_id = wanted for update;
  select * into e from app.entry t where t.id = wanted;
  if c.entry_id is null or not c.case_id = any (app.case_ids_as('{support_team}')) or not app.may_read(app.actor_id(), wanted)
     or e.undone_at is not null then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  insert into app.confirmation (id, entry_id, case_id, record, hash, reason, words, said_by)
    values (new_id, wanted, c.case_id, app.record_of(e, c), app.hash_of(app.record_of(e, c)), because, in_words, app.actor_id());
  return c.case_id;
end $$;

grant execute on function
  app.change_contact(uuid, int, text, uuid[], timestamptz, timestamptz, text, text, jsonb, uuid[]),
  app.confirm_contact(uuid, bytea, uuid),
  app.leave_unconfirmed(uuid, text, text, uuid) to app_rw;
