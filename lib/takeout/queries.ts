import type { Tx } from '@/db/client';
import { chunk, ofEntries, ownTables, people } from './model';

/** A case in which the asker is the supported person. */
export type OwnCase = { id: string; agency: string; startedOn: string; endedOn: string | null };

export async function listOwnCases(tx: Tx): Promise<OwnCase[]> {
  return tx<OwnCase[]>`
    select k.id, g.name as agency, k.started_on, k.ended_on from app.case k join app.agency g on g.id = k.agency_id
     where k.person_id = app.actor_id() and k.id = any ((select app.case_ids_as('{supported_person}'))::uuid[]) order by k.started_on, k.id`;
}

/** A table, the columns of it that the portal may read, and those that tell its rows apart. */
export type Table = { name: string; columns: string[]; key: string[] };

/** The tables that hold something of a case or of a person. What comes to the portal later is among them by itself. */
export async function listTables(tx: Tx): Promise<Table[]> {
  return tx<Table[]>`
    select c.relname as name, array_agg(a.attname order by a.attnum) as columns,
           array(select b.attname from unnest(k.conkey) with ordinality n (num, place) join pg_attribute b on b.attrelid = c.oid and b.attnum = n.num
                  order by n.place) as key
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname not in ('folded', 'grams')
       and has_column_privilege(c.oid, a.attnum, 'select')
      join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
     group by c.oid, c.relname, k.conkey
    having bool_or(a.attname = 'case_id') or c.relname = any (${[...Object.keys(ofEntries), ...ownTables, people]})
     order by c.relname`;
}

/**
 * Rows of a table as JSON, some at a time: of one case, or those that are the asker's own whatever the case. Row-level security says which.
 * @param last the last row that came, as it came; null: from the beginning
 */
export async function listTableRows(tx: Tx, table: Table, caseId: string | null, last: string | null): Promise<string[]> {
  const { name, columns, key } = table;
  const of = ofEntries[name];
  const within = ownTables.includes(name)
    ? tx`t.person_id = app.actor_id()`
    : name === people
      ? tx`t.id in (select m.person_id from app.member m where m.case_id = ${caseId})`
      : of
        ? tx`t.${tx(of)} in (select e.id from app.entry e where e.case_id = ${caseId})`
        : tx`t.case_id = ${caseId}`;
  const after =
    last === null
      ? tx``
      : tx`and (${keyOf(tx, key, 't')}) > (select ${keyOf(tx, key, 'r')} from jsonb_populate_record(null::${tx(`app.${name}`)}, ${last}::text::jsonb) r)`;
  const rows = await tx<{ row: string }[]>`
    select to_jsonb(x)::text as row from (
      select ${tx(columns)} from ${tx(`app.${name}`)} t where ${within} ${after} order by ${keyOf(tx, key, 't')} limit ${chunk}) x`;
  return rows.map(({ row }) => row);
}

const keyOf = (tx: Tx, key: string[], of: string) =>
  key.map((column) => tx`${tx(`${of}.${column}`)}`).reduce((all, one) => tx`${all}, ${one}`);
