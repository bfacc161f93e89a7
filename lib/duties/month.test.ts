import { expect, test } from '@playwright/test';
import type { ClockFact } from '@/lib/clock/facts';
import { paper } from '@/lib/clock/testing';
import type { DutyFacts } from './model';
import { byUrgency, caseMonth, firstGap, type MonthItem, monthAsked, monthBeside } from './month';
import { nothingKnown } from './testing';

const inOrder = [
  paper('contract', '2025-10-01'),
  paper('certificate', '2025-10-01', '2026-09-30'),
  paper('certificate', '2026-10-01', '2027-09-30'),
  paper('cap', '2025-10-01', '2027-06-30'),
  paper('plan', '2026-06-15'),
];
const known = (more: Partial<DutyFacts> = {}): DutyFacts =>
  nothingKnown({
    jobs: [{ startedOn: '2025-04-01', endedOn: null }],
    facts: inOrder,
    talkedOn: '2026-11-05',
    visitedOn: '2026-11-12',
    reports: ['2026-11'],
    visitable: true,
    ...more,
  });
const on = (more: Partial<DutyFacts> = {}, month = '2026-11', today = '2026-11-30') => caseMonth(known(more), month, today);
const missing = (more: Partial<DutyFacts> = {}, month?: string, today?: string) =>
  on(more, month, today)?.missing.map(({ item, ...rest }) => ('day' in rest && rest.day ? `${item} from ${rest.day}` : item));
const state = (item: MonthItem, more: Partial<DutyFacts> = {}) => on(more)?.items.find((one) => one.item === item)?.state;

test('what a month asks for', () => {
  for (const [more, expected] of [
    [{}, []],
    [{ talkedOn: null }, ['talk']],
    [{ reports: ['2026-10'] }, ['report']],
    [{ unconfirmed: { n: 2, entryId: 'e' } }, ['confirm']],
    [{ visitedOn: null }, ['visit']],
    [{ talkedOn: null, visitedOn: null }, ['talk', 'visit']],
    // A closed employment: nobody is visited, and nothing is missing.
    [{ visitedOn: null, visitable: false }, []],
    [{ facts: inOrder.filter(({ kind }) => kind !== 'plan') }, ['plan from 2026-11-01']],
    [{ facts: inOrder.filter(({ kind }) => kind !== 'cap') }, ['cap from 2026-11-01']],
  ] as const)
    expect(missing(more as Partial<DutyFacts>), JSON.stringify(more)).toEqual(expected);
  expect(state('visit', { visitedOn: null, visitable: false })).toBe('none');
  expect(state('confirm', { talkedOn: null })).toBe('none');
  expect(on({ visitedOn: null })?.blocked, 'a visit is a duty of effort').toBe(false);
  expect(on({ talkedOn: null })?.blocked).toBe(true);
});

test('papers hold on every day of the month, or say from when not', () => {
  const papers = (...some: ClockFact[]) => ({ facts: [inOrder[0]!, ...some] });
  const rest = [paper('cap', '2025-10-01', '2027-06-30'), paper('plan', '2026-09-15')];
  const certificates = (...some: [string, string][]) =>
    missing(papers(...rest, ...some.map(([from, to]) => paper('certificate', from, to))));
  expect(certificates(['2025-10-01', '2026-11-30'])).toEqual([]);
  expect(certificates(['2025-10-01', '2026-11-29'])).toEqual(['certificate from 2026-11-30']);
  expect(certificates(['2025-10-01', '2026-11-10'], ['2026-11-11', '2027-09-30'])).toEqual([]);
  expect(certificates(['2025-10-01', '2026-11-10'], ['2026-11-12', '2027-09-30'])).toEqual(['certificate from 2026-11-11']);
  expect(certificates(['2026-11-02', '2027-09-30'])).toEqual(['certificate from 2026-11-01']);
  // A plan of 31 May holds until 30 November, one of the 29th until the 28th.
  const plan = (day: string) => missing({ facts: [...inOrder.filter(({ kind }) => kind !== 'plan'), paper('plan', day)] });
  expect(plan('2026-05-31')).toEqual([]);
  expect(plan('2026-05-29')).toEqual(['plan from 2026-11-29']);
});

test('leap days, and months of 28 days', () => {
  const february = (month: string, talkedOn: string, certificateTo: string) =>
    caseMonth(
      known({
        jobs: [{ startedOn: '2026-01-01', endedOn: null }],
        facts: [
          paper('contract', '2026-07-01'),
          paper('certificate', '2026-07-01', certificateTo),
          paper('cap', '2026-07-01', '2029-12-31'),
          paper('plan', '2027-10-01'),
        ],
        talkedOn,
        reports: ['2027-02', '2028-02'],
        visitable: false,
      }),
      month,
      '2028-03-10',
    );
  expect(february('2028-02', '2028-02-29', '2028-02-29')).toMatchObject({ from: '2028-02-01', to: '2028-02-29', missing: [] });
  expect(february('2028-02', '2028-02-29', '2028-02-28')?.missing).toMatchObject([{ item: 'certificate', day: '2028-02-29' }]);
  expect(february('2027-02', '2027-02-28', '2028-02-28')).toMatchObject({ to: '2027-02-28' });
});

test('only the days on which the service is used count', () => {
  expect(on({ facts: [paper('contract', '2026-11-16'), ...inOrder.slice(1)] })).toMatchObject({
    from: '2026-11-16',
    to: '2026-11-30',
  });
  expect(on({ facts: [paper('contract', '2026-12-01')] })).toBeNull();
  expect(on({ facts: [] }), 'before the contract').toBeNull();
  expect(on({ facts: [paper('contract', '2025-10-01', '2026-10-31'), ...inOrder.slice(1)] }), 'over').toBeNull();
  expect(on({ facts: [paper('contract', '2025-10-01', '2026-11-10'), ...inOrder.slice(1)] })).toMatchObject({
    to: '2026-11-10',
  });
  expect(on({ endedOn: '2026-11-20' })).toMatchObject({ to: '2026-11-20' });
  // On leave nobody is visited; the person is still met.
  const leave = { facts: [...inOrder, paper('leave', '2026-10-20')], visitedOn: null, talkedOn: null };
  expect(missing(leave)).toEqual(['talk']);
});

test('what is let go is missing no more; what is there needs no excuse', () => {
  const excuses = [{ item: 'talk', reason: '入院', by: '高橋' }];
  expect(on({ talkedOn: null, excuses })?.items[0]).toEqual({ item: 'talk', state: 'excused', reason: '入院', by: '高橋' });
  expect(state('talk', { excuses })).toBe('done');
});

test('what the fee hangs on comes first', () => {
  const named = (reading: string, more: Partial<DutyFacts>) => on({ reading, ...more })!;
  const sorted = byUrgency([
    named('い', { visitedOn: null }),
    named('あ', {}),
    named('う', { unconfirmed: { n: 1, entryId: 'e' }, visitedOn: null }),
    named('お', { talkedOn: null }),
    named('え', { unconfirmed: { n: 1, entryId: 'e' } }),
  ]);
  expect(sorted.map(({ of }) => of.reading)).toEqual(['お', 'う', 'え', 'い', 'あ']);
});

test('months to ask for', () => {
  expect(monthAsked('2026-10', '2026-11-22')).toBe('2026-10');
  for (const wrong of ['2026-12', '2026-13', '2018-03', 'x', undefined, ['2026-10']])
    expect(monthAsked(wrong, '2026-11-22'), String(wrong)).toBe('2026-11');
  expect(monthBeside('2026-01', -1)).toBe('2025-12');
  expect(monthBeside('2026-12', 1)).toBe('2027-01');
  expect(firstGap([], '2026-11-01', '2026-11-30')).toBe('2026-11-01');
});
