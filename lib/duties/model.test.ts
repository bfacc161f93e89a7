import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { asks, type ClockFact, type FactKind, factKinds } from '@/lib/clock/facts';
import { paper } from '@/lib/clock/testing';
import { addDays, type Day } from '@/lib/dates';
import { byWorker, type DutyFacts, type DutyKey, dutiesOf, rules as dutyRules, listed } from './model';
import { nothingKnown } from './testing';

const known = (facts: ClockFact[], more: Partial<DutyFacts> = {}): DutyFacts =>
  nothingKnown({ jobs: [{ startedOn: '2024-04-01', endedOn: null }], facts, reports: everyMonth, ...more });
const everyMonth = [2024, 2025, 2026, 2027].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);
const contract = paper('contract', '2024-10-01');
const certificate = paper('certificate', '2024-10-01', '2025-09-30');
const cap = paper('cap', '2024-10-01', '2025-06-30');
const plan = paper('plan', '2024-10-01');
const inOrder = [contract, certificate, cap, plan];
const keys = (facts: DutyFacts, today: Day) => dutiesOf(facts, today).map(({ key }) => key);
const due = (facts: DutyFacts, today: Day, key: DutyKey) => dutiesOf(facts, today).find((duty) => duty.key === key)?.due;
const talked = { talkedOn: '2025-01-05' };

test('in order: nothing is due', () => {
  expect(keys(known(inOrder, { talkedOn: '2024-10-20' }), '2024-10-20')).toEqual([]);
});

test('the plan: three months by policy, six by law; the law’s day is said alone once it is near', () => {
  expect(due(known(inOrder, talked), '2024-12-16', 'plan_policy')).toBe(undefined);
  expect(due(known(inOrder, talked), '2024-12-17', 'plan_policy')).toBe('2024-12-31');
  expect(due(known(inOrder, talked), '2025-02-28', 'plan_policy')).toBe('2024-12-31');
  expect(keys(known(inOrder, talked), '2025-03-01')).toEqual(['plan_law']);
  expect(due(known(inOrder, talked), '2025-04-10', 'plan_law')).toBe('2025-03-31');
  expect(keys(known([...inOrder, paper('plan', '2025-03-20')], talked), '2025-04-10')).toEqual([]);
});

test('the certificate, three months ahead, until the new one is there; never beyond the end', () => {
  const later = [...inOrder, paper('plan', '2025-06-20'), paper('cap', '2025-07-01', '2026-06-30')];
  expect(due(known(later, talked), '2025-06-29', 'certificate_renewal')).toBe(undefined);
  expect(due(known(later, talked), '2025-06-30', 'certificate_renewal')).toBe('2025-09-30');
  expect(due(known(later, talked), '2025-10-15', 'certificate_renewal')).toBe('2025-09-30');
  const renewed = [...later, paper('certificate', '2025-10-01', '2026-09-30')];
  expect(due(known(renewed, talked), '2025-10-15', 'certificate_renewal')).toBe(undefined);
  const last = [contract, plan, paper('certificate', '2026-10-01', '2027-09-30')];
  expect(due(known(last, talked), '2027-08-01', 'certificate_renewal')).toBe(undefined);
});

test('before it begins: the application, three months ahead; then the contract', () => {
  expect(keys(known([]), '2024-06-30')).toEqual([]);
  expect(due(known([]), '2024-07-01', 'apply')).toBe('2024-10-01');
  expect(keys(known([paper('applied', '2024-08-01')]), '2024-09-01')).toEqual([]);
  expect(keys(known([paper('applied', '2024-08-01')]), '2024-10-05')).toEqual(['contract']);
});

test('every month a talk; it is gone with the talk', () => {
  expect(due(known(inOrder), '2024-11-02', 'talk')).toBe('2024-11-30');
  expect(keys(known(inOrder, { talkedOn: '2024-11-02' }), '2024-11-02')).toEqual([]);
  expect(due(known(inOrder, { visitable: true }), '2024-02-10', 'visit')).toBe(undefined);
  expect(due(known(inOrder, { visitable: true }), '2024-11-10', 'visit')).toBe('2024-11-30');
  expect(due(known(inOrder, { visitable: false }), '2024-11-10', 'visit')).toBe(undefined);
});

test('every month a report, said in its last week and when it is over; gone when it is sent', () => {
  const sent = (reports: string[], today: Day) => due(known(inOrder, { ...talked, reports }), today, 'report');
  expect(sent([], '2024-10-23')).toBe(undefined);
  expect(sent([], '2024-10-24')).toBe('2024-10-31');
  expect(sent([], '2024-11-02')).toBe('2024-10-31');
  expect(sent(['2024-10'], '2024-11-02')).toBe(undefined);
  expect(sent(['2024-10'], '2024-11-23')).toBe('2024-11-30');
  expect(sent(['2024-10', '2024-11'], '2024-11-30')).toBe(undefined);
});

test('six months before the end, and three', () => {
  const papers = [
    contract,
    paper('certificate', '2026-10-01', '2027-09-30'),
    paper('cap', '2026-10-01', '2027-09-30'),
    paper('plan', '2027-03-01'),
  ];
  expect(due(known(papers, talked), '2027-03-29', 'end_six')).toBe(undefined);
  expect(due(known(papers, talked), '2027-03-30', 'end_six')).toBe('2027-06-30');
  expect(due(known(papers, talked), '2027-06-30', 'end_three')).toBe(undefined);
  expect(due(known(papers, talked), '2027-07-01', 'end_three')).toBe('2027-09-30');
  // Each is gone with its fact: begun; given, or nobody is wanted.
  const begun = { answer: null, given: false, followUp: false, followed: [] };
  const after = (handover: DutyFacts['handover'], day: Day) => keys(known(papers, { ...talked, handover }), day);
  expect(after(begun, '2027-03-30')).not.toContain('end_six');
  expect(after(begun, '2027-03-30')).toContain('handover');
  expect(after(begun, '2027-07-01')).toContain('end_three');
  for (const settled of [
    { ...begun, given: true },
    { ...begun, answer: 'nobody' as const },
  ])
    for (const day of ['2027-03-30', '2027-07-01'])
      expect(after(settled, day).filter((key) => /^(end_|handover)/.test(key))).toEqual([]);
  expect(keys(known(papers), '2027-10-01')).toEqual([]);
});

test('between two jobs, only the days of the next one count', () => {
  const left = { jobs: [{ startedOn: '2024-04-01', endedOn: '2025-01-30' }], ...talked };
  expect(due(known(inOrder, left), '2025-02-10', 'new_job')).toBe('2025-02-28');
  expect(dutiesOf(known(inOrder, left), '2025-03-01')).toMatchObject([{ key: 'ask_city', due: '2025-03-01' }]);
  const closed = [{ ...contract, to: '2025-02-28' }, certificate, cap, plan];
  expect(keys(known(closed, left), '2025-03-01')).toEqual([]);
  const late = { ...left, jobs: [...left.jobs, { startedOn: '2025-03-10', endedOn: null }] };
  expect(keys(known(inOrder, late), '2025-03-10')).toEqual(['ask_city']);
  expect(keys(known([...inOrder, paper('change_counts', '2025-03-10')], late), '2025-03-10')).not.toContain('ask_city');
});

test('what is over has no duties', () => {
  expect(keys(known(inOrder, { endedOn: '2025-01-31' }), '2025-02-01')).toEqual([]);
});

test('in any order of facts the same duties, each once, soonest first', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n): Day => addDays('2024-01-01', n));
  const anyPaper = fc
    .tuple(
      fc.constantFrom<FactKind>('contract', 'certificate', 'cap', 'plan', 'applied'),
      day,
      fc.integer({ min: 0, max: 400 }),
    )
    .map(([kind, from, n]) => paper(kind, from, kind === 'plan' || kind === 'applied' ? null : addDays(from, n)));
  fc.assert(
    fc.property(fc.array(anyPaper, { maxLength: 8 }), day, (papers, today) => {
      const one = dutiesOf(known(papers), today);
      expect(dutiesOf(known([...papers].reverse()), today)).toEqual(one);
      expect(new Set(one.map(({ key }) => key)).size).toBe(one.length);
      expect(one.map((duty) => duty.due)).toEqual(one.map((duty) => duty.due).sort());
    }),
    { numRuns: 300 },
  );
});

/** What settles each duty; whatever else is written down, those of the others stay. */
const settledOn = '2025-09-20';
const job = { startedOn: '2024-04-01', endedOn: null };
const begun = { jobs: [{ startedOn: '2025-04-01', endedOn: null }] };
const noTalk = { talkedOn: null, reports: ['2025-08'] };
const [applied, older] = [paper('applied', '2025-06-05'), paper('plan', '2025-06-10')];
const settled: Partial<Record<DutyKey, [before: DutyFacts, after: Partial<DutyFacts>]>> = {
  apply: [known([], begun), { facts: [paper('applied', settledOn)] }],
  contract: [
    known([applied], { jobs: [{ startedOn: '2025-03-01', endedOn: null }] }),
    { facts: [applied, paper('contract', settledOn)] },
  ],
  certificate_missing: [
    known([contract, cap, plan]),
    { facts: [contract, cap, plan, paper('certificate', '2024-10-01', '2025-12-31')] },
  ],
  certificate_renewal: [known(inOrder), { facts: [...inOrder, paper('certificate', '2025-10-01', '2026-09-30')] }],
  cap_renewal: [known(inOrder), { facts: [...inOrder, paper('cap', '2025-07-01', '2026-06-30')] }],
  plan_missing: [known([contract]), { facts: [contract, paper('plan', settledOn)] }],
  plan_law: [known(inOrder), { facts: [...inOrder, paper('plan', settledOn)] }],
  plan_policy: [known([contract, older]), { facts: [contract, older, paper('plan', settledOn)] }],
  talk: [known(inOrder, noTalk), { talkedOn: settledOn }],
  visit: [known(inOrder, { visitable: true }), { visitedOn: settledOn }],
  confirm: [known(inOrder, { unconfirmed: { n: 1, entryId: 'e' } }), { unconfirmed: null }],
  report: [known(inOrder, { reports: [] }), { reports: everyMonth }],
  consent: [known(inOrder, { consentEnds: '2025-09-30' }), { consentEnds: null }],
  end_six: [
    known([paper('contract', '2023-01-15')], { jobs: [{ startedOn: '2022-07-15', endedOn: null }] }),
    { facts: [paper('contract', '2023-01-15', '2025-09-19')] },
  ],
  end_three: [
    known([paper('contract', '2022-10-15')], { jobs: [{ startedOn: '2022-04-15', endedOn: null }] }),
    { facts: [paper('contract', '2022-10-15', '2025-09-19')] },
  ],
  handover: [
    known([paper('contract', '2023-01-15')], {
      jobs: [{ startedOn: '2022-07-15', endedOn: null }],
      handover: { answer: 'wants', given: false, followUp: false, followed: [] },
    }),
    { handover: { answer: 'wants', given: true, followUp: false, followed: [] } },
  ],
  follow_up: [
    known([{ ...contract, to: '2025-06-30' }], { handover: { answer: 'wants', given: true, followUp: true, followed: [] } }),
    { handover: { answer: 'wants', given: true, followUp: true, followed: [3] } },
  ],
  new_job: [
    known(inOrder, { jobs: [{ ...job, endedOn: '2025-09-10' }] }),
    {
      jobs: [
        { ...job, endedOn: '2025-09-10' },
        { startedOn: settledOn, endedOn: null },
      ],
    },
  ],
  ask_city: [
    known(inOrder, { jobs: [{ ...job, endedOn: '2025-07-10' }] }),
    { facts: [{ ...contract, to: '2025-08-10' }, certificate, cap, plan] },
  ],
};

test('every duty goes when its fact appears, and only then', () => {
  const today = settledOn;
  expect(Object.keys(settled).sort()).toEqual(Object.keys(dutyRules).sort());
  for (const [key, [before, after]] of Object.entries(settled)) {
    expect(keys(before, today), key).toContain(key);
    expect(keys({ ...before, ...after }, today), key).not.toContain(key);
    for (const [other, [, fact]] of Object.entries(settled)) {
      // Only what is of the month is laid beside: papers make a case another one.
      if (other === key || fact.facts || fact.jobs || fact.handover) continue;
      expect(keys({ ...before, ...fact }, today), `${key} after ${other}`).toContain(key);
    }
    // A paper taken back is as if it had never been there.
    if (after.facts && key !== 'end_six' && key !== 'end_three' && key !== 'ask_city') {
      const back = after.facts.map((fact) => (before.facts.includes(fact) ? fact : { ...fact, withdrawnAt: new Date(1) }));
      expect(keys({ ...before, facts: back }, today), `${key} taken back`).toContain(key);
    }
  }
});

/** From when until when there is support at all: with it every duty comes or goes. */
const always: FactKind[] = ['contract', 'ends_on'];
/** What else may take a duty away or put it off: papers of these kinds, and these facts. All others leave it where it is. */
const touches: Record<DutyKey, (FactKind | keyof DutyFacts)[]> = {
  apply: ['temporary_use', 'usable_from'],
  contract: ['temporary_use', 'usable_from'],
  certificate_missing: [],
  certificate_renewal: [],
  cap_renewal: ['certificate'],
  plan_missing: [],
  plan_law: [],
  plan_policy: ['planMonths'],
  talk: [],
  visit: ['visitable', 'leave'],
  confirm: [],
  report: [],
  consent: [],
  end_six: ['handover', 'certificate'],
  end_three: ['handover', 'certificate'],
  handover: ['certificate'],
  follow_up: [],
  new_job: [],
  ask_city: [],
};

test('whatever else is written down, a duty is there until its own fact is, and not after', () => {
  const day = fc.integer({ min: -900, max: 500 }).map((n): Day => addDays(settledOn, n));
  const noise = fc.array(fc.tuple(fc.constantFrom(...factKinds), day, fc.integer({ min: 0, max: 400 })), { maxLength: 6 });
  const beside = fc.record(
    {
      talkedOn: fc.constant(settledOn),
      visitedOn: fc.constant(settledOn),
      reports: fc.constantFrom(everyMonth, []),
      unconfirmed: fc.constantFrom(null, { n: 1, entryId: 'e' }),
      consentEnds: fc.constantFrom(null, settledOn),
      visitable: fc.boolean(),
      planMonths: fc.constantFrom(null, 1, 5),
      handover: fc.constant({ answer: 'wants' as const, given: true, followUp: false, followed: [] }),
      excuses: fc.constant([]),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(settled) as DutyKey[])), noise, beside, (key, others, more) => {
      const [before, after] = settled[key]!;
      const own = new Set<string>([...always, ...touches[key], ...Object.keys(after)]);
      const changed = new Set((after.facts ?? []).filter((fact) => !before.facts.includes(fact)).map(({ kind }) => kind));
      const papers = others
        .filter(([kind]) => !own.has(kind) && !changed.has(kind))
        .map(([kind, from, n]) => paper(kind, from, asks[kind].to === 'none' ? null : addDays(from, n)));
      const rest = Object.fromEntries(Object.entries(more).filter(([name]) => !own.has(name)));
      const noisy = { ...before, ...rest, facts: [...before.facts, ...papers] };
      const done = { ...noisy, ...after, facts: [...(after.facts ?? before.facts), ...papers] };
      expect(keys(noisy, settledOn), key).toContain(key);
      expect(keys(done, settledOn), `${key} settled`).not.toContain(key);
    }),
    { numRuns: 1000 },
  );
});

test('forty cases at the month’s end: what is over first, then what weighs most', () => {
  const cases = Array.from({ length: 40 }, (_, i) =>
    known(inOrder, { caseId: String(i), reading: `${i}`, talkedOn: i % 2 ? '2024-11-02' : null, visitable: true }),
  );
  const list = listed(cases, '2024-11-29');
  expect(list.filter((duty) => duty.key === 'talk').length).toBe(20);
  expect(list.slice(0, 20).every((duty) => duty.key === 'talk')).toBe(true);
  expect(listed(cases, '2025-05-01')[0]).toMatchObject({ group: 'over', severity: 'blocks' });
});

test('two workers of one name are two workers', () => {
  const worker = (id: string) => ({ id, name: '佐藤 花', reading: 'さとう はな' });
  const cases = ['a', 'b', 'b'].map((id, at) => known(inOrder, { caseId: String(at), talkedOn: null, workers: [worker(id)] }));
  const list = byWorker(listed(cases, '2024-11-29'));
  expect(list.map(({ worker, duties }) => [worker.id, new Set(duties.map(({ of }) => of.caseId)).size])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('who agreed to it is asked how it goes after the end, twice; whoever did not is not', () => {
  const asked = (followed: number[], today: Day, followUp = true, endedOn: Day | null = '2027-09-30') =>
    dutiesOf(
      known([paper('contract', '2024-10-01', '2027-09-30')], {
        endedOn,
        handover: { answer: 'wants', given: true, followUp, followed },
      }),
      today,
    ).map(({ key, due: day }) => `${key} ${day}`);
  expect(asked([], '2027-12-15')).toEqual([]);
  expect(asked([], '2027-12-16')).toEqual(['follow_up 2027-12-30']);
  expect(asked([], '2027-12-16', true, null)).toEqual(['follow_up 2027-12-30']);
  expect(asked([3], '2027-12-30')).toEqual([]);
  expect(asked([3], '2028-03-20')).toEqual(['follow_up 2028-03-30']);
  expect(asked([3, 6], '2028-03-30')).toEqual([]);
  expect(asked([], '2027-12-30', false)).toEqual([]);
});
