import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { addDays, type Day, today } from '@/lib/dates';
import { type Clock, clockOf, type Job, marksOf, nearEnd } from './case';
import { asks, type ClockFact, type FactKind, factForm, factKinds } from './facts';
import { rules } from './rules';
import { paper } from './testing';

const fact = (kind: FactKind, from: Day, { to = null, ...more }: Partial<ClockFact> = {}) => paper(kind, from, to, more);
const job = (startedOn: Day, endedOn: Day | null = null): Job => ({ startedOn, endedOn });
const hired = [job('2024-04-01')];
const contract = fact('contract', '2024-10-01');
const state = (jobs: Job[], facts: ClockFact[], today: Day) => clockOf(jobs, facts, today).state;

test('the states, one after the other, on one case', () => {
  expect(state([], [], '2024-04-01')).toBe('unknown');
  expect(state(hired, [], '2024-09-30')).toBe('first_half_year');
  expect(state(hired, [], '2024-10-01')).toBe('usable');
  expect(state(hired, [fact('applied', '2024-08-01')], '2024-10-01')).toBe('applying');
  expect(state(hired, [contract], '2024-10-01')).toBe('in_use');
  expect(state(hired, [contract, fact('leave', '2025-01-10', { to: '2025-02-10' })], '2025-02-10')).toBe('on_leave');
  expect(state(hired, [contract, fact('leave', '2025-01-10', { to: '2025-02-10' })], '2025-02-11')).toBe('in_use');
  // Who is away before there is a contract does not use the support yet; who is away near the end is near it all the same.
  const away = fact('leave', '2024-09-01');
  expect(state(hired, [away], '2024-09-30')).toBe('first_half_year');
  expect(nearEnd(clockOf(hired, [contract, { ...away, from: '2027-01-10' }], '2027-03-30'), '2027-03-30')).toBe('2027-09-30');
  expect(nearEnd(clockOf(hired, [contract], '2027-03-29'), '2027-03-29')).toBe(null);
  expect(state(hired, [contract], '2027-03-29')).toBe('in_use');
  expect(state(hired, [contract], '2027-03-30')).toBe('last_half_year');
  expect(state(hired, [contract], '2027-09-30')).toBe('last_half_year');
  expect(state(hired, [contract], '2027-10-01')).toBe('follow_up');
  expect(state(hired, [fact('contract', '2024-10-01', { to: '2025-03-31' })], '2025-04-01')).toBe('follow_up');
  // It is asked how the work goes until 78 months from being hired.
  expect(state(hired, [contract], '2030-09-30')).toBe('follow_up');
  expect(state(hired, [contract], '2030-10-01')).toBe('ended');
});

test('a change of job within a month goes on, once, and the end does not move', () => {
  const left = [job('2024-04-01', '2025-05-31')];
  expect(clockOf(left, [contract], '2025-06-30')).toMatchObject({ state: 'between_jobs', newJobBy: '2025-06-30' });
  expect(clockOf(left, [contract], '2025-07-01').state).toBe('left');
  const changed = [...left, job('2025-06-30')];
  expect(clockOf(changed, [contract], '2025-07-01')).toMatchObject({ state: 'in_use', end: { day: '2027-09-30' } });
  const again = [...left, job('2025-06-30', '2026-01-31')];
  expect(clockOf(again, [contract], '2026-02-01')).toMatchObject({ state: 'left', newJobBy: null });
  // Too late, or a second time: a new count from the new job.
  expect(clockOf([...left, job('2025-07-01')], [], '2025-07-01').countedFrom).toBe('2025-07-01');
  expect(clockOf([...again, job('2026-02-10')], [], '2026-03-01').countedFrom).toBe('2026-02-10');
  // Two jobs side by side are no change.
  expect(clockOf([job('2024-04-01', '2025-05-31'), job('2025-01-01')], [contract], '2025-06-01')).toMatchObject({
    state: 'in_use',
    countedFrom: '2024-04-01',
  });
});

test('a change of job counts or not by what the municipality has said, or by its reason', () => {
  const left = [job('2024-04-01', '2025-05-31')];
  const late = [...left, job('2025-08-01')];
  expect(clockOf(late, [contract], '2025-08-01')).toMatchObject({
    state: 'first_half_year',
    countedFrom: '2025-08-01',
    unsettled: '2025-08-01',
    contract: null,
  });
  const counts = fact('change_counts', '2025-08-01', { reason: '市から' });
  expect(clockOf(late, [contract, counts], '2025-08-01')).toMatchObject({
    state: 'in_use',
    countedFrom: '2024-04-01',
    end: { day: '2027-09-30' },
    changes: 1,
    unsettled: null,
  });
  const intime = [...left, job('2025-06-15')];
  const anew = fact('change_anew', '2025-06-15', { reason: '市から' });
  expect(clockOf(intime, [contract, anew], '2025-06-15')).toMatchObject({ countedFrom: '2025-06-15', changes: 0 });
  // Of another day, it says nothing of this change.
  expect(clockOf(intime, [contract, { ...anew, from: '2025-06-14' }], '2025-06-15').countedFrom).toBe('2024-04-01');
});

test('a new job that has not begun: between two jobs until it does', () => {
  const next = [job('2024-04-01', '2025-05-31'), job('2025-06-20')];
  expect(clockOf(next, [contract], '2025-05-31').state).toBe('in_use');
  expect(clockOf(next, [contract], '2025-06-19')).toMatchObject({ state: 'between_jobs', newJobBy: '2025-06-30' });
  expect(clockOf(next, [contract], '2025-06-20').state).toBe('in_use');
  expect(clockOf([job('2025-06-20')], [], '2025-06-01').state).toBe('first_half_year');
});

test('who left and did not find another in time: unsettled until the contract ends or the municipality says that it goes on', () => {
  const left = [job('2024-04-01', '2025-05-31')];
  expect(clockOf(left, [contract], '2025-06-30').unsettled).toBe(null);
  expect(clockOf(left, [contract], '2025-07-01').unsettled).toBe('2025-07-01');
  expect(clockOf(left, [], '2025-07-01').unsettled).toBe(null);
  const closed = fact('contract', '2024-10-01', { to: '2025-06-30', how: 'early' });
  expect(clockOf(left, [closed], '2025-07-01')).toMatchObject({ state: 'follow_up', ended: 'early', unsettled: null });
});

test('how it came to its end', () => {
  const ended = (to: Day, how: ClockFact['how'] = null) =>
    clockOf(hired, [fact('contract', '2024-10-01', { to, how })], '2027-12-01').ended;
  expect(ended('2027-09-30')).toBe('full_term');
  expect(ended('2027-09-29')).toBe('early');
  expect(ended('2026-03-31', 'moved')).toBe('moved');
  expect(ended('2026-03-31', 'training')).toBe('training');
  expect(clockOf(hired, [contract], '2027-12-01').ended).toBe('full_term');
  expect(clockOf(hired, [contract], '2027-09-30').ended).toBe(null);
});

test('who comes back later begins from nothing, whatever is written of the time before', () => {
  const before = [
    fact('applied', '2024-08-01'),
    fact('contract', '2024-10-01', { to: '2025-06-30' }),
    fact('certificate', '2024-10-01', { to: '2025-09-30' }),
    fact('plan', '2024-10-01'),
    fact('leave', '2025-04-01'),
  ];
  const again = [job('2024-04-01', '2025-05-31'), job('2026-04-01')];
  expect(clockOf(again, before, '2026-04-01')).toMatchObject({
    state: 'first_half_year',
    usable: { day: '2026-10-01' },
    applied: null,
    contract: null,
    plan: null,
    certificates: [],
    leave: null,
  });
  expect(state(again, [...before, fact('contract', '2026-10-01')], '2026-10-01')).toBe('in_use');
});

test('a rule that changes in mid-period: who began before keeps theirs', () => {
  const lines: { value: number; from: Day; to?: Day; sure: 'rule' | 'practice' }[] = rules.use_months;
  lines[0]!.to = '2026-12-31';
  lines.push({ value: 48, from: '2027-01-01', sure: 'rule' });
  try {
    expect(clockOf(hired, [contract], '2027-06-01').readings?.byUse).toBe('2027-09-30');
    expect(clockOf([job('2026-07-01')], [fact('contract', '2027-01-01')], '2027-06-01').readings?.byUse).toBe('2030-12-31');
    expect(clockOf([job('2026-06-30')], [fact('contract', '2026-12-31')], '2027-06-01').readings?.byUse).toBe('2029-12-30');
  } finally {
    lines.pop();
    delete lines[0]!.to;
  }
});

test('around midnight in Japan a day begins at 15:00 of the day before, by the world’s clock', () => {
  const at = (moment: string) => state(hired, [contract], today(new Date(moment)));
  expect(at('2027-09-30T14:59:59Z')).toBe('last_half_year');
  expect(at('2027-09-30T15:00:00Z')).toBe('follow_up');
  expect(at('2024-09-30T14:59:59Z')).toBe('first_half_year');
  expect(at('2024-09-30T15:00:00Z')).toBe('in_use');
});

test('what is written on paper wins over the count', () => {
  expect(clockOf(hired, [contract], '2025-01-01').end).toMatchObject({ day: '2027-09-30', by: 'both' });
  const late = fact('contract', '2025-01-10');
  expect(clockOf(hired, [late], '2025-02-01')).toMatchObject({
    end: { day: '2027-09-30', by: 'hire' },
    readings: { byUse: '2028-01-09', byHire: '2027-09-30' },
  });
  const certificate = fact('certificate', '2026-11-01', { to: '2027-10-31' });
  expect(clockOf(hired, [contract, certificate], '2027-01-01').end).toMatchObject({ day: '2027-10-31', by: 'certificate' });
  const said = fact('ends_on', '2027-12-31', { reason: '市から' });
  expect(clockOf(hired, [contract, certificate, said], '2027-01-01').end).toMatchObject({ day: '2027-12-31', by: 'fact' });
  const usable = fact('usable_from', '2024-11-01', { reason: '市から' });
  expect(clockOf(hired, [usable], '2024-10-15')).toMatchObject({
    state: 'first_half_year',
    usable: { day: '2024-11-01', counted: '2024-10-01' },
  });
  // Taken back: as if it had never been there.
  const wrong = { ...said, withdrawnAt: new Date(1), withdrawnBy: 'x', withdrawnReason: 'y' };
  expect(clockOf(hired, [contract, wrong], '2027-01-01').end?.day).toBe('2027-09-30');
});

test('a service used for a time begins the half year anew', () => {
  const during = fact('temporary_use', '2024-05-01', { to: '2024-06-30', service: 'transition' });
  expect(clockOf(hired, [during], '2024-12-31')).toMatchObject({ usable: { day: '2025-01-01' }, state: 'first_half_year' });
});

test('who helps first, and the months of a service that are used and left', () => {
  const prior = fact('prior_service', '2022-10-01', { to: '2024-03-31', service: 'transition', office: 'そだち' });
  const clock = clockOf(hired, [prior], '2024-05-01');
  expect(clock.firstHelp).toMatchObject({ how: 'duty', fact: { office: 'そだち' } });
  expect(clock.services).toMatchObject([{ months: 18, left: 6 }]);
  const other = fact('prior_service', '2022-10-01', { to: '2024-03-31', service: 'type_b' });
  expect(clockOf(hired, [other], '2024-05-01')).toMatchObject({ firstHelp: { how: 'effort' }, services: [{ left: null }] });
});

const day = fc.integer({ min: 0, max: 2500 }).map((n): Day => addDays('2021-01-01', n));
const anyJob = fc
  .record({ startedOn: day, days: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }) })
  .map(({ startedOn, days }) => job(startedOn, days === null ? null : addDays(startedOn, days)));
const anyFact = fc
  .record({ kind: fc.constantFrom(...factKinds), from: day, days: fc.integer({ min: 0, max: 500 }), id: fc.uuid() })
  .map(({ kind, from, days, id }) =>
    fact(kind, from, {
      id,
      to: asks[kind].to === 'none' ? null : addDays(from, days),
      service: asks[kind].service ? 'transition' : null,
    }),
  );

test('the clock does not move by the order in which facts were written down', () => {
  fc.assert(
    fc.property(
      fc.array(anyJob, { maxLength: 4 }),
      fc.array(anyFact, { maxLength: 8 }),
      day,
      fc.infiniteStream(fc.nat()),
      (jobs, facts, now, dice) => {
        const shuffled = <T>(list: T[]) =>
          list
            .map((item) => [dice.next().value!, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const plain = (clock: Clock) => JSON.stringify(clock);
        expect(plain(clockOf(shuffled(jobs), shuffled(facts), now))).toBe(plain(clockOf(jobs, facts, now)));
      },
    ),
    { numRuns: 400 },
  );
});

test('whatever the facts: one state, marks in order with today among them, no day that is none', () => {
  fc.assert(
    fc.property(fc.array(anyJob, { maxLength: 4 }), fc.array(anyFact, { maxLength: 8 }), day, (jobs, facts, now) => {
      const clock = clockOf(jobs, facts, now);
      const days = marksOf(clock, now).map((mark) => mark.day);
      expect(days).toEqual([...days].sort());
      expect(days).toContain(now);
      expect((clock.state === 'unknown') === (jobs.length === 0)).toBe(true);
      if (clock.state === 'between_jobs') expect(clock.newJobBy! >= now).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a fact that cannot be is refused with words', () => {
  const wrong = (fields: Record<string, string>) =>
    Object.fromEntries((factForm.safeParse(fields).error?.issues ?? []).map(({ path, message }) => [path[0], message]));
  expect(wrong({ kind: 'certificate', from: '2026-04-01', to: '2027-03-31' })).toEqual({});
  expect(wrong({ kind: 'certificate', from: '2026-04-01', to: '2026-03-31' })).toEqual({ to: 'clock.errors.order' });
  expect(wrong({ kind: 'nothing', from: '2026-04-01', to: '' })).toEqual({ kind: 'errors.field.choose' });
  expect(wrong({ kind: 'cap', from: '2026-02-30', to: '', yen: 'x' })).toEqual({
    from: 'clock.errors.day',
    to: 'clock.errors.to',
    yen: 'clock.errors.yen',
  });
  expect(wrong({ kind: 'certificate', from: '2026-02-30', to: '' })).toMatchObject({ from: 'clock.errors.day' });
  expect(wrong({ kind: 'certificate', from: '', to: '' })).toEqual({ from: 'clock.errors.from', to: 'clock.errors.to' });
  expect(wrong({ kind: 'certificate', from: '1926-04-01', to: '2027-03-31' })).toEqual({ from: 'clock.errors.day' });
  expect(wrong({ kind: 'cap', from: '2026-04-01', to: '2027-03-31', yen: '９，３００円' })).toEqual({});
  expect(wrong({ kind: 'cap', from: '2026-04-01', to: '2027-03-31', yen: '-1' })).toEqual({ yen: 'clock.errors.yen' });
  expect(wrong({ kind: 'ends_on', from: '2027-03-31', reason: '  ' })).toEqual({ reason: 'clock.errors.reason' });
  expect(wrong({ kind: 'prior_service', from: '2022-04-01', to: '2024-03-31' })).toEqual({ service: 'clock.errors.service' });
});
