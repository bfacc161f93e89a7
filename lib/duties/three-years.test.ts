import { expect, test } from '@playwright/test';
import { clockOf } from '@/lib/clock/case';
import type { ClockFact, FactKind } from '@/lib/clock/facts';
import { paper } from '@/lib/clock/testing';
import { addDays, addMonths, type Day } from '@/lib/dates';
import { type DutyFacts, type DutyKey, dutiesOf, monthEnd } from './model';
import { nothingKnown } from './testing';

/**
 * Three years and a half of one case with a set clock, and what came after: what is done on which day as a team would, and what is due on
 * the fifteenth and on the last day of each month. The table is what a worker's list shows; a line that changes is a rule that changes.
 */

/** What is known by a day: nothing that happens later. */
type Happening = (known: { facts: ClockFact[]; jobs: DutyFacts['jobs'] }) => void;
const write =
  (...facts: ClockFact[]): Happening =>
  (known) =>
    known.facts.push(...facts);
const end =
  (kind: FactKind, to: Day, how: ClockFact['how'] = null): Happening =>
  (known) => {
    const open = known.facts.find((fact) => fact.kind === kind && !fact.to)!;
    known.facts = known.facts.map((fact) => (fact === open ? { ...fact, to, how } : fact));
  };
const year = (from: Day) => paper('certificate', from, monthEnd(addMonths(from, 11)));

// Hired on 2024-04-01 by a company that knows. Each line is written down on its day.
const story: [Day, Happening][] = [
  ['2024-04-01', (known) => known.jobs.push({ startedOn: '2024-04-01', endedOn: null })],
  ['2024-08-20', write(paper('applied', '2024-08-20'))],
  [
    '2024-10-01',
    write(
      paper('contract', '2024-10-01'),
      paper('certificate', '2024-10-01', '2025-09-30'),
      paper('cap', '2024-10-01', '2025-06-30', { yen: 0 }),
    ),
  ],
  ['2024-10-10', write(paper('plan', '2024-10-10'))],
  ['2025-01-08', write(paper('plan', '2025-01-08'))],
  // Nobody looks at it after three months: the law's day comes into sight.
  ['2025-07-04', write(paper('plan', '2025-07-04'))],
  ['2025-06-20', write(paper('cap', '2025-07-01', '2026-06-30', { yen: 0 }))],
  ['2025-08-28', write(year('2025-10-01'))],
  ['2025-10-02', write(paper('plan', '2025-10-02'))],
  ['2025-11-05', write(paper('leave', '2025-11-05'))],
  ['2025-12-24', write(paper('plan', '2025-12-24'))],
  ['2026-01-12', end('leave', '2026-01-11')],
  ['2026-03-20', write(paper('plan', '2026-03-20'))],
  [
    '2026-06-05',
    (known) => {
      known.jobs[0]!.endedOn = '2026-06-05';
    },
  ],
  ['2026-06-18', write(paper('plan', '2026-06-18'))],
  ['2026-06-22', write(paper('cap', '2026-07-01', '2027-06-30', { yen: 9300 }))],
  ['2026-07-01', (known) => known.jobs.push({ startedOn: '2026-07-01', endedOn: null })],
  ['2026-09-10', write(year('2026-10-01'), paper('plan', '2026-09-10'))],
  ['2026-12-03', write(paper('plan', '2026-12-03'))],
  ['2027-03-02', write(paper('plan', '2027-03-02'))],
  ['2027-05-28', write(paper('plan', '2027-05-28'))],
  ['2027-06-18', write(paper('cap', '2027-07-01', '2028-06-30', { yen: 9300 }))],
  ['2027-08-20', write(paper('plan', '2027-08-20'))],
  ['2027-09-30', end('contract', '2027-09-30', 'full_term')],
];

/** The person is asked on 2027-04-20, what they chose is given on 2027-07-06, and they are asked how it goes in 2028-01 and 2028-03. */
const handed = (day: Day): DutyFacts['handover'] =>
  day < '2027-04-20'
    ? null
    : {
        answer: 'wants',
        given: day >= '2027-07-06',
        followUp: true,
        followed: [...(day >= '2028-01-04' ? [3] : []), ...(day >= '2028-03-28' ? [6] : [])],
      };

const at = (day: Day): DutyFacts => {
  const known = { facts: [] as ClockFact[], jobs: [] as DutyFacts['jobs'] };
  for (const [on, happens] of [...story].sort(([a], [b]) => a.localeCompare(b))) if (on <= day) happens(known);
  known.jobs = known.jobs.map((job) => ({ ...job }));
  const month = day.slice(0, 7);
  const used = (one: string) => one >= '2024-10' && one <= '2027-09';
  // Each month the talk is on the 16th, the visit on the 20th, the record is confirmed and the report sent on the last day.
  const late = day.slice(8) >= '16';
  const over = day === monthEnd(day);
  return nothingKnown({
    jobs: known.jobs,
    facts: known.facts,
    talkedOn: used(month) && late ? `${month}-16` : null,
    visitedOn: day.slice(8) >= '20' ? `${month}-20` : null,
    unconfirmed: used(month) && late && !over ? { n: 1, entryId: 'e' } : null,
    // The new company is not told.
    visitable: day < '2026-06-06',
    reports: [addMonths(`${month}-01`, -1).slice(0, 7), ...(over ? [month] : [])].filter(used),
    handover: handed(day),
  });
};

// What is due on the 15th, before the talk, and on the 25th, after it; what happened in the month.
const table = `
2024-04 |                                      |                                            | hired
2024-05 |                                      |                                            |
2024-06 |                                      |                                            |
2024-07 | apply                                | apply                                      |
2024-08 | apply                                |                                            | applied on the 20th
2024-09 |                                      |                                            |
2024-10 | talk visit                           | confirm report                             | contract, certificate, cap, first plan
2024-11 | talk visit                           | confirm report                             |
2024-12 | talk visit                           | confirm report                             |
2025-01 | talk visit                           | confirm report                             | plan reviewed
2025-02 | talk visit                           | confirm report                             |
2025-03 | talk visit                           | confirm report plan_policy                 |
2025-04 | plan_policy talk visit               | plan_policy confirm report                 |
2025-05 | plan_policy talk visit               | plan_policy confirm report                 |
2025-06 | cap_renewal talk visit plan_law      | confirm report plan_law                    | cap
2025-07 | talk visit certificate_renewal       | confirm report certificate_renewal         | plan, on its last days
2025-08 | talk visit certificate_renewal       | confirm report certificate_renewal         | certificate
2025-09 | talk visit                           | confirm report plan_policy                 |
2025-10 | talk visit                           | confirm report                             | plan
2025-11 | talk                                 | confirm report                             | on leave from the 5th
2025-12 | talk                                 | confirm report                             | plan
2026-01 | talk visit                           | confirm report                             | back on the 12th
2026-02 | talk visit                           | confirm report                             |
2026-03 | plan_policy talk visit               | confirm report                             | plan
2026-04 | talk visit                           | confirm report                             |
2026-05 | talk visit                           | confirm report                             |
2026-06 | plan_policy cap_renewal talk new_job | confirm report new_job                     | left on the 5th; plan, cap
2026-07 | talk certificate_renewal             | confirm report certificate_renewal         | the new job begins
2026-08 | talk certificate_renewal             | confirm report certificate_renewal         |
2026-09 | talk                                 | confirm report                             | certificate, plan
2026-10 | talk                                 | confirm report                             |
2026-11 | talk                                 | confirm report plan_policy                 |
2026-12 | talk                                 | confirm report                             | plan
2027-01 | talk                                 | confirm report                             |
2027-02 | talk                                 | confirm report plan_policy                 |
2027-03 | talk                                 | confirm report                             | plan
2027-04 | talk end_six                         | confirm report handover                    | the last half year; asked on the 20th
2027-05 | talk handover                        | confirm report plan_policy handover        | plan
2027-06 | cap_renewal handover talk            | confirm handover report                    | cap
2027-07 | talk                                 | confirm report                             | what they chose is given on the 6th
2027-08 | plan_policy talk                     | confirm report                             | plan
2027-09 | talk                                 | confirm report                             | the last day
2027-10 |                                      |                                            | follow-up
2027-11 |                                      |                                            |
2027-12 |                                      | follow_up                                  | to be asked how it goes
`;

const keys = (day: Day) =>
  dutiesOf(at(day), day)
    .map(({ key }): DutyKey => key)
    .join(' ');

test('what each month of three years and a half asks for', () => {
  const wanted = table.trim().split('\n');
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const months = wanted.map((line) => cells(line)[0]!);
  expect(months).toEqual(Array.from({ length: 45 }, (_, i) => addMonths('2024-04-01', i).slice(0, 7)));
  expect(months.map((month) => [month, keys(`${month}-15`), keys(`${month}-25`)])).toEqual(
    wanted.map((line) => cells(line).slice(0, 3)),
  );
});

test('on a month’s last day all of it is done, and nothing blocks its fee', () => {
  for (let month = '2024-10-01'; month < '2027-10-01'; month = addMonths(month, 1)) {
    const last = monthEnd(month);
    expect(
      dutiesOf(at(last), last)
        .filter(({ severity, due }) => severity === 'blocks' && due <= last)
        .map(({ key }) => key),
      last,
    ).toEqual([]);
  }
});

test('where the case stands: each state in its time, one after the other', () => {
  const states: string[] = [];
  for (let day = '2024-04-01'; day < '2028-01-01'; day = addDays(day, 1)) {
    const { jobs, facts } = at(day);
    const { state } = clockOf(jobs, facts, day);
    if (!states.at(-1)?.endsWith(` ${state}`)) states.push(`${day} ${state}`);
  }
  expect(states).toEqual([
    '2024-04-01 first_half_year',
    '2024-10-01 in_use',
    '2025-11-05 on_leave',
    '2026-01-12 in_use',
    '2026-06-06 between_jobs',
    '2026-07-01 in_use',
    '2027-03-30 last_half_year',
    '2027-10-01 follow_up',
  ]);
});
