-- The audit's chain. A row says which transaction wrote it: a transaction that is over writes no more, so whatever belongs to
-- those that are over can be sealed, in whatever order they end.
alter table app.audit_event add column xact xid8 not null default pg_current_xact_id();
create index audit_event_xact on app.audit_event (xact, id);

-- One row a sealing: the rows that it covers, in order, each with its hash, and the head of the chain after them. Every
-- transaction before `horizon` was over then.
create table app.audit_seal (
  n int primary key check (n > 0),
  sealed_at timestamptz not null default now(),
  horizon xid8 not null,
  ids bigint[] not null check (cardinality(ids) > 0),
  hashes bytea[] not null check (cardinality(hashes) = cardinality(ids)),
  head bytea not null check (length(head) = 32)
);
create trigger only_added before update or delete or truncate on app.audit_seal
  for each statement execute function app.refuse_change();

-- Says no, when the transaction ends, to what somebody changed without a word about it in the audit (db/policies.sql, section 3).
create function app.refuse_untraced() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.audit_event a where a.xact = pg_current_xact_id()) then
    raise exception 'app.% was changed without a word in app.audit_event', tg_table_name;
  end if;
  return null;
end $$;
