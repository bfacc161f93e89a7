-- Changing who an entry is for, after it was written.

-- Takes parties out of an entry's audience, and out of its answers', at once. The author's own side stays; it is what is
-- left when nobody else is.
-- By the author, the supported person or the support team.
create function app.narrow_audience(wanted uuid, without uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = wanted for update;
  if e.id is null or not app.may_read(app.actor_id(), wanted)
     or not (e.author_id = app.actor_id() or e.case_id = any (app.case_ids_as('{supported_person,support_team}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  update app.entry t
     set audience = coalesce(nullif(array(select a from unnest(t.audience) a where a <> all (without) or a = t.author_party_id), '{}'),
                             array[t.author_party_id])
   where (t.id = wanted or t.thread_id = wanted) and t.audience && without;
end $$;

-- Decides a proposal to widen an entry's audience: by its author or the supported person. Who wrote down the supported
-- person's words for them does not decide for them. Answers that were given to the smaller circle stay in it.
create function app.decide_proposal(wanted uuid, accept boolean) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.audience_proposal; e app.entry;
begin
  select * into p from app.audience_proposal t where t.id = wanted for update;
  select * into e from app.entry t where t.id = p.entry_id;
  if p.id is null or not app.may_read(app.actor_id(), p.entry_id)
     or not (e.case_id = any (app.case_ids_as('{supported_person}'))
             or e.author_id = app.actor_id() and not exists (
                  select from app.party b where b.id = e.on_behalf_of and b.kind = 'supported_person')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if p.decided_at is not null then return null; end if;
  update app.audience_proposal t set decided_by = app.actor_id(), decided_at = now(), accepted = accept where t.id = wanted;
  if accept then
    update app.entry t set audience = array(select distinct unnest(t.audience || p.parties)) where t.id = p.entry_id;
    perform app.tell_readers(p.entry_id);
  end if;
  return p.entry_id;
end $$;

grant execute on function app.narrow_audience(uuid, uuid[]), app.decide_proposal(uuid, boolean) to app_rw;
