import fs from 'node:fs';
import path from 'node:path';

/** What is kept of a seal of the audit outside the database, signed: up to which row it goes, and the head of the chain there. */
export type Anchor = { n: number; at: string; rows: number; first: string; last: string; head: string; mac: string };

/** Where the anchor lies: NAKADACHI_ANCHOR, best on another machine's disk; else beside the data. Null where neither is told. */
export function anchorFile(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.NAKADACHI_ANCHOR) return path.resolve(env.NAKADACHI_ANCHOR);
  return env.NAKADACHI_DATA ? path.join(path.resolve(env.NAKADACHI_DATA), 'audit-anchor.jsonl') : null;
}

/** The last anchor that was written; null when there is none. A line that was cut off by a crash does not count. */
export function lastAnchor(file: string): Anchor | null {
  const tail = endOf(file);
  return (
    tail
      .split('\n')
      .map(parse)
      .filter((anchor) => anchor !== null)
      .at(-1) ?? null
  );
}

/** All anchors, in the order of the file. */
export function readAnchors(file: string): Anchor[] {
  if (!fs.existsSync(file)) return [];
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .map(parse)
    .filter((anchor) => anchor !== null);
}

/** Adds lines, and waits until they are on the disk. What stands there is never touched. */
export function appendAnchors(file: string, anchors: Anchor[]): void {
  if (anchors.length === 0) return;
  const handle = fs.openSync(file, 'a', 0o600);
  try {
    const whole = endOf(file);
    const begin = whole === '' || whole.endsWith('\n') ? '' : '\n';
    fs.writeSync(handle, begin + anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Puts the anchor of a database that is thrown away aside: the next one's chain is another. */
export function setAnchorAside(file: string): void {
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.${new Date().toISOString().replaceAll(':', '')}`);
}

function endOf(file: string): string {
  if (!fs.existsSync(file)) return '';
  const handle = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, 4096));
    fs.readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    fs.closeSync(handle);
  }
}

function parse(line: string): Anchor | null {
  try {
    const anchor = JSON.parse(line) as Anchor;
    return typeof anchor.n === 'number' ? anchor : null;
  } catch {
    return null;
  }
}
