import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Anchor } from '@/db/anchor';

/** A row of the audit as it lies in the database: everything as PostgreSQL writes it. `at` in microseconds since 1970. */
export type Row = {
  id: string;
  at: string;
  actorId: string | null;
  caseId: string | null;
  act: string;
  objectType: string;
  objectId: string | null;
  detail: string;
  requestId: string;
  xact: string;
};

/** A link of the chain: the rows that it covers, in order, each with its hash, and the head after them. */
export type Seal = { n: number; sealedAt: string; horizon: string; ids: string[]; hashes: Buffer[]; head: Buffer };

/**
 * What is wrong: a row was changed, taken out or put in; a seal is gone; the chain is not the one that was anchored, or ends
 * before it; the anchor itself was written by somebody else, or has lost lines.
 */
export type Finding = {
  what:
    | 'changed'
    | 'removed'
    | 'inserted'
    | 'seal_removed'
    | 'seal_changed'
    | 'not_as_anchored'
    | 'cut'
    | 'anchor_forged'
    | 'anchor_gap';
  /** The row, or the first of the rows that a seal covers; null where nobody can say. */
  row: string | null;
  seal: number | null;
};

/** The hash of a row: every column, each with its length before it (app.audit_words says the same). */
export function hashOf(row: Row): Buffer {
  const words = [
    row.id,
    row.at,
    row.actorId,
    row.caseId,
    row.act,
    row.objectType,
    row.objectId,
    row.detail,
    row.requestId,
    row.xact,
  ];
  const hash = createHash('sha256');
  for (const word of words) hash.update(word === null ? '-' : `${Buffer.byteLength(word)}:${word}`);
  return hash.digest();
}

/** The head of the chain after a seal, from the head before it. */
function headAfter(before: Buffer, seal: Omit<Seal, 'head'>): Buffer {
  const facts = [seal.n, seal.sealedAt, seal.horizon, seal.ids.length].join(':');
  return createHash('sha256').update(before).update(facts).update(Buffer.concat(seal.hashes)).digest();
}

/** Before the first seal. */
const noHead = Buffer.alloc(32);

/** An anchor with its signature, as a line. */
export function signed(anchor: Omit<Anchor, 'mac'>, secret: string): Anchor {
  return { ...anchor, mac: macOf(anchor, secret) };
}

/** Whether an anchor was written by who holds the secret. */
function isOurs({ mac, ...anchor }: Anchor, secret: string): boolean {
  const [given, right] = [Buffer.from(String(mac)), Buffer.from(macOf(anchor, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function macOf({ n, at, rows, first, last, head }: Omit<Anchor, 'mac'>, secret: string): string {
  const key = createHmac('sha256', secret).update('nakadachi audit anchor').digest();
  return createHmac('sha256', key).update([n, at, rows, first, last, head].join(':')).digest('hex');
}

/**
 * Goes through the chain, seal by seal, with the rows that the database has now, and tells all that does not fit, in the order
 * of the chain. `anchors` from outside the database; none is a finding of its own only where `anchored`.
 */
export class Check {
  readonly findings: Finding[] = [];
  rows = 0;
  seals = 0;
  private head: Buffer = noHead;
  private before: string | null = null;
  private readonly sealed = new Set<string>();
  private readonly anchors = new Map<number, Anchor>();

  constructor(anchors: Anchor[], secret: string) {
    let expected: number | null = null;
    for (const anchor of anchors) {
      if (!isOurs(anchor, secret)) {
        this.findings.push({ what: 'anchor_forged', row: anchor.first ?? null, seal: anchor.n ?? null });
        continue;
      }
      const known = this.anchors.get(anchor.n);
      if (known && known.head !== anchor.head)
        this.findings.push({ what: 'not_as_anchored', row: anchor.first, seal: anchor.n });
      else if (!known && expected !== null && anchor.n !== expected)
        this.findings.push({ what: 'anchor_gap', row: null, seal: expected });
      if (!known) this.anchors.set(anchor.n, anchor);
      expected = Math.max(expected ?? 0, anchor.n + 1);
    }
  }

  /** The next seal, with those of its rows that are there. */
  take(seal: Seal, there: Row[]): void {
    if (seal.n !== this.seals + 1) this.findings.push({ what: 'seal_removed', row: seal.ids[0] ?? null, seal: this.seals + 1 });
    this.seals = seal.n;
    const rows = new Map(there.map((row) => [row.id, row]));
    seal.ids.forEach((id, at) => {
      this.rows += 1;
      const row = rows.get(id);
      if (this.sealed.has(id)) this.findings.push({ what: 'inserted', row: id, seal: seal.n });
      else if (!row) this.findings.push({ what: 'removed', row: id, seal: seal.n });
      else if (!hashOf(row).equals(seal.hashes[at] ?? noHead)) this.findings.push({ what: 'changed', row: id, seal: seal.n });
      else if (this.before && BigInt(row.at) < BigInt(this.before) - late)
        this.findings.push({ what: 'inserted', row: id, seal: seal.n });
      this.sealed.add(id);
    });
    const head = headAfter(this.head, seal);
    const anchor = this.anchors.get(seal.n);
    if (!head.equals(seal.head)) this.findings.push({ what: 'seal_changed', row: seal.ids[0] ?? null, seal: seal.n });
    else if (anchor && anchor.head !== head.toString('hex'))
      this.findings.push({ what: 'not_as_anchored', row: anchor.first, seal: seal.n });
    this.head = seal.head;
    this.before = seal.sealedAt;
  }

  /** After the last seal: rows that no seal covers though their transaction was over then, and seals that only the anchor knows. */
  end(unsealed: string[]): Finding[] {
    for (const id of unsealed) if (!this.sealed.has(id)) this.findings.push({ what: 'inserted', row: id, seal: null });
    const lost = [...this.anchors.values()].filter((anchor) => anchor.n > this.seals).sort((a, b) => a.n - b.n)[0];
    if (lost) this.findings.push({ what: 'cut', row: lost.first, seal: lost.n });
    return this.findings;
  }
}

/** A row says when its transaction began. Longer than this before the last sealing, it was not running then: in microseconds. */
const late = 3_600_000_000n;
