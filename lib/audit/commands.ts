import { type Anchor, appendAnchors, lastAnchor } from '@/db/anchor';
import type { Tx } from '@/db/connection';
import { takeBatches } from '@/lib/jobs/batches';
import { signed } from './model';

/** The chain in the database is not the one that was anchored: somebody has been at it, or it was restored from an older copy. */
export class ChainBroken extends Error {
  constructor(readonly seal: number) {
    super(`seal ${seal} is not as it was anchored`);
  }
}

type Head = { n: number; sealedAt: Date; rows: number; first: string; last: string; head: Buffer };

/**
 * Seals what has been written to the audit by transactions that are over, and writes the new heads to the anchor. Returns the
 * number of new seals. Safe to run twice at once, and to be cut off anywhere: what is missing in the anchor is added next time.
 * @throws ChainBroken and adds nothing to the anchor
 */
export async function sealAudit(sql: Tx, anchor: string, secret: string, most = 1000): Promise<number> {
  const seals = await takeBatches(most, async () => {
    const [sealed] = await sql<{ rows: number }[]>`select app.seal_audit(${most}) as rows`;
    return sealed?.rows ?? 0;
  });
  for (;;) {
    const last = lastAnchor(anchor);
    const heads = await sql<Head[]>`select * from app.audit_heads(${last?.n ?? 1})`;
    if (last && heads[0]?.head.toString('hex') !== last.head) throw new ChainBroken(last.n);
    const fresh = heads.filter(({ n }) => n > (last?.n ?? 0)).map((head) => signed(anchorOf(head), secret));
    if (fresh.length === 0) return seals;
    appendAnchors(anchor, fresh);
  }
}

const anchorOf = ({ n, sealedAt, rows, first, last, head }: Head): Omit<Anchor, 'mac'> => ({
  n,
  at: sealedAt.toISOString(),
  rows,
  first,
  last,
  head: head.toString('hex'),
});
