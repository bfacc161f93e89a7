import { expect, test } from '@playwright/test';
import { addDays, today } from '@/lib/dates';
import { bodyOf, contactForm, factsOf, offeredFrom, problemsOf } from './model';
import { mediaOn } from './rules';

const filled = {
  medium: 'face_to_face',
  met: ['019a2b3c-0000-7000-8000-000000000001'],
  day: '2026-10-19',
  from: '10:00',
  to: '10:40',
  talked: '話',
  category: 'work',
};
const problems = (more: object) =>
  (contactForm.safeParse({ ...filled, ...more }).error?.issues ?? []).map(
    (issue) => `${String(issue.path[0])}: ${issue.message}`,
  );

test('what a contact needs', () => {
  for (const [more, expected] of [
    [{}, []],
    [{ to: '10:00' }, ['to: contacts.errors.order']],
    [{ to: '9:59' }, ['to: contacts.errors.order']],
    [{ from: '23:30', to: '00:10' }, ['to: contacts.errors.order']],
    [{ from: '' }, ['from: contacts.errors.from']],
    [{ to: '' }, ['to: contacts.errors.to']],
    [{ medium: 'mail', to: '' }, []],
    [{ medium: 'chat', to: '' }, []],
    [{ met: [], with: '' }, ['met: contacts.errors.with']],
    [{ met: [], with: 'ハローワークの人' }, []],
    [{ day: '2025-02-29' }, ['day: errors.field.day']],
    [{ day: '2024-02-29' }, []],
    [{ day: addDays(today(), 1) }, ['day: concerns.errors.future']],
    [{ talked: '　' }, ['talked: contacts.errors.talked']],
    [{ from: '１０：００', to: '10:40' }, []],
  ] as const)
    expect(problems(more), JSON.stringify(more)).toEqual(expected);
});

test('nothing that has not been', () => {
  const now = new Date('2026-11-30T14:50:00Z'); // 23:50 in Japan
  const at = (day: string, from: string, to: string) =>
    problemsOf({ medium: 'face_to_face', met: ['x'], with: '', day, from, to }, now);
  expect(at('2026-11-30', '23:00', '23:50')).toEqual([]);
  expect(at('2026-11-30', '23:00', '23:51')).toEqual([['to', 'contacts.errors.future']]);
  expect(at('2026-11-30', '23:51', '23:55')).toEqual([['from', 'contacts.errors.future']]);
});

test('moments are Japan’s, also where a month ends', () => {
  const facts = factsOf(contactForm.parse({ ...filled, day: '2026-02-28', from: '23:30', to: '23:59' }));
  expect(facts.startsAt.toISOString()).toBe('2026-02-28T14:30:00.000Z');
  expect(factsOf(contactForm.parse({ ...filled, day: '2026-03-01', from: '00:00', to: '00:01' })).startsAt.toISOString()).toBe(
    '2026-02-28T15:00:00.000Z',
  );
  expect(factsOf(contactForm.parse({ ...filled, medium: 'mail', to: '10:40' })).endsAt).toBeNull();
});

test('which media count as the monthly talk, by day', () => {
  for (const [day, medium, counts] of [
    ['2021-03-31', 'face_to_face', true],
    ['2021-03-31', 'video', false],
    ['2021-04-01', 'video', true],
    ['2026-11-30', 'visit', true],
    ['2026-11-30', 'home', true],
    ['2026-11-30', 'phone', false],
    ['2026-11-30', 'mail', false],
    ['2026-11-30', 'chat', false],
    ['2000-01-01', 'face_to_face', true],
  ] as const)
    expect(mediaOn('talk', day).includes(medium), `${day} ${medium}`).toBe(counts);
  expect(mediaOn('visit', '2026-11-30')).toEqual(['visit']);
});

test('a form begins as if the contact had just ended, and not on the day before', () => {
  const parties = [
    { id: 'me', kind: 'supported_person', label: '', reading: '', open: true },
    { id: 'old', kind: 'employer', label: '', reading: '', open: false },
  ] as const;
  expect(offeredFrom(null, [...parties], new Date('2026-11-22T05:07:00Z'))).toMatchObject({
    day: '2026-11-22',
    from: '13:35',
    to: '14:05',
    met: ['me'],
    medium: 'face_to_face',
  });
  expect(offeredFrom(null, [...parties], new Date('2026-11-21T15:10:00Z'))).toMatchObject({
    day: '2026-11-22',
    from: '',
    to: '00:10',
  });
  expect(offeredFrom(null, [...parties], new Date(), 'visit').medium).toBe('visit');
});

test('the words of a contact are one text, without what is empty', () => {
  expect(bodyOf({ title: '', talked: '話', done: ' ', next: '次' })).toBe('話\n\nこれから\n次');
});
