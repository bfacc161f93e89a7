import { expect, test } from '@playwright/test';
import { problemsOf } from './check';
import { dateOf, fill, momentOf } from './dates';
import { agencies, people, staff, stories } from './index';

test('every story holds together', () => {
  expect(stories.flatMap(problemsOf)).toEqual([]);
});

test('the checks see what is wrong', () => {
  const ren = stories.find((s) => s.key === 'ren')!;
  const told = {
    key: 'company',
    kind: 'employer',
    label: '会社',
    labelReading: 'かいしゃ',
    employment: 'tech',
    from: -400,
    members: [],
  } as const;
  expect(problemsOf({ ...ren, parties: [...ren.parties, { ...told, members: [] }] }).join()).toContain('closed employment');
  const shota = stories.find((s) => s.key === 'shota')!;
  const [first, ...rest] = shota.entries;
  expect(problemsOf({ ...shota, entries: [{ ...first!, category: 'health' }, ...rest] }).join()).toContain(
    'has no consent for health',
  );
  expect(problemsOf({ ...shota, entries: [{ ...first!, by: 'mei' }, ...rest] }).join()).toContain('not a member');
});

test('the world is large enough and told in many voices', () => {
  const entries = stories.flatMap((s) => s.entries);
  expect(agencies.length).toBe(3);
  expect(new Set(agencies.map((a) => a.operator)).size).toBe(2);
  expect(stories.length).toBeGreaterThanOrEqual(12);
  expect(entries.length).toBeGreaterThanOrEqual(600);
  for (const story of stories) expect(story.entries.length, story.key).toBeGreaterThanOrEqual(25);
  const texts = new Set(entries.map((e) => e.text));
  expect(texts.size / entries.length).toBeGreaterThan(0.98);
  const kinds = new Set(entries.map((e) => e.kind));
  expect(kinds.size).toBe(11);
});

test('people are known once, and two or more of each side may be chosen to sign in', () => {
  const keys = people.map((p) => p.key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(people.map((p) => p.email)).size).toBe(people.length);
  for (const person of people) {
    expect(person.email).toMatch(/\.(example\.jp|test)$|@example\.jp$/);
    expect(person.reading).toMatch(/^[ぁ-ゖー ]+$/);
    expect(person.demoSignIn === true).toBe(person.line !== undefined);
  }
  for (const s of staff) expect(keys).toContain(s.person);
  const chosen = new Set(people.filter((p) => p.demoSignIn).map((p) => p.key));
  for (const kind of ['supported_person', 'family', 'employer', 'support_team', 'partner'] as const) {
    const side = new Set(
      stories
        .flatMap((s) => s.parties)
        .filter((p) => p.kind === kind)
        .flatMap((p) => p.members)
        .filter((m) => (m.to ?? 0) >= 0 && chosen.has(m.person))
        .map((m) => m.person),
    );
    expect(side.size, kind).toBeGreaterThanOrEqual(2);
  }
  expect(staff.filter((s) => chosen.has(s.person) && s.role === 'manager').length).toBeGreaterThanOrEqual(2);
});

test('what was told in confidence stays there', () => {
  const mei = stories.find((s) => s.key === 'mei')!;
  for (const e of mei.entries.filter((x) => x.category === 'safety'))
    expect(
      e.to.filter((p) => p !== 'me' && p !== 'support'),
      e.key,
    ).toEqual([]);
  for (const story of stories) {
    for (const e of story.entries.filter((x) => x.category === 'life_money')) {
      expect(
        e.to.some((p) => story.parties.find((q) => q.key === p)!.kind === 'employer'),
        `${story.key} ${e.key}`,
      ).toBe(false);
    }
  }
  const kazuya = stories.find((s) => s.key === 'kazuya')!;
  expect(kazuya.consents.filter((c) => c.party === 'company' && c.to > 0).every((c) => c.withdrawn !== undefined)).toBe(true);
});

test('days become dates that keep their order and their weekday', () => {
  for (const today of ['2026-11-22', '2026-11-23', '2027-02-28', '2028-02-29']) {
    const days = Array.from({ length: 1231 }, (_, n) => dateOf(n - 1200, today));
    expect(days).toEqual([...new Set(days)].sort());
    expect(dateOf(0, today)).toBe(today);
    for (const day of [-7, -70, -700]) expect(new Date(`${dateOf(day, today)}T00:00:00Z`).getUTCDay()).toBe(1);
  }
  expect(momentOf(-1, '18:20', '2026-01-01')).toBe('2025-12-31T18:20:00+09:00');
  expect(fill('{m}月の面談、次は{date+2}', 0, '2026-11-22')).toBe('11月の面談、次は11月24日（火）');
});
