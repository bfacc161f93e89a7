import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { getCase } from '@/lib/cases/queries';
import { addDays, today } from '@/lib/dates';
import { keepDraft } from '@/lib/drafts/commands';
import { proposeAudience, putEntry, replyTo } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { workday } from '@/lib/holidays';
import { newId } from '@/lib/ids';
import {
  addExample,
  approveCard,
  askFirst,
  draftAsk,
  handOverCard,
  removeExample,
  sendAsk,
  takeStep,
  writeCard,
  writeEvidence,
} from './commands';
import { exampleForm, matching } from './examples';
import {
  type Act,
  acts,
  askDraft,
  type DialogueSide,
  dialogueSides,
  gatheredKnowing,
  type Knowing,
  nextState,
  nobodyKnows,
  type Parts,
  type State,
  type StepDetail,
  states,
  stepForm,
  wordsOfKnowing,
  wordsOfParts,
} from './model';
import {
  getAccommodation,
  listAccommodations,
  listCards,
  listColleagues,
  listEvidence,
  listExamplesOfCase,
  listTeamAccommodations,
} from './queries';

// Every state × side × act against the database itself, in Shota's case of the demo world.
const story = 'shota';
const caseId = demoId('case', story);
const company = demoId('case', story, 'party', 'company');
const who: Record<DialogueSide | 'family', string> = {
  supported_person: 'shota',
  employer: 'miyazaki',
  support_team: 'takahashi',
  family: 'kazuko',
};
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const as = <T>(person: string, work: (tx: Tx) => Promise<T>) => db.asPerson(demoId('person', person), work);
const conflict = (code: string) => expect.objectContaining({ code });
const parts: Parts = {
  obstacle: 'いちどに たくさん 言われると わからない',
  scene: 'あさ',
  own: '',
  wish: '紙に 書いてほしい',
};
const soon = '2099-01-04';

/** An asking of Shota's, as he sends it. */
const ask = (to: 'company' | 'team' = 'company', who: Knowing = { people: ['班長'], far: 'way', more: '' }, said = parts) =>
  as('shota', async (tx) => {
    await keepDraft(tx, askDraft(caseId), { ...said, people: who.people, far: who.far, knows: who.more });
    return sendAsk(tx, await getCase(tx, caseId), { to, company, seen: wordsOfParts(said, who) });
  });
const stateOf = (id: string) =>
  as('shota', (tx) => getAccommodation(tx, caseId, id)).then(({ state, version, dueOn }) => ({ state, version, dueOn }));
const reads = (person: string, id: string) =>
  as(person, (tx) => getThread(tx, caseId, id)).then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );

const facts: Partial<Record<Act, object>> = {
  know: { knowing: nobodyKnows },
  revise: parts,
  not_now: { burdens: ['cost'], instead: '口で 2回 言う' },
  try: { starts_on: '2026-11-01', review_on: soon },
  place: { starts_on: '2026-11-01', review_on: soon },
  keep: { review_on: soon },
  felt: { effect: 'works' },
  seen: { effect: 'partly' },
};
/** The act with everything that it needs, as the database takes it. */
const step = (tx: Tx, id: string, version: number, act: Act, more: object = facts[act] ?? (act === 'ask' ? parts : {})) =>
  tx<{ state: State | null }[]>`
    select app.take_step(${id}, ${version}, ${act}, ${newId()}, 'words', ${tx.json(more as never)}) as state`;
const take = async (side: keyof typeof who, id: string, act: Act, more?: object) => {
  const { version } = await stateOf(id);
  return as(who[side], (tx) => step(tx, id, version, act, more)).then(([row]) => row?.state);
};

test('the database and the model have the same table of steps', async () => {
  for (const side of [...dialogueSides, 'family', 'partner'] as const) {
    for (const from of states) {
      for (const act of acts) {
        const [row] = await db.app<{ next: State | null }[]>`select app.accommodation_next(${from}, ${act}, ${side}) as next`;
        const wanted = dialogueSides.includes(side as DialogueSide) ? nextState(from, act, side as DialogueSide) : null;
        expect(row?.next ?? null, `${side} ${from} ${act}`).toBe(wanted);
      }
    }
  }
});

test('every state × side × act: taken where the table says so, refused everywhere else', async () => {
  test.setTimeout(120_000);
  const id = await ask();
  const undo = new Error('undo');
  for (const from of states) {
    // The state is put there by hand: that each is reached is another test's.
    await db.owner`
      update app.accommodation set state = ${from === 'refused' ? 'asked' : from}, version = 1, starts_on = '2026-01-01', review_on = ${soon},
             felt = 'works', seen = 'works' where entry_id = ${id}`;
    if (from === 'refused') await as('miyazaki', (tx) => step(tx, id, 1, 'not_now'));
    for (const side of Object.keys(who) as (keyof typeof who)[]) {
      for (const act of acts) {
        const wanted = side === 'family' ? null : nextState(from, act, side);
        const { version } = await stateOf(id);
        const found = await as(who[side], async (tx) => {
          const [row] = await step(tx, id, version, act);
          throw Object.assign(undo, { state: row?.state });
        }).catch((error) => error);
        const name = `${side} ${from} ${act}`;
        if (side === 'family') expect(found, name).toBeInstanceOf(NotFound);
        else if (wanted === null) expect(found, name).toMatchObject({ code: 'ND030' });
        else expect((found as { state?: State }).state, `${name}: ${found?.message}`).toBe(wanted);
      }
    }
  }
});

test('no reachable state is without its trace; no refusal without burden, reason and alternative', async () => {
  test.setTimeout(120_000);
  const moves = fc.array(fc.tuple(fc.constantFrom(...dialogueSides), fc.constantFrom(...acts), fc.boolean()), {
    minLength: 5,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(moves, async (walk) => {
      const id = await ask();
      for (const [side, act, whole] of walk) {
        const taken = await take(side, id, act, whole ? undefined : {}).catch((error) => {
          expect(['ND030', 'ND032']).toContain((error as { code?: string }).code);
          return null;
        });
        if (act === 'not_now' && !whole) expect(taken).toBeNull();
      }
      const { state, version } = await stateOf(id);
      const trace = await db.owner<{ from: State; to: State; act: Act }[]>`
        select detail ->> 'from' as from, detail ->> 'to' as to, detail ->> 'act' as act from app.entry
         where thread_id = ${id} and kind = 'step' order by created_at, id`;
      expect(trace.length).toBe(version - 1);
      let at: State = 'asked';
      for (const one of trace) {
        expect(one.from).toBe(at);
        at = one.to;
      }
      expect(at).toBe(state);
      const refusals = await db.owner`select from app.refusal where accommodation_id = ${id}`;
      expect(refusals.length).toBe(trace.filter(({ act }) => act === 'not_now').length);
    }),
    { numRuns: 25 },
  );
});

test.describe('a refusal', () => {
  for (const [name, more] of [
    ['without a burden', { burdens: [], instead: 'x' }],
    ['without an alternative', { burdens: ['cost'], instead: ' ' }],
    ['with a burden that the law does not know', { burdens: ['mood'], instead: 'x' }],
  ] as const) {
    test(`${name} is none`, async () => {
      const id = await ask();
      await expect(take('employer', id, 'not_now', more)).rejects.toThrow();
      expect((await stateOf(id)).state).toBe('asked');
    });
  }

  test('without a reason is none, by the form and by the table', async () => {
    const id = await ask();
    await expect(
      as(
        'miyazaki',
        (tx) => tx`select app.take_step(${id}, 1, 'not_now', ${newId()}, ' ', ${tx.json({ burdens: ['cost'], instead: 'x' })})`,
      ),
    ).rejects.toEqual(conflict('ND032'));
    expect(stepForm.safeParse({ act: 'not_now', version: '1', burdens: ['cost'], words: ' ', instead: 'x' }).success).toBe(
      false,
    );
    expect(stepForm.safeParse({ act: 'not_now', version: '1', words: 'x', instead: 'x' }).success).toBe(false);
    await expect(db.owner`update app.accommodation set state = 'refused' where entry_id = ${id}`).rejects.toThrow(/check/);
    await expect(
      db.owner`insert into app.refusal values (${id}, ${id}, '{cost}', ' ', 'x')`,
      'the table itself',
    ).rejects.toThrow(/check/);
  });

  test('whole, reaches the person with its reason, and what is possible can be accepted', async () => {
    const id = await ask();
    expect(await take('employer', id, 'not_now')).toBe('refused');
    const { answers } = await as('shota', (tx) => getThread(tx, caseId, id));
    expect(answers.at(-1)).toMatchObject({ body: 'words', detail: { burdens: ['cost'], instead: '口で 2回 言う' } });
    expect(await take('supported_person', id, 'accept')).toBe('agreed');
  });
});

test('of two answers at once one wins, and the other sees it', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await ask();
    const answers = await Promise.allSettled([
      as('miyazaki', (tx) => takeStep(tx, id, stepForm.parse({ act: 'yes', version: '1', words: 'できます' }))),
      as('kato', (tx) =>
        takeStep(tx, id, stepForm.parse({ act: 'not_now', version: '1', words: '今は', burdens: ['size'], instead: '口で' })),
      ),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const lost = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toEqual(conflict('step_taken'));
    expect((await as('shota', (tx) => getThread(tx, caseId, id))).answers.length).toBe(1);
  }
});

test('what it is about and the measure are counted, step by step, and stand in nothing that the sides read', async () => {
  const kept = { ...parts, worry: 'mistakes', measure: 'report_form' };
  const id = await as('shota', async (tx) => {
    await keepDraft(tx, askDraft(caseId), kept);
    return sendAsk(tx, await getCase(tx, caseId), { to: 'company', company, seen: wordsOfParts(parts) });
  });
  await take('employer', id, 'yes');
  const { version } = await stateOf(id);
  const trial = stepForm.parse({
    act: 'try',
    version: String(version),
    words: 'あすから',
    starts: today(),
    review: addDays(today(), 30),
    measure: 'large_text',
  });
  await as('takahashi', (tx) => takeStep(tx, id, trial));
  await take('supported_person', id, 'felt');
  const rows = await db.owner`select stage, worry, measure from app.tally where accommodation_id = ${id} order by at`;
  expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
    'asked mistakes report_form',
    'agreed mistakes report_form',
    'agreed mistakes large_text',
    'works mistakes large_text',
  ]);
  const read = JSON.stringify(
    await as('miyazaki', (tx) => Promise.all([getThread(tx, caseId, id), listAccommodations(tx, caseId)])),
  );
  expect(read).toContain(parts.obstacle);
  expect(read).not.toMatch(/mistakes|report_form|large_text/);
});

test.describe('before the person has approved the words', () => {
  const draft = () =>
    as('takahashi', async (tx) =>
      draftAsk(tx, await getCase(tx, caseId), {
        ...parts,
        far: '',
        knows: '',
        advised: [],
        company,
        obstacle: 'CANARY-draft',
        worry: 'communication',
        measure: 'report_form',
      }),
    );

  test('the company reads nothing; when they have, it does', async () => {
    const id = await draft();
    expect(await reads('shota', id)).toBe(true);
    expect(await reads('miyazaki', id)).toBe(false);
    expect((await as('miyazaki', (tx) => listAccommodations(tx, caseId))).map((one) => one.id)).not.toContain(id);
    await as('takahashi', async (tx) =>
      replyTo(tx, await getCase(tx, caseId), id, {
        version: 1,
        words: 'CANARY-between-us',
        audience: [demoId('case', story, 'party', 'me'), demoId('case', story, 'party', 'support')],
      }),
    );
    expect(await take('supported_person', id, 'ask', {})).toBe('asked');
    expect(await reads('miyazaki', id)).toBe(true);
    const thread = await as('miyazaki', (tx) => getThread(tx, caseId, id));
    expect(JSON.stringify(thread)).toContain('CANARY-draft');
    expect(JSON.stringify(thread), 'what was said while drafting stays there').not.toContain('CANARY-between-us');
  });

  test('nobody else lets the company in: not the worker by a step, nor by a proposal of their own', async () => {
    const id = await draft();
    await expect(take('support_team', id, 'ask', {})).rejects.toEqual(conflict('ND030'));
    await expect(
      as('takahashi', async (tx) => proposeAudience(tx, await getCase(tx, caseId), id, { parties: [company], reason: 'R' })),
    ).rejects.toBeInstanceOf(NotFound);
    expect(await reads('miyazaki', id)).toBe(false);
  });

  test('words that were replaced are not read later', async () => {
    const id = await draft();
    expect(await take('supported_person', id, 'revise')).toBe('draft');
    await take('supported_person', id, 'ask', {});
    const seen = await as('miyazaki', async (tx) => [
      await getThread(tx, caseId, id),
      await tx`select * from app.entry_version where entry_id = ${id}`,
    ]);
    expect(JSON.stringify(seen)).not.toContain('CANARY-draft');
  });
});

test('nothing of a dialogue is written, corrected or taken back by hand', async () => {
  const id = await ask();
  const byHand = (kind: 'accommodation' | 'step' | 'card' | 'note') =>
    as('shota', (tx) =>
      putEntry(tx, {
        id: newId(),
        caseId,
        threadId: kind === 'step' ? id : null,
        kind,
        category: 'accommodation',
        audience: [demoId('case', story, 'party', 'me')],
        authorPartyId: demoId('case', story, 'party', 'me'),
        body: 'x',
      }),
    );
  for (const kind of ['accommodation', 'step', 'card'] as const)
    await expect(byHand(kind), kind).rejects.toMatchObject({ code: '42501' });
  await byHand('note');
  const corrected = await as('shota', (tx) => tx`update app.entry set body = 'other' where id = ${id} returning id`);
  expect(corrected.length).toBe(0);
});

test('the company asks first; the person tells, or says that nothing is', async () => {
  const inquire = () => as('miyazaki', async (tx) => askFirst(tx, await getCase(tx, caseId), 'やりにくいことはありませんか'));
  const told = await inquire();
  expect((await stateOf(told)).state).toBe('checking');
  expect(await take('supported_person', told, 'ask')).toBe('asked');
  expect(await take('supported_person', await inquire(), 'none')).toBe('ended');
  await expect(as('kazuko', async (tx) => askFirst(tx, await getCase(tx, caseId), 'x'))).rejects.toBeInstanceOf(NotFound);
});

test('the person is asked first whether it works, then the workplace', async () => {
  const id = await ask();
  await take('employer', id, 'yes');
  await take('support_team', id, 'try');
  await expect(take('employer', id, 'seen')).rejects.toEqual(conflict('ND030'));
  expect(await take('supported_person', id, 'felt')).toBe('review');
  expect(await take('employer', id, 'seen')).toBe('reviewed');
  expect(await as('takahashi', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({ felt: 'works', seen: 'partly' });
  expect(await take('supported_person', id, 'keep')).toBe('in_place');
  expect(await as('takahashi', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({ felt: null, seen: null });
});

test('a day to look back that is a day off moves to the next working day, and says so', async () => {
  const id = await ask();
  await take('employer', id, 'yes');
  const trial = (review: string) => stepForm.parse({ act: 'try', version: '2', words: 'あすから', starts: today(), review });
  const off = saturdayAfter(addDays(today(), 20));
  expect(await as('takahashi', (tx) => takeStep(tx, id, trial(off)))).toEqual({ moved: true });
  expect((await as('shota', (tx) => getAccommodation(tx, caseId, id))).reviewOn).toBe(workday(off));
  const card = (review: string) =>
    as('shota', async (tx) =>
      writeCard(tx, await getCase(tx, caseId), { company, dos: 'D', donts: '', ask: 'A', review, advised: [] }),
    );
  expect(await card(off)).toEqual({ moved: true });
  expect(await card(workday(off))).toEqual({ moved: false });
  expect((await as('shota', (tx) => listCards(tx, caseId)))[0]?.detail.review).toBe(workday(off));
});
const saturdayAfter = (day: string): string => {
  for (let at = day; ; at = addDays(at, 1)) if (new Date(`${at}T00:00:00Z`).getUTCDay() === 6) return at;
};

test('"yes" needs a wish that it can mean', async () => {
  const id = await ask('company', nobodyKnows, { ...parts, wish: '' });
  await expect(take('employer', id, 'yes')).rejects.toEqual(conflict('ND032'));
  expect(await take('employer', id, 'partly')).toBe('offered');
});

test('withdrawn consent ends reading and answering at once; given again, both come back', async () => {
  const id = await ask();
  const consents = db.owner`party_id = ${company} and category = 'accommodation' and valid_to > now()`;
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${demoId('person', 'shota')} where ${consents} and withdrawn_at is null`;
  expect(await reads('miyazaki', id)).toBe(false);
  await expect(take('employer', id, 'yes')).rejects.toBeInstanceOf(NotFound);
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where ${consents}`;
  expect(await take('employer', id, 'yes')).toBe('agreed');
});

test('when the company’s side has ended, nothing more is asked of it, and the rest is put to rest', async () => {
  const id = await ask();
  const before = await ask('team');
  await db.owner`update app.party set valid_to = now() where id = ${company}`;
  await expect(take('employer', id, 'yes')).rejects.toBeInstanceOf(NotFound);
  await expect(take('supported_person', before, 'ask', {})).rejects.toEqual(conflict('ND031'));
  await expect(take('supported_person', id, 'talk')).rejects.toEqual(conflict('ND031'));
  expect(await take('support_team', id, 'end')).toBe('ended');
  expect(await take('supported_person', before, 'withdraw')).toBe('withdrawn');
  await db.owner`update app.party set valid_to = null where id = ${company}`;
});

test.describe('silence', () => {
  const remind = () => db.app<{ n: number }[]>`select app.remind_of_dialogues() as n`.then(([row]) => row?.n);
  const told = (id: string) =>
    db.owner<{ name: string }[]>`
      select distinct p.name from app.notice n join app.entry e on e.id = n.entry_id join app.person p on p.id = n.person_id
       where (e.id = ${id} or e.thread_id = ${id}) and n.read_at is null and n.delivery_id is null order by 1`.then((rows) =>
      rows.map(({ name }) => name),
    );
  const read = (id: string) =>
    db.owner`update app.notice set read_at = now() from app.entry e where e.id = entry_id and ${id} in (e.id, e.thread_id)`;
  const late = (id: string) => db.owner`update app.accommodation set due_on = app.today() where entry_id = ${id}`;
  const later = () => db.owner`update app.accommodation set reminded_at = reminded_at - interval '7 days'`;

  test('of the company is not left alone: told again when its day has come, three times, and no more when it has answered', async () => {
    await db.owner`update app.accommodation set state = 'ended'`;
    const id = await ask();
    await read(id);
    expect(await remind(), 'its day has not come').toBe(0);
    await late(id);
    expect(await remind()).toBe(1);
    const names = (await told(id)).join();
    expect(names).toContain('宮崎');
    for (const name of ['高橋', '翔太', '和子']) expect(names).not.toContain(name);
    expect(await remind(), 'not twice a morning').toBe(0);
    for (const wanted of [1, 1, 0]) {
      await later();
      expect(await remind()).toBe(wanted);
    }
    expect(await as('takahashi', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({ reminders: 3 });
    await take('employer', id, 'yes');
    await later();
    expect(await as('takahashi', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({ reminders: 0 });
    await read(id);
    expect(await remind(), 'agreed, and not due').toBe(0);
    await late(id);
    await db.owner`update app.party set valid_to = now() where id = ${company}`;
    expect(await remind(), 'nobody is there any more').toBe(0);
    await db.owner`update app.party set valid_to = null where id = ${company}`;
  });

  test('ends in a question to the person when the day to look back has come', async () => {
    await db.owner`update app.accommodation set state = 'ended'`;
    const id = await ask();
    await take('employer', id, 'yes');
    await take('support_team', id, 'place');
    await read(id);
    expect(await remind()).toBe(0);
    await db.owner`update app.accommodation set due_on = app.today(), review_on = app.today() where entry_id = ${id}`;
    expect(await remind()).toBe(1);
    expect((await told(id)).join()).toMatch(/翔太/);
    await later();
    expect(await remind(), 'once').toBe(0);
  });

  test('shows in the list of the support team, and of nobody else', async () => {
    const id = await ask();
    const ids = (person: string) => as(person, (tx) => listTeamAccommodations(tx)).then((all) => all.map((one) => one.id));
    expect(await ids('takahashi')).toContain(id);
    for (const person of ['shota', 'miyazaki', 'kazuko']) expect(await ids(person), person).toEqual([]);
  });
});

test('what is in place is looked at again when a boss, the work, the condition or the plan changes', async () => {
  const me = demoId('person', 'shota');
  const changes: [string, (tx: Tx) => Promise<unknown>][] = [
    [
      'boss',
      (tx) =>
        tx`update app.member set valid_to = now() where person_id = ${demoId('person', 'kato')} and party_id = ${company}`,
    ],
    [
      'boss',
      (tx) => tx`update app.member set valid_to = null where person_id = ${demoId('person', 'kato')} and party_id = ${company}`,
    ],
    ['job', (tx) => life(tx, 'hours_changed')],
    ['place', (tx) => life(tx, 'place_changed')],
    ['condition', (tx) => life(tx, 'return')],
    ['plan', (tx) => put(tx, 'plan_step', { act: 'monitor' })],
    [
      'plan',
      (tx) => tx`insert into app.clock_fact (id, case_id, kind, from_on, recorded_by)
        values (${newId()}, ${caseId}, 'plan', '2026-11-01', ${demoId('person', 'takahashi')})`,
    ],
  ];
  const put = (tx: Tx, kind: string, detail: object) =>
    tx`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, detail)
       values (${newId()}, ${caseId}, ${kind}, 'work', ${[demoId('case', story, 'party', 'me')]}, ${me},
               ${demoId('case', story, 'party', 'me')}, now(), ${tx.json(detail as never)})`;
  const life = (tx: Tx, event: string) => put(tx, 'life_event', { event });
  const id = await ask();
  await take('employer', id, 'yes');
  await take('support_team', id, 'place');
  const after = async (work: (tx: Tx) => Promise<unknown>) => {
    await db.owner`update app.accommodation set review_on = ${soon}, due_on = ${soon}, again = null where entry_id = ${id}`;
    await db.owner.begin(async (tx) => {
      await tx`select set_config('app.actor_id', ${me}, true)`;
      await tx`insert into app.audit_event (act, object_type) values ('test', 'test')`;
      await work(tx as unknown as Tx);
    });
    const { again, reviewOn } = await as('shota', (tx) => getAccommodation(tx, caseId, id));
    return { again, now: reviewOn !== soon };
  };
  for (const nothing of [(tx: Tx) => life(tx, 'half_year'), (tx: Tx) => put(tx, 'plan_step', { act: 'explain' })])
    expect(await after(nothing), 'nothing of it').toEqual({ again: null, now: false });
  for (const [why, work] of changes) expect(await after(work)).toEqual({ again: why, now: true });
});

test('medical papers are between the person and the support team, and in no channel of the company, whoever opens what', async () => {
  const id = await ask();
  await as('takahashi', async (tx) => writeEvidence(tx, await getCase(tx, caseId), id, 'CANARY-medical'));
  const papers = (person: string) =>
    as(person, (tx) => listEvidence(tx, caseId, id)).then((all) => all.map(({ words }) => words));
  for (const person of ['shota', 'takahashi']) expect(await papers(person), person).toEqual(['CANARY-medical']);
  for (const person of ['miyazaki', 'kazuko']) expect(await papers(person), person).toEqual([]);

  // The company may read whatever is medical: this it still may not.
  await db.owner`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
    values (${newId()}, ${caseId}, ${company}, 'medical', 'test', ${demoId('person', 'shota')}, now() + interval '90 days')`;
  const [paper] = await db.owner`select id from app.entry where body = 'CANARY-medical'`;
  const everything = async (person: string) =>
    JSON.stringify([
      await as(person, (tx) => listAccommodations(tx, caseId)),
      await as(person, (tx) => getThread(tx, caseId, id)),
      await as(person, (tx) => listCards(tx, caseId)),
      await as(person, (tx) => tx`select * from app.entry where case_id = ${caseId}`),
      await as(person, (tx) => tx`select * from app.entry_version`),
      await as(
        person,
        (tx) => tx`select e.* from app.search('CANARY', ${[caseId]}, 50) s join app.entry e on e.id = s.entry_id`,
      ),
    ]);
  expect(await everything('shota')).toContain('CANARY-medical');
  expect(await everything('miyazaki')).not.toContain('CANARY-medical');
  const told =
    await db.owner`select p.kind from app.notice n join app.member m on m.person_id = n.person_id join app.party p on p.id = m.party_id
    where n.entry_id = ${paper?.id} and p.case_id = ${caseId} and p.kind = 'employer'`;
  expect(told.length).toBe(0);
  for (const change of [
    (tx: Tx) => tx`update app.entry set audience = audience || ${company}::uuid where id = ${paper?.id}`,
    (tx: Tx) => tx`update app.entry set category = 'work' where id = ${paper?.id}`,
  ])
    await expect(change(db.owner), 'not even by the owner').rejects.toMatchObject({ code: 'ND091' });
});

test('the card is handed over in one step to somebody of that company who may read it, and what is in place is looked at again', async () => {
  const id = await ask();
  await take('employer', id, 'yes');
  await take('support_team', id, 'place');
  await as('takahashi', async (tx) =>
    writeCard(tx, await getCase(tx, caseId), { company, dos: 'D', donts: '', ask: 'A', review: soon, advised: [] }),
  );
  const newest = async () => (await as('shota', (tx) => listCards(tx, caseId)))[0]!;
  const card = (await newest()).id;
  const member =
    (await as('takahashi', (tx) => listColleagues(tx, caseId))).find(({ name }) => name.startsWith('加藤'))?.memberId ?? '';
  const handOver = (person: string, to = member) => as(person, (tx) => handOverCard(tx, card, to));
  await expect(handOver('takahashi'), 'not approved yet').rejects.toBeInstanceOf(NotFound);
  await as('shota', (tx) => approveCard(tx, card));
  await expect(handOver('kazuko')).rejects.toBeInstanceOf(NotFound);
  const [mother] =
    await db.owner`select m.id from app.member m join app.party p on p.id = m.party_id where p.case_id = ${caseId} and p.kind = 'family'`;
  await expect(handOver('shota', mother?.id), 'only to the company').rejects.toBeInstanceOf(NotFound);
  await handOver('takahashi');
  expect(await newest()).toMatchObject({ handedTo: expect.stringContaining('加藤') });
  expect(await as('shota', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({ again: 'boss' });
  const told = await db.owner`select from app.notice n join app.entry e on e.id = n.entry_id
    where e.thread_id = ${card} and n.person_id = ${demoId('person', 'kato')}`;
  expect(told.length).toBe(1);
});

test('who may know is said with names, and how far', () => {
  const said = { obstacle: 'O', people: ['加藤 美咲（係長）', '', '宮崎 拓也'], far: 'way', knows: 'となりの 席の 人は まだ' };
  const knowing = gatheredKnowing.parse(said);
  expect(wordsOfKnowing(knowing)).toBe('加藤 美咲（係長）、宮崎 拓也\n（やり方だけ）\nとなりの 席の 人は まだ');
  expect(wordsOfKnowing(gatheredKnowing.parse({ obstacle: 'O' }))).toBe('');
  expect(gatheredKnowing.parse({ people: ['宮崎 拓也'] }), 'no more than what is done').toMatchObject({ far: 'way' });
});

test.describe('who may know', () => {
  const kato = '加藤 裕美（人事部）';
  const miyazaki = '宮崎 剛（班長）';
  const first: Knowing = { people: [miyazaki, kato], far: 'reason', more: '' };
  const fewer: Knowing = { people: [miyazaki], far: 'way', more: '' };
  const know = (side: keyof typeof who, id: string, knowing: Knowing, act: Act = 'know') =>
    take(side, id, act, { ...facts[act], knowing });

  test('stands in every step, as it was said last', async () => {
    const id = await ask('company', first);
    await take('employer', id, 'yes');
    expect(await know('support_team', id, fewer, 'try')).toBe('trial');
    await take('supported_person', id, 'felt');
    const { root, answers } = await as('miyazaki', (tx) => getThread(tx, caseId, id));
    expect(root.body).toContain(`${miyazaki}、${kato}\n（困っていることと、やり方）`);
    expect(answers.map(({ detail }) => (detail as StepDetail).knowing)).toEqual([first, fewer, fewer]);
    expect((await as('miyazaki', (tx) => getAccommodation(tx, caseId, id))).knowing).toEqual(fewer);
  });

  test('everybody in it may say that fewer know, at once; that more do, the supported person alone', async () => {
    for (const side of ['employer', 'support_team'] as const) {
      const id = await ask('company', first);
      expect(await know(side, id, fewer), side).toBe('asked');
      const wider: Knowing[] = [
        first,
        { ...fewer, people: [miyazaki, 'ほかの人'] },
        { ...fewer, far: 'reason' },
        { ...fewer, more: 'となりの席の人' },
      ];
      for (const more of wider) {
        await expect(know(side, id, more), JSON.stringify(more)).rejects.toEqual(conflict('ND033'));
        if (side === 'employer') await expect(know(side, id, more, 'yes')).rejects.toEqual(conflict('ND033'));
      }
      await expect(know(side, id, fewer), 'nothing changes').rejects.toEqual(conflict('ND032'));
      for (const more of wider) expect(await know('supported_person', id, more)).toBe('asked');
    }
  });

  test('changes nothing else: not whose turn it is, nor until when, nor how often they were reminded', async () => {
    const id = await ask('company', first);
    await db.owner`update app.accommodation set due_on = '2026-01-05', reminders = 2, reminded_at = now() where entry_id = ${id}`;
    await know('employer', id, fewer);
    expect(await as('takahashi', (tx) => getAccommodation(tx, caseId, id))).toMatchObject({
      state: 'asked',
      dueOn: '2026-01-05',
      reminders: 2,
      remindedAt: expect.any(Date),
    });
  });

  test('of words that are only prepared the support team may propose it', async () => {
    const id = await ask('team');
    expect(await know('support_team', id, first, 'revise')).toBe('draft');
    expect((await as('shota', (tx) => getAccommodation(tx, caseId, id))).knowing).toEqual(first);
  });
});

test('an agency’s own examples: added by its staff, for everybody around its cases, never with a diagnosis', async () => {
  const example = { worry: 'mistakes', difficulty: 'order', obstacle: '順番を まちがえる', wish: '番号を つける' } as const;
  const [agency] = await db.owner`select agency_id as id from app.case where id = ${caseId}`;
  await as('takahashi', (tx) => addExample(tx, agency?.id, example));
  for (const person of ['shota', 'miyazaki', 'kazuko', 'takahashi'])
    expect(
      (await as(person, (tx) => listExamplesOfCase(tx, caseId))).map(({ wish }) => wish),
      person,
    ).toEqual(['番号を つける']);
  for (const person of ['shota', 'miyazaki'])
    await expect(
      as(person, (tx) => addExample(tx, agency?.id, example)),
      person,
    ).rejects.toBeInstanceOf(NotFound);
  await expect(
    as('miyazaki', (tx) => tx`insert into app.agency_example ${tx({ ...example, id: newId(), agency_id: agency?.id })}`),
  ).rejects.toMatchObject({ code: '42501' });
  expect(exampleForm.safeParse(example).success).toBe(true);
  for (const words of ['うつ病の 人', 'ＡＤＨＤで わすれる', '発達障害'])
    expect(exampleForm.safeParse({ ...example, obstacle: words }).success, words).toBe(false);
  const [added] = await as('takahashi', (tx) => listExamplesOfCase(tx, caseId));
  await expect(as('miyazaki', (tx) => removeExample(tx, agency?.id, added?.id ?? ''))).rejects.toBeInstanceOf(NotFound);
  await as('takahashi', (tx) => removeExample(tx, agency?.id, added?.id ?? ''));
  expect(await as('miyazaki', (tx) => listExamplesOfCase(tx, caseId))).toEqual([]);
  const shown = [{ key: 'a', ...example, source: 'agency' as const }];
  expect(matching(shown, { words: 'バンゴウ 順番', worry: '', difficulty: '' }).length, 'all of the words').toBe(0);
  expect(matching(shown, { words: '番号　つける', worry: 'mistakes', difficulty: 'order' }).length).toBe(1);
  expect(matching(shown, { words: '番号', worry: 'place', difficulty: '' }).length).toBe(0);
});
