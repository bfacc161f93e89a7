import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { addDays, type Day } from '@/lib/dates';
import {
  type Answers,
  answersIn,
  asked,
  crossed,
  firstOpen,
  households,
  places,
  questionForms,
  questions,
  services,
  verdictOf,
  works,
} from './model';

const today = '2024-11-22';
const usual: Answers = {
  service: 'transition',
  work: 'working',
  place: 'company',
  hired: '2024-04-01',
  during: 'no',
  household: 'no_tax',
};

test('the official examples, through the questions', () => {
  expect(verdictOf(usual, '2024-09-30')).toMatchObject({ kind: 'later', times: { usableFrom: '2024-10-01' } });
  expect(verdictOf(usual, '2024-10-01')).toMatchObject({
    kind: 'now',
    times: { start: '2024-10-01', estimated: '2027-09-30' },
  });
  expect(verdictOf({ ...usual, during: 'yes', during_until: '2024-06-30' }, today)).toMatchObject({
    kind: 'later',
    times: { usableFrom: '2025-01-01', byHire: '2027-12-31' },
  });
});

test('who comes late has less time; who comes after it, none', () => {
  expect(verdictOf(usual, '2025-01-10')).toMatchObject({ times: { byUse: '2028-01-09', estimated: '2027-09-30' } });
  expect(verdictOf(usual, '2027-09-30')).toMatchObject({ kind: 'now', times: { estimated: '2027-09-30' } });
  expect(verdictOf(usual, '2027-10-01').kind).toBe('over');
});

test('what the rules do not provide for is said, and what only the municipality knows', () => {
  expect(verdictOf({ ...usual, service: 'none' }, today)).toEqual({ kind: 'not', why: 'no_service' });
  expect(verdictOf({ ...usual, place: 'type_a' }, today)).toEqual({ kind: 'not', why: 'type_a' });
  expect(verdictOf({ ...usual, service: 'unsure' }, today)).toEqual({ kind: 'ask', why: 'unsure_service' });
  expect(verdictOf({ ...usual, place: 'own' }, today)).toEqual({ kind: 'ask', why: 'own' });
  expect(verdictOf({ ...usual, work: 'on_leave' }, today)).toEqual({ kind: 'ask', why: 'on_leave' });
});

test('between two jobs: a month, to the day', () => {
  const left: Answers = { ...usual, work: 'left', left: '2024-10-22' };
  expect(verdictOf(left, today)).toMatchObject({ kind: 'gap', by: '2024-11-22', open: true });
  expect(verdictOf(left, '2024-11-23')).toMatchObject({ kind: 'gap', open: false });
});

test('nobody is asked what their answers have settled', () => {
  expect(asked(usual)).toEqual(['service', 'work', 'place', 'hired', 'during', 'household']);
  expect(asked({ ...usual, during: 'yes' })).toContain('during_until');
  expect(asked({ work: 'left' })).toEqual(['service', 'work', 'place', 'hired', 'left', 'household']);
  expect(asked({ work: 'on_leave' })).not.toContain('hired');
  expect(firstOpen({})).toBe('service');
  expect(firstOpen(usual)).toBe(null);
  expect(crossed({ work: 'left', hired: '2024-04-01', left: '2024-03-31' })).toEqual({
    left: 'eligibility.errors.left_before',
  });
  expect(firstOpen({ ...usual, work: 'left', left: '2024-03-31' })).toBe('left');
  expect(firstOpen({ ...usual, during: 'yes', during_until: '2024-03-31' })).toBe('during_until');
});

test('days that are none, and days of another age, are refused with words', () => {
  const said = (hired: string) => questionForms.hired.safeParse({ hired }).error?.issues.map((issue) => issue.message);
  expect(said('')).toEqual(['eligibility.errors.no_day']);
  for (const wrong of ['2024-02-30', '2023-02-29', '20240401', '1649-04-01', '2199-04-01', '令和6年4月1日', '２０２４'])
    expect(said(wrong), wrong).toEqual(['eligibility.errors.day']);
  expect(said('2024-02-29')).toBe(undefined);
  expect(said('２０２４-04-01')).toBe(undefined);
});

test('whatever a browser has kept, what is read of it are answers', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...questions, 'x'), fc.oneof(fc.string(), fc.constantFrom(...works))), (kept) => {
      const answers = answersIn(kept);
      return Object.keys(answers).every((key) => (questions as readonly string[]).includes(key) && key in kept);
    }),
  );
  expect(answersIn({ ...usual, hired: 'nonsense', x: '1' } as never)).toEqual({ ...usual, hired: undefined });
});

test('whatever is answered, there is a verdict, and its days are in order', () => {
  const day = fc.integer({ min: 0, max: 9000 }).map((n): Day => addDays('2010-01-01', n));
  const answers = fc.record({
    service: fc.constantFrom(...services),
    work: fc.constantFrom(...works),
    place: fc.constantFrom(...places),
    hired: day,
    left: day,
    during: fc.constantFrom('no' as const, 'yes' as const, 'unsure' as const),
    during_until: day,
    household: fc.constantFrom(...households),
  });
  fc.assert(
    fc.property(answers, day, (given, now) => {
      if (firstOpen(given) !== null) return true;
      const verdict = verdictOf(given, now);
      if (!('times' in verdict)) return true;
      const { countedFrom, reached, usableFrom, start, estimated, byHire } = verdict.times;
      return (
        countedFrom < reached &&
        reached < usableFrom &&
        usableFrom <= start &&
        estimated <= byHire &&
        (verdict.kind !== 'now' || (start === now && now <= estimated)) &&
        (verdict.kind !== 'later' || usableFrom > now)
      );
    }),
    { numRuns: 500 },
  );
});
