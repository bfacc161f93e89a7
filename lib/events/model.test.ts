import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { ClockFact, FactKind } from '@/lib/clock/facts';
import { paper as fact } from '@/lib/clock/testing';
import { addDays, type Day } from '@/lib/dates';
import { nothingKnown } from '@/lib/duties/testing';
import { applied, changesOf, clockOn, errorsOf, eventForm, type Happened, happened, type Known, type KnownJob } from './model';
import { markOf, previewOf } from './preview';

const now = '2026-11-22';
const shop = '018f0000-0000-7000-8000-000000000001';
const mill = '018f0000-0000-7000-8000-000000000002';
const job = (id: string, startedOn: Day, endedOn: Day | null = null): KnownJob => ({
  id,
  employer: id === shop ? 'Shop' : 'Mill',
  reading: '',
  startedOn,
  endedOn,
  disclosure: 'open',
});
function known(jobs: KnownJob[], facts: ClockFact[] = []): Known {
  return {
    jobs,
    facts,
    sides: [],
    duties: nothingKnown({ visitable: jobs.length > 0, jobs, facts }),
  };
}
const contract = fact('contract', '2025-10-01');
const atShop = known([job(shop, '2025-04-01')], [contract]);
const wrong = (kind: Happened, typed: Record<string, string>, of = atShop) =>
  Object.fromEntries(Object.entries(errorsOf(kind, typed, of, now)).map(([field, key]) => [field, key.split('.').at(-1)]));
const told = (kind: Happened, typed: Record<string, string>, of = atShop) => previewOf(kind, eventForm.parse(typed), of, now);
const notes = (...given: Parameters<typeof told>) => told(...given).notes.map(({ key }) => key);

test('what cannot be is said beside its field, in the order of the form', () => {
  const empty = Object.fromEntries(happened.map((kind) => [kind, wrong(kind, {})]));
  expect(empty).toEqual({
    hired: { employer: 'employer', on: 'on' },
    job_change: { job: 'job', last: 'last', why: 'why', employer: 'employer', on: 'on' },
    left_job: { job: 'job', last: 'last' },
    hours_changed: { on: 'on', words: 'words' },
    leave: { on: 'on' },
    return: { on: 'on' },
    temporary_use: { service: 'service', on: 'on', until: 'until' },
    end: { how: 'how', on: 'on' },
    training: { on: 'on' },
  });
  // Days that are none, ends before their start, days of another life.
  expect(wrong('leave', { on: '2026-02-29' })).toEqual({ on: 'day' });
  expect(wrong('leave', { on: '2028-02-29' })).toEqual({});
  expect(wrong('leave', { on: '2026-11-20', until: '2026-11-19' })).toEqual({ until: 'order' });
  expect(wrong('leave', { on: '1926-11-20' })).toEqual({ on: 'far' });
  expect(wrong('leave', { on: '2025-03-31' })).toEqual({ on: 'before_job' });
  expect(wrong('left_job', { job: shop, last: '2026-11-23' })).toEqual({ last: 'last_to_come' });
  expect(wrong('left_job', { job: shop, last: '2025-03-31' })).toEqual({ last: 'before_job' });
  expect(wrong('left_job', { job: mill, last: now })).toEqual({ job: 'job' });
  expect(wrong('left_job', { last: now }, known([]))).toEqual({ job: 'no_job' });
  expect(wrong('end', { how: 'early', on: '2025-09-30' })).toEqual({ on: 'before_contract' });
  expect(wrong('end', { how: 'early', on: now }, known([job(shop, '2025-04-01')]))).toEqual({ on: 'no_contract' });
});

test('a leave without a return, a return without a leave, two leaves at once', () => {
  const away = known([job(shop, '2025-04-01')], [contract, fact('leave', '2026-10-01')]);
  expect(wrong('return', { on: now })).toEqual({ on: 'no_leave' });
  expect(wrong('return', { on: now }, away)).toEqual({});
  expect(wrong('return', { on: '2026-10-01' }, away)).toEqual({ on: 'leave_begins' });
  expect(wrong('leave', { on: now }, away)).toEqual({ on: 'on_leave' });
  const back = known([job(shop, '2025-04-01')], [contract, fact('leave', '2026-10-01', '2026-10-31')]);
  expect(wrong('leave', { on: '2026-10-31' }, back)).toEqual({ on: 'leave_twice' });
  expect(wrong('leave', { on: '2026-11-01' }, back)).toEqual({});
  expect(wrong('return', { on: '2026-11-01' }, back)).toEqual({});
  // Who leaves the job in a leave has it ended with it.
  const left = told('left_job', { job: shop, last: '2026-11-10' }, away);
  expect(left.changes.map((change) => change.do)).toEqual(['end_job', 'end']);
  expect(left.clock.will).toMatchObject({ state: 'between_jobs', leave: null, newJobBy: '2026-12-10' });
});

test('a change of job: in time, late, a second time, for another reason, by the municipality’s word', () => {
  const change = { job: shop, last: '2026-10-30', why: 'conditions', employer: 'Next', on: '2026-11-20' };
  expect(notes('job_change', change)).toEqual(['in_time', 'city_decides']);
  expect(told('job_change', change).clock.will).toMatchObject({ state: 'in_use', changes: 1, end: { day: '2028-09-30' } });
  const late = { ...change, on: '2026-12-01' };
  expect(told('job_change', late).notes).toContainEqual({ key: 'late', day: '2026-11-30' });
  expect(told('job_change', late)).toMatchObject({ day: '2026-12-01', clock: { will: { state: 'first_half_year' } } });
  const allowed = { ...late, decision: 'counts', said: '市から' };
  expect(notes('job_change', allowed)).toEqual(['said_counts']);
  expect(told('job_change', allowed).clock.will).toMatchObject({ state: 'in_use', changes: 1 });
  expect(wrong('job_change', { ...late, decision: 'counts' })).toEqual({ said: 'said' });
  const other = told('job_change', { ...change, why: 'other' });
  expect(other.notes.map(({ key }) => key)).toEqual(['in_time', 'why_other', 'city_decides']);
  expect(other.clock.will).toMatchObject({ state: 'first_half_year', unsettled: '2026-11-20' });
  expect(other.duties.come.map(({ key }) => key)).toEqual(['ask_city']);
  expect(told('job_change', { ...change, why: 'unsure' }).clock.will.state).toBe('in_use');
  const changed = known([job(mill, '2024-04-01', '2025-12-31'), job(shop, '2026-01-15')], [fact('contract', '2024-10-01')]);
  expect(notes('job_change', change, changed)).toEqual(['in_time', 'second', 'city_decides']);
  expect(told('job_change', change, changed).clock.will.state).toBe('first_half_year');
  // After leaving had been told by itself; side by side; on days that overlap.
  const gone = known([job(shop, '2025-04-01', '2026-10-30')], [contract]);
  const { job: _job, last: _last, ...next } = change;
  expect(notes('job_change', next, gone)).toEqual(['in_time', 'city_decides']);
  expect(wrong('job_change', { ...next, on: '2026-10-30' }, gone)).toEqual({ on: 'before_left' });
  expect(wrong('job_change', next, known([]))).toEqual({ employer: 'no_job_before' });
  expect(notes('job_change', { ...change, on: '2026-10-30' })).toEqual(['overlap', 'city_decides']);
  expect(notes('hired', { employer: 'Next', on: now })).toEqual(['side_by_side']);
  expect(notes('hired', { employer: 'Next', on: now }, gone)).toEqual(['as_change']);
});

test('other services and ends: what only the municipality can say is said', () => {
  const use = { service: 'transition', on: '2026-12-01', until: '2027-01-31' };
  expect(notes('temporary_use', use)).toEqual(['two_services', 'anew_after']);
  expect(notes('temporary_use', use, known([job(shop, '2026-08-01')]))).toEqual(['anew_after']);
  expect(told('temporary_use', use, known([job(shop, '2026-08-01')])).clock.will.usable?.day).toBe('2027-08-01');
  expect(notes('end', { how: 'full_term', on: '2028-09-30' })).toEqual([]);
  expect(notes('end', { how: 'full_term', on: '2028-09-29' })).toEqual(['before_term']);
  expect(notes('end', { how: 'moved', on: '2028-10-01' })).toEqual(['after_term']);
  const before = { ...fact('prior_service', '2023-10-01', '2025-03-31'), service: 'transition' as const };
  const { training, clock } = told('training', { on: now }, known([job(shop, '2025-04-01')], [contract, before]));
  expect(training).toEqual({ used: 18, left: 6, all: 24, more: 12 });
  expect(clock.will).toMatchObject({ state: 'follow_up', ended: 'training' });
});

test('whatever is told: nobody’s days move but by what is written, and the mark holds for what was shown', () => {
  const day = fc.integer({ min: -600, max: 300 }).map((n): Day => addDays(now, n));
  const typed = fc.record({
    on: day,
    until: fc.option(day, { nil: '' }),
    last: day,
    job: fc.constantFrom(shop, mill, ''),
    why: fc.constantFrom('conditions', 'other', 'unsure'),
    how: fc.constantFrom('full_term', 'early', 'moved'),
    decision: fc.constantFrom('none', 'counts', 'anew'),
    service: fc.constant('transition'),
    employer: fc.constant('Next'),
    said: fc.constant('S'),
    words: fc.constant('W'),
  });
  const papers = fc.array(
    fc
      .tuple(fc.constantFrom<FactKind>('leave', 'contract', 'certificate', 'plan'), day, fc.nat(400))
      .map(([kind, from, n]) =>
        fact(kind, from, kind === 'plan' || (n < 100 && kind !== 'certificate') ? null : addDays(from, n)),
      ),
    { maxLength: 5 },
  );
  const jobs = fc.constantFrom<KnownJob[][]>(
    [job(shop, '2025-04-01')],
    [job(mill, '2024-04-01', '2025-12-31'), job(shop, '2026-01-15')],
    [],
  );
  fc.assert(
    fc.property(fc.constantFrom(...happened), typed, jobs, papers, (kind, fields, at, facts) => {
      const before = known(at, facts);
      if (Object.keys(errorsOf(kind, fields, before, now)).length > 0) return;
      const input = eventForm.parse(fields);
      const preview = previewOf(kind, input, before, now);
      const turned = { ...known([...at].reverse(), [...facts].reverse()), sides: before.sides };
      expect(clockOn(applied(turned, changesOf(kind, input, turned, now), now), preview.day).state).toBe(
        preview.clock.will.state,
      );
      expect(markOf(input, previewOf(kind, input, before, now))).toBe(markOf(input, preview));
      if (preview.changes.length === 0) expect(preview.clock.will).toEqual(preview.clock.was);
      expect(preview.day >= now).toBe(true);
    }),
    { numRuns: 300 },
  );
});
