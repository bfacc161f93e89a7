import { expect, test } from '@playwright/test';
import { addDays, today } from '@/lib/dates';
import { categories, type Party, type PartyKind } from '@/lib/entries/model';
import { readForm } from '@/lib/forms/body';
import { fieldErrors } from '@/lib/forms/state';
import { MESSAGES } from '@/lib/i18n/messages';
import { newId } from '@/lib/ids';
import * as model from './model';

const party = (kind: PartyKind, open = true): Party => ({ id: newId(), kind, label: kind, reading: '', open });
const me = party('supported_person');
const team = party('support_team');
const mother = party('family');
const father = party('family');
const clinic = party('partner');
const company = party('employer');
const former = party('employer', false);
const parties = [company, father, me, former, team, clinic, mother];
const ids = (list: Party[]) => list.map((one) => one.id).sort();

test('every worry has a category that exists, and words for every side in every language', () => {
  expect(Object.keys(model.categoryOf).sort()).toEqual([...model.worries].sort());
  for (const worry of model.worries) {
    expect(categories).toContain(model.categoryOf[worry]);
    for (const locale of ['ja', 'ja-easy', 'en'] as const) {
      for (const word of ['title', 'person', 'employer', 'family', 'worker']) {
        expect(MESSAGES[locale].get(`worries.${worry}.${word}`), `${locale} worries.${worry}.${word}`).toBeTruthy();
      }
    }
  }
  // Money and life outside work are never "work": an employer's usual consent does not reach them.
  expect(model.categoryOf.money).toBe('life_money');
  expect(model.categoryOf.life).toBe('life_money');
  expect(model.categoryOf.stress).toBe('health');
  expect(model.categoryOf.harassment).toBe('safety');
  expect(model.worries.at(-1), 'the way out when it cannot be said comes last').toBe('unsure');
});

test.describe('who may be offered', () => {
  test('the narrowest circle is oneself and the support team, whatever it is about', () => {
    for (const category of categories) expect(ids(model.circleOf(parties, [me.id], category))).toEqual(ids([me, team]));
    expect(ids(model.circleOf(parties, [mother.id], 'family'))).toEqual(ids([mother, team]));
    expect(ids(model.circleOf(parties, [company.id], 'work'))).toEqual(ids([company, team]));
  });

  test('wider choices begin near and end with the employer; nobody who has left', () => {
    const offered = model.offeredTo(parties, [me.id], 'work');
    expect(offered.map((one) => one.kind)).toEqual(['family', 'family', 'partner', 'employer']);
    expect(offered).not.toContain(former);
    expect(model.offeredTo([me, team, company], [company.id], 'work')).toEqual([me]);
  });

  test('of fear and bad treatment the employer’s people are neither told nor offered, not even when they say it', () => {
    expect(model.offeredTo(parties, [me.id], 'safety').map((one) => one.kind)).toEqual(['family', 'family', 'partner']);
    expect(ids(model.circleOf(parties, [company.id], 'safety'))).toEqual(ids([team]));
    const asked = { reach: 'also' as const, parties: ids(parties) };
    expect(model.audienceOf(asked, parties, [me.id], 'safety')).not.toContain(company.id);
    expect(model.audienceOf(asked, parties, [company.id], 'safety')).not.toContain(company.id);
  });

  test('ticks count only with their choice, and only for those who were offered', () => {
    const forged = newId();
    const audience = (reach: 'team' | 'also', chosen: string[]) =>
      model.audienceOf({ reach, parties: chosen }, parties, [me.id], 'work').sort();
    expect(audience('team', [mother.id, company.id])).toEqual(ids([me, team]));
    expect(audience('also', [mother.id])).toEqual(ids([me, team, mother]));
    expect(audience('also', [mother.id, former.id, forged])).toEqual(ids([me, team, mother]));
  });
});

test.describe('what is sent', () => {
  const draft = {
    worry: 'place' as const,
    feeling: '' as const,
    since: '' as const,
    words: 'おと',
    reach: 'team' as const,
    parties: [],
    about: [],
  };

  test('another answer, other readers, other people left out: another mark', () => {
    const mark = model.markOf(draft, [me.id, team.id]);
    expect(model.checkForm.safeParse({ mark }).success).toBe(true);
    expect(model.markOf(draft, [team.id, me.id]), 'the order of the readers means nothing').toBe(mark);
    const others = [
      model.markOf({ ...draft, worry: 'money' }, [me.id, team.id]),
      model.markOf({ ...draft, feeling: 'hard' }, [me.id, team.id]),
      model.markOf({ ...draft, since: 'week' }, [me.id, team.id]),
      model.markOf({ ...draft, words: 'おと ' }, [me.id, team.id]),
      model.markOf({ ...draft, about: [newId()] }, [me.id, team.id]),
      model.markOf(draft, [me.id, team.id, mother.id]),
    ];
    expect(new Set([mark, ...others]).size).toBe(7);
  });

  test('a draft of any kind can be read; what is unreadable in it is simply not there', () => {
    for (const kept of [{}, { worry: 'gone', parties: 'x', about: 7, reach: [], words: { a: 1 }, feeling: null }]) {
      expect(model.gathered.parse(kept)).toEqual({ feeling: '', since: '', words: '', reach: 'team', parties: [], about: [] });
    }
    expect(model.isBegun(model.gathered.parse({ words: ' \n' }))).toBe(false);
    expect(model.isBegun(model.gathered.parse({ words: 'あ' }))).toBe(true);
    expect(model.isBegun(model.gathered.parse({ worry: 'unsure' }))).toBe(true);
  });

  test('words that are too long are kept and not sent without them', () => {
    expect(model.wordsFit({ words: 'あ'.repeat(model.longest) })).toBe(true);
    expect(model.wordsFit({ words: 'あ'.repeat(model.longest + 1) })).toBe(false);
    expect(model.wordsFit({})).toBe(true);
  });
});

test.describe('bad input', () => {
  const page = { worry: 'place', words: '', reach: 'team' };
  const send = async (body: string) =>
    readForm(
      new Request('http://x', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    );

  test('nothing chosen is said in a sentence that exists in every language', () => {
    const errors = {
      ...fieldErrors(model.pageForm, {}),
      ...fieldErrors(model.pageForm, { ...page, reach: 'also' }),
      ...fieldErrors(model.teamForm, { worry: 'place' }),
    };
    expect(errors).toEqual({
      worry: 'concerns.errors.worry',
      reach: 'concerns.errors.reach',
      parties: 'concerns.errors.parties',
      words: 'concerns.errors.words',
    });
    for (const key of Object.values(errors))
      for (const locale of ['ja', 'ja-easy', 'en'] as const) expect(MESSAGES[locale].has(key)).toBe(true);
  });

  test('10,000 lines are words like any others; beyond 20,000 characters they are too long', () => {
    const lines = Array.from({ length: 10_000 }, () => 'あ').join('\r\n');
    expect(model.pageForm.parse({ ...page, words: lines }).words).toBe(lines.replaceAll('\r\n', '\n'));
    expect(fieldErrors(model.pageForm, { ...page, words: `${lines}あ\n`.repeat(2) })).toEqual({
      words: 'errors.field.too_long',
    });
  });

  test('what nobody sees goes; what people write stays', () => {
    const words = 'あ\u0000い\u202eう\u2066え\ud800お\u200e\ufeff👩‍👩‍👧 𠮷 か\u3099\tき';
    expect(model.pageForm.parse({ ...page, words }).words).toBe('あいうえ\ufffdお👩‍👩‍👧 𠮷 が\tき');
  });

  test('unknown fields, unknown choices, huge and broken ids are refused', () => {
    for (const extra of [{ author_id: me.id }, { category: 'work' }, { undone_at: '' }]) {
      const parsed = model.pageForm.safeParse({ ...page, ...extra });
      expect(parsed.error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
    }
    expect(model.pageForm.safeParse({ ...page, worry: 'toString' }).success).toBe(false);
    expect(model.pageForm.safeParse({ ...page, reach: 'also', parties: ['1'.repeat(100_000)] }).success).toBe(false);
    expect(model.pageForm.safeParse({ ...page, reach: 'also', parties: ["'; drop table app.entry"] }).success).toBe(false);
    expect(model.pageForm.safeParse({ ...page, reach: 'also', parties: Array.from({ length: 40 }, newId) }).success).toBe(
      false,
    );
    expect(model.checkForm.safeParse({ mark: 'x' }).success).toBe(false);
    expect(model.stepForm.safeParse({ step: 'check' }).success).toBe(false);
    expect(model.stepForm.safeParse({ step: 'worry', worry: 'place', next: '//evil' }).success).toBe(false);
  });

  test('the same side twice is once; cleared boxes are none', () => {
    const parsed = model.pageForm.parse({ ...page, reach: 'also', parties: ['', mother.id, mother.id] });
    expect(parsed.parties).toEqual([mother.id]);
    expect(model.pageForm.parse({ ...page, parties: [''] }).parties).toEqual([]);
  });

  test('a field that comes twice is refused before it is read; a list is a list', async () => {
    await expect(send('words=a&words=b')).rejects.toThrow('repeated');
    expect(await send('parties[]=a&parties[]=b')).toEqual({ parties: ['a', 'b'] });
    await expect(send('words=%ff')).rejects.toThrow('unreadable');
    await expect(send('__proto__=x')).rejects.toThrow('unreadable');
  });

  test('three boxes are one day, full-width figures too; no such day is said so', async () => {
    const day = async (body: string) =>
      fieldErrors(model.teamForm, { worry: 'place', words: 'x', ...(await send(body)) }).due ?? null;
    expect(await send('due-year=２０２６&due-month=2&due-day=３')).toEqual({ due: '2026-02-03' });
    expect(await send('due-year=&due-month=&due-day=')).toEqual({ due: '' });
    expect(await day('due-year=2026&due-month=2&due-day=3')).toBeNull();
    expect(await day('due-year=2026&due-month=2&due-day=31')).toBe('errors.field.day');
    expect(await day('due-year=&due-month=2&due-day=')).toBe('errors.field.day');
    expect(await day('due-year=abc&due-month=2&due-day=1')).toBe('errors.field.day');
  });

  test('times as people write them; nothing happened tomorrow', () => {
    const form = { worry: 'place', words: 'x' };
    expect(model.teamForm.parse({ ...form, time: '９：０５' }).time).toBe('09:05');
    expect(model.teamForm.parse({ ...form, time: '' }).time).toBe('');
    expect(fieldErrors(model.teamForm, { ...form, time: '25:00' })).toEqual({ time: 'concerns.errors.time' });
    expect(fieldErrors(model.teamForm, { ...form, day: addDays(today(), 1) })).toEqual({ day: 'concerns.errors.future' });
  });
});

test('how a concern moves on', () => {
  const as = (who: Partial<model.Mover>): model.Mover => ({ team: false, author: false, person: false, ...who });
  expect(model.movesFor(as({ team: true }), 'settled')).toEqual(['new', 'working', 'waiting', 'settled', 'withdrawn']);
  expect(model.movesFor(as({ author: true }), 'working')).toEqual(['settled', 'withdrawn']);
  expect(model.movesFor(as({ person: true }), 'waiting')).toEqual(['settled']);
  expect(model.movesFor(as({ author: true }), 'withdrawn')).toEqual(['new']);
  expect(model.movesFor(as({}), 'new')).toEqual([]);
});

test('who decides about more readers: the supported person, and the author of their own words', () => {
  const side = (own: Party) => ({ parties, mine: [own.id] });
  expect(model.mayDecide(side(me), { own: false, onBehalfOf: null })).toBe(true);
  expect(model.mayDecide(side(company), { own: true, onBehalfOf: null })).toBe(true);
  expect(model.mayDecide(side(team), { own: false, onBehalfOf: null })).toBe(false);
  expect(model.mayDecide(side(team), { own: true, onBehalfOf: me.id }), 'the words are not the writer’s').toBe(false);
  expect(model.mayDecide(side(team), { own: true, onBehalfOf: company.id })).toBe(true);
});

test('the steps lead from one to the next and end with the check', () => {
  const walked: string[] = ['worry'];
  while (walked.at(-1) !== 'check') walked.push(model.stepAfter(walked.at(-1) as model.Step));
  expect(walked).toEqual([...model.steps]);
  expect(model.stepBefore('worry')).toBeNull();
  expect(model.stepBefore('check')).toBe('readers');
});
