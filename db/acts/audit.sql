-- The audit's chain: what was written down can be shown to be whole. lib/audit/model.ts says the same bytes a second time, to verify.

-- What of a row is sealed: every column, each with its length before it.
create function app.audit_words(e app.audit_event) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_agg(coalesce(octet_length(word) || ':' || word, '-'), '' order by place)
    from unnest(array[e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_id::text, e.case_id::text, e.act,
                      e.object_type, e.object_id::text, e.detail::text, e.request_id, e.xact::text]) with ordinality as t (word, place)
$$;

-- Seals what transactions that are over have written, about `most` rows of it, and says how many that were: 0 when there is nothing to
-- seal, or somebody else is sealing. Whoever may call this learns nothing by it.
-- A transaction's rows are sealed together. A database that was restored elsewhere counts its transactions anew: what lies
-- in its future is from before that.
create function app.seal_audit(most int) returns int language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  last app.audit_seal;
  sealed record;
  started boolean;
  moment timestamptz := clock_timestamp();
begin
  if not pg_try_advisory_xact_lock(hashtext('nakadachi.audit')) then return 0; end if;
  select * into last from app.audit_seal s order by s.n desc limit 1;
  last.n := coalesce(last.n, 0);
  last.head := coalesce(last.head, decode(repeat('00', 32), 'hex'));
  last.horizon := coalesce(last.horizon, '0');
  started := last.horizon > pg_snapshot_xmin(pg_current_snapshot());
  with now_ as (select pg_snapshot_xmin(s) as over_, pg_snapshot_xmax(s) as next from pg_current_snapshot() s),
  until_ as (
    select coalesce((select min(e.xact) from app.audit_event e, now_ where not started and e.xact < now_.over_
                      and e.xact > (select max(f.xact) from (select g.xact from app.audit_event g, now_
                                     where g.xact >= last.horizon and g.xact < now_.over_ order by g.xact, g.id limit most) f)),
                    (select now_.over_ from now_)) as horizon),
  wanted as (
    select e.id, sha256(convert_to(app.audit_words(e), 'UTF8')) as hash from app.audit_event e, now_, until_
     where case when started
                then (e.xact < now_.over_ or e.xact >= now_.next)
                     and not exists (select from (select unnest(s.ids) as id from app.audit_seal s) covered where covered.id = e.id)
                else e.xact >= last.horizon and e.xact < until_.horizon end)
  select array_agg(w.id order by w.id) as ids, array_agg(w.hash order by w.id) as hashes,
         string_agg(w.hash, '' order by w.id) as all_hashes, (select until_.horizon from until_) as horizon
    into sealed from wanted w;
  if sealed.ids is null then return 0; end if;
  insert into app.audit_seal (n, sealed_at, horizon, ids, hashes, head)
    values (last.n + 1, moment, sealed.horizon, sealed.ids, sealed.hashes,
            sha256(last.head || convert_to(concat_ws(':', last.n + 1, (extract(epoch from moment) * 1000000)::bigint,
                                                     sealed.horizon, cardinality(sealed.ids)), 'UTF8') || sealed.all_hashes));
  return cardinality(sealed.ids);
end $$;

-- The heads of the chain from a seal on: what is kept outside the database.
create function app.audit_heads(from_seal int) returns table (n int, sealed_at timestamptz, rows int, first bigint, last bigint, head bytea)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select s.n, s.sealed_at, cardinality(s.ids), s.ids[1], s.ids[cardinality(s.ids)], s.head
    from app.audit_seal s where s.n >= from_seal order by s.n limit 1000;
end $$;

grant execute on function app.seal_audit(int), app.audit_heads(int) to app_rw;
