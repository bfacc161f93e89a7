import type { Anchor } from '@/db/anchor';
import type { Tx } from '@/db/connection';
import { Check, type Finding, type Row, type Seal } from './model';

/** How the audit stands: what was gone through, how many rows wait for the next sealing, and what is wrong, if anything. */
export type Verdict = { rows: number; seals: number; waiting: number; findings: Finding[] };

/**
 * Goes through the whole chain and recomputes it here, from the rows as they are now. Trusts nothing of the database but its rows.
 * @param sql the owner's login: it sees every row
 */
export async function verifyAudit(sql: Tx, anchors: Anchor[], secret: string): Promise<Verdict> {
  const check = new Check(anchors, secret);
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    let horizon = '0';
    for (let n = 0; ; ) {
      const seals = await tx<Seal[]>`
        select n, (extract(epoch from sealed_at) * 1000000)::bigint::text as sealed_at, horizon::text, ids::text[] as ids, hashes, head
          from app.audit_seal where n > ${n} order by n limit 20`;
      for (const seal of seals) {
        check.take(seal, await rowsOf(tx as never, seal.ids));
        ({ n, horizon } = seal);
      }
      if (seals.length === 0) break;
    }
    // Of a transaction that was over at the last sealing. One that lies in the future is from before the database was restored.
    const unsealed = await tx<{ id: string; old: boolean }[]>`
      select e.id::text as id, e.xact < ${horizon}::xid8 and ${horizon}::xid8 <= pg_snapshot_xmin(pg_current_snapshot()) as old
        from app.audit_event e
       where not exists (select from (select unnest(s.ids) as id from app.audit_seal s) covered where covered.id = e.id)
       order by e.id`;
    const findings = check.end(unsealed.filter(({ old }) => old).map(({ id }) => id));
    return { rows: check.rows, seals: check.seals, waiting: unsealed.filter(({ old }) => !old).length, findings };
  }) as Promise<Verdict>;
}

function rowsOf(tx: Tx, ids: string[]): Promise<Row[]> {
  return tx<Row[]>`
    select id::text, (extract(epoch from at) * 1000000)::bigint::text as at, actor_id, case_id, act, object_type, object_id,
           detail::text, request_id, xact::text
      from app.audit_event where id = any (${ids}::bigint[])`;
}
