-- Changing who an entry is for, after it was written.

-- Whether an entry was agreed on with the supported person, told to them or confirmed by them: it stays theirs to read (lib/entries/model.ts
-- names the same kinds).
create function app.is_theirs(e app.entry) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return e.kind::text in ('plan', 'plan_part', 'goal', 'plan_step', 'report', 'accommodation', 'step', 'card', 'meeting', 'slots', 'turn', 'minutes',
                          'confirm', 'decision', 'action')
      or exists (select from app.confirmation f where f.entry_id = e.id and f.reason is null)
      or exists (select from app.retention_notice n where n.entry_id = e.id);
end $$;

-- Takes parties out of an entry's audience, and out of its answers', at once. The author's own side stays; it is what is
-- left when nobody else is.
-- By the author, the supported person or the support team. ND470: the supported person, by another, out of what is theirs.
create function app.narrow_audience(wanted uuid, without uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e app.entry;
begin
  select * into e from app.entry t where t.id = wanted for update;
  if e.id is null or not app.may_read(app.actor_id(), wanted)
     or not (e.author_id = app.actor_id() or e.case_id = any (app.case_ids_as('{supported_person,support_team}'))) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if app.is_theirs(e) and exists (select from app.party p where p.id = any (without) and p.id = any (e.audience) and p.kind = 'supported_person'
                                     and p.id <> e.author_party_id and p.id <> all (app.my_party_ids())) then
    raise exception 'it is theirs' using errcode = 'ND470';
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
