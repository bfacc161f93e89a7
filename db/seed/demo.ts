import type { Tx } from '../connection';
import { putHandover } from './world/handover';
import { putLongOver } from './world/long-over';
import { demoRows, type Rows } from './world/rows';

/** Today in Japan: `YYYY-MM-DD`. */
export const todayInJapan = (): string => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

/** The tables in the order in which they refer to each other. */
const tables: (keyof Rows)[] = [
  'person',
  'account',
  'agency',
  'agency_member',
  'office',
  'agency_rule',
  'case',
  'employment',
  'party',
  'told',
  'member',
  'guardian',
  'consent',
  'consent_request',
  'entry',
  'plan',
  'clock_fact',
  'plan_part',
  'goal',
  'goal_step',
  'entry_version',
  'contact',
  'concern',
  'accommodation',
  'tally',
  'refusal',
  'card',
  'meeting',
  'meeting_slot',
  'attendance',
  'minutes',
  'action',
  'conference',
  'report_trace',
  'draft',
  'read_mark',
  'entry_seen',
  'access_event',
];

/**
 * Puts the demo world into an empty database and marks the installation as a demo. Once: where there is an agency, nothing happens.
 * @param sql  a connection of the database's owner (or a superuser)
 * @param today  the day from which the world's days are counted, `YYYY-MM-DD` in Asia/Tokyo
 * @returns whether anything was put in
 */
export async function seedDemo(sql: Tx, today: string = todayInJapan()): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Two starts at the same moment take turns.
    await tx`select pg_advisory_xact_lock(hashtext('nakadachi.seed'))`;
    const [found] = await tx`select exists (select from app.agency) as filled`;
    if (found?.filled) return false;
    const rows = demoRows(today);
    for (const table of tables) {
      if (table === 'report_trace') await putReports(tx as unknown as Tx, rows.report);
      if (rows[table].length === 0) continue;
      const columns = tx(Object.keys(rows[table][0]!));
      await tx`insert into ${tx(`app.${table}`)} (${columns})
               select ${columns} from jsonb_populate_recordset(null::${tx(`app.${table}`)}, ${tx.json(rows[table] as never)})`;
    }
    await tx`update app.plan set hash = app.plan_hash(entry_id) where hash is not null`;
    // The last days' entries wait as notices for whoever has not read them yet.
    await tx`
      insert into app.notice (entry_id, person_id, at)
      select e.id, r.person_id, e.created_at
        from app.readers_beside_author(array(select n.id from app.entry n where n.created_at > ${today}::date - 5)) r
        join app.entry e on e.id = r.entry_id
        left join app.read_mark m on m.person_id = r.person_id and m.case_id = e.case_id
       where e.created_at > coalesce(m.read_until, '-infinity')
         and not exists (select from app.entry_seen s where s.person_id = r.person_id and s.entry_id = e.id)`;
    // Whom somebody met has confirmed the record the next evening, but of the last two weeks.
    await tx`
      insert into app.confirmation (id, entry_id, case_id, record, hash, said_by, said_at)
      select gen_random_uuid(), c.entry_id, c.case_id, r.record, app.hash_of(r.record), k.person_id, c.starts_at + interval '1 day'
        from app.contact c join app.entry e on e.id = c.entry_id join app.case k on k.id = c.case_id
        cross join lateral (select app.record_of(e, c) as record) r
       where c.starts_at < ${today}::date - 14
         and exists (select from app.party p where p.id = any (c.met) and p.id = any (e.audience) and p.kind = 'supported_person')`;
    await putHandover(tx as unknown as Tx, today);
    await putLongOver(tx as unknown as Tx, today);
    await tx`update app.instance set demo = true`;
    return true;
  }) as Promise<boolean>;
}

/** Reports with their lines, and the hash that shows that they are whole. */
async function putReports(tx: Tx, reports: Rows['report']): Promise<void> {
  await tx`
    with told as (
      select r.*, (select jsonb_agg(jsonb_build_array(n, l ->> 'key', l ->> 'field', l ->> 'words', l -> 'sources') order by n)
                     from jsonb_array_elements(r.lines) with ordinality as t (l, n)) as said
        from jsonb_to_recordset(${tx.json(reports as never)}) as r (entry_id uuid, case_id uuid, month date, party_id uuid, lines jsonb)),
    put as (
      insert into app.report (entry_id, case_id, month, party_id, hash)
      select entry_id, case_id, month, party_id, app.hash_of_report(case_id, month, party_id, said) from told returning entry_id)
    insert into app.report_line (entry_id, place, key, field, words, sources)
    select t.entry_id, (l ->> 0)::int, (l ->> 1)::uuid, (l ->> 2)::app.report_field, l ->> 3, array(select jsonb_array_elements_text(l -> 4)::uuid)
      from told t join put using (entry_id), jsonb_array_elements(t.said) l`;
}
