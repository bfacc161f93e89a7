import type { Line } from './bench';
import type { Figures } from './measure';
import { rounded, table } from './table';
import { floors, portal, type Work } from './targets';
import type { Weight } from './weight';

type Found = { lines: Line[]; weights: { timeline: Weight; furigana: Weight; open: Weight }; started: number };

/** What was hoped for, what was found, and whether it is so. What was not measured is left out. */
export function judge({ lines, weights, started }: Found) {
  const sizes = [...new Set(lines.map(({ target }) => target.entries))];
  const [small, large] = [sizes[0]!, sizes.at(-1)!];
  const of = (work: Work, connections = 10, entries = small): Figures | undefined =>
    lines.find((line) => line.target.work === work && line.connections === connections && line.target.entries === entries)
      ?.figures;
  const rows: string[][] = [];
  const goal = (what: string, wanted: string, found: number | undefined, met: (found: number) => boolean, unit = '') => {
    if (found !== undefined && !Number.isNaN(found))
      rows.push([what, wanted, `${rounded(found)}${unit}`, met(found) ? 'met' : 'not met']);
  };
  const ratio = (a: number | undefined, b: number | undefined) => (a === undefined || b === undefined ? undefined : a / b);
  const cpu = (figures: Figures | undefined) => figures && figures.cpu + figures.postgres;

  for (const work of [portal.timeline, portal.furigana]) {
    goal(
      `${work.name}: req/s of next open's`,
      '≥ 0.6, aim 0.9',
      ratio(of(work)?.perSecond, of(floors.open)?.perSecond),
      (r) => r >= 0.6,
    );
    goal(
      `${work.name}: p99 at 50 connections of next open's`,
      '≤ 1',
      ratio(of(work, 50)?.p99, of(floors.open, 50)?.p99),
      (r) => r <= 1,
    );
  }
  goal('timeline: req/s of bare rls', '–', ratio(of(portal.timeline)?.perSecond, of(floors.bare)?.perSecond), () => true);
  if (large !== small) {
    for (const work of [portal.timeline, portal.post, portal.home]) {
      goal(
        `${work.name}: CPU at ${large.toLocaleString('en')} of that at ${small.toLocaleString('en')}`,
        '≤ 1.1',
        ratio(cpu(of(work, 10, large)), cpu(of(work))),
        (r) => r <= 1.1,
      );
    }
  }
  goal(
    'post: req/s of the bare insert',
    '≥ 0.4',
    ratio(of(portal.post)?.perSecond, of(floors.insert)?.perSecond),
    (r) => r >= 0.4,
  );
  goal(
    'home of a worker with 40 cases: time of the timeline',
    '≤ 2',
    ratio(of(portal.timeline)?.perSecond, of(portal.home)?.perSecond),
    (r) => r <= 2,
  );
  goal('home of a worker with 40 cases: PostgreSQL', '≤ 2 ms', of(portal.home)?.postgres, (ms) => ms <= 2, ' ms');
  for (const work of [portal.rare, portal.common]) {
    goal(`${work.name}: p99 at ${large.toLocaleString('en')}`, '≤ 150 ms', of(work, 10, large)?.p99, (ms) => ms <= 150, ' ms');
  }
  for (const [name, { html, js, css }] of Object.entries({
    timeline: weights.timeline,
    'timeline, furigana': weights.furigana,
  })) {
    goal(`${name}: JavaScript, gzip`, '≤ 150 KB', js, (kb) => kb <= 150, ' KB');
    goal(
      `${name}: HTML ${rounded(html)} + CSS ${rounded(css)} + JS, gzip`,
      '≤ 174 KB',
      html + css + js,
      (kb) => kb <= 174,
      ' KB',
    );
  }
  goal("next open's HTML + JS, gzip", '–', weights.open.html + weights.open.js, () => true, ' KB');
  goal('second npm start to the first signed-in page', '≤ 5 s', started, (s) => s <= 5, ' s');
  console.log(`\nGoals (Node ${process.versions.node})\n`);
  console.log(table(['what', 'goal', 'found', ''], rows));
}
