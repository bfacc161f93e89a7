import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { getCase } from '@/lib/cases/queries';
import { putEntry } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { newId } from '@/lib/ids';

// A question by link, each act beside its twin that is refused, in Shota's case of the demo world.
const caseId = demoId('case', 'shota');
const party = (key: string) => demoId('case', 'shota', 'party', key);
const member = (key: string, who: string) => demoId('case', 'shota', 'member', key, who);
const miyazaki = member('company', 'miyazaki');
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const newToken = () => randomBytes(32).toString('base64url');
const conflict = (code: string) => expect.objectContaining({ code });
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
test.beforeEach(() => db.owner`delete from app.rate`);

const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(demoId('person', who), work);
/** Whoever holds the link is nobody. */
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', work, { from: db.pool });

/** A note that the company reads too; by the worker, or by whom is named. */
async function aNote(category: 'work' | 'accommodation' = 'work', to = ['me', 'support', 'company']) {
  const id = newId();
  await as('takahashi', (tx) =>
    putEntry(tx, {
      id,
      caseId,
      kind: 'note',
      category,
      audience: to.map(party),
      authorPartyId: party('support'),
      body: 'words',
    }),
  );
  return id;
}
async function asking(company = 'company') {
  const id = newId();
  const parts = { obstacle: 'わからない', scene: '', own: '', wish: '紙に書く' };
  await as(
    'shota',
    (tx) => tx`select app.begin_accommodation(${id}, ${caseId}, ${party(company)}, 'ask', 'x', ${tx.json(parts)})`,
  );
  return id;
}

/** Whether a question's mail is in the queue. */
const isMailed = async (id: string) =>
  (await db.owner`select from graphile_worker._private_jobs where payload ->> 'question' = ${id}`).length === 1;

type Options = { by?: string; to?: string; purpose?: string; taps?: string[] };
async function ask(
  entryId: string,
  { by = 'shota', to = miyazaki, purpose = 'reply', taps = ['はい', 'いいえ'] }: Options = {},
) {
  const [token, id] = [newToken(), newId()];
  const [row] = await as(
    by,
    (tx) => tx<{ unapproved: boolean }[]>`
    select app.ask_question(${id}, ${entryId}, ${to}, ${purpose}, 'Q', ${purpose === 'reply' ? taps : []}::text[], ${hashOf(token)}) as unapproved`,
  );
  return { id, token, unapproved: row?.unapproved, mailed: await isMailed(id) };
}
const look = (token: string) =>
  nobody(
    (tx) =>
      tx<
        { state: string; words: string | null; addressee: string | null }[]
      >`select * from app.question_behind(${hashOf(token)})`,
  ).then(([row]) => row ?? { state: 'unknown', words: null, addressee: null });
const answer = (token: string, choice: string, line = '', facts = {}) =>
  nobody(
    (tx) =>
      tx<
        { state: string }[]
      >`select app.answer_question(${hashOf(token)}, ${choice}, ${line}, ${tx.json(facts)}, ${newId()}) as state`,
  ).then(([row]) => row?.state);
const answersTo = (entryId: string, who = 'shota') =>
  as(who, (tx) => getThread(tx, caseId, entryId)).then(({ answers }) => answers);
const withdraw = (category: string) => db.owner`
  update app.consent set withdrawn_at = now(), withdrawn_by = ${demoId('person', 'shota')}
   where party_id = ${party('company')} and category = ${category}::app.category and withdrawn_at is null and valid_to > now()`;
const giveAgain = (category: string) => db.owner`
  update app.consent set withdrawn_at = null, withdrawn_by = null
   where party_id = ${party('company')} and category = ${category}::app.category and valid_to > now()`;

test('looking uses nothing up; the answer is logged under its member’s name, for the same readers', async () => {
  const entryId = await aNote();
  const { token, mailed } = await ask(entryId);
  expect(mailed).toBe(true);
  for (let look_ = 0; look_ < 5; look_++)
    expect(await look(token)).toMatchObject({ state: 'open', words: 'Q', addressee: '宮崎 剛' });
  expect(await answer(token, 'はい', 'あしたから')).toBe('changeable');
  const [reply] = await answersTo(entryId);
  expect(reply).toMatchObject({ authorName: '宮崎 剛', authorKind: 'employer', body: 'はい\nあしたから', kind: 'reply' });
  const [event] = await db.owner`select actor_id from app.audit_event where act = 'question.answered' order by id desc limit 1`;
  expect(event?.actorId).toBe(demoId('person', 'miyazaki'));
  await expect(answersTo(entryId, 'kazuko'), 'nobody else').rejects.toBeInstanceOf(NotFound);
});

test('an answer can be changed until it closes; both stay', async () => {
  const entryId = await aNote();
  const { token, id } = await ask(entryId);
  await answer(token, 'はい');
  expect(await answer(token, 'いいえ')).toBe('changeable');
  expect((await answersTo(entryId)).map((one) => one.body)).toEqual(['はい', 'いいえ']);
  const [kept] = await as('shota', (tx) => tx`select choice from app.question where id = ${id}`);
  expect(kept?.choice).toBe('いいえ');
  await db.owner`update app.question set expires_at = now() - interval '1 minute' where id = ${id}`;
  expect(await answer(token, 'はい')).toBe('answered');
});

test('what is not a choice is no answer, and a link opens nothing else', async () => {
  const { token } = await ask(await aNote());
  expect(await answer(token, 'たぶん')).toBe('short');
  expect((await look(newToken())).state).toBe('unknown');
  expect(await answer(newToken(), 'はい')).toBe('unknown');
  // Answering leaves the transaction with nobody's rights beyond what it was for: the next one is nobody's.
  const rows = await nobody((tx) => tx`select id from app.entry where case_id = ${caseId}`);
  expect(rows.length).toBe(0);
});

test('expired, taken back, and said to be for somebody else: closed, without a word of the question', async () => {
  const expired = await ask(await aNote());
  await db.owner`update app.question set expires_at = now() - interval '1 minute' where id = ${expired.id}`;
  expect(await look(expired.token)).toMatchObject({ state: 'expired', words: null, addressee: null });
  const revoked = await ask(await aNote(), { by: 'shota' });
  await as('takahashi', (tx) => tx`select app.revoke_question(${revoked.id})`);
  expect(await look(revoked.token)).toMatchObject({ state: 'revoked', words: null });
  const wrong = await ask(await aNote());
  await nobody((tx) => tx`select app.refuse_question(${hashOf(wrong.token)})`);
  expect(await look(wrong.token)).toMatchObject({ state: 'wrong', words: null });
  const [told] = await as('takahashi', (tx) => tx`select wrong_at from app.question where id = ${wrong.id}`);
  expect(told?.wrongAt).toBeInstanceOf(Date);
  for (const { token } of [expired, revoked, wrong]) expect(await answer(token, 'はい')).not.toBe('changeable');
  await expect(as('miyazaki', (tx) => tx`select app.revoke_question(${revoked.id})`)).rejects.toBeInstanceOf(NotFound);
});

test.describe('the link opens what its member may see at that moment', () => {
  test('withdrawn consent closes it at once; given again, it opens', async () => {
    const entryId = await aNote();
    const { token } = await ask(entryId);
    expect((await look(token)).state).toBe('open');
    await withdraw('work');
    expect(await look(token)).toMatchObject({ state: 'closed', words: null });
    expect(await answer(token, 'はい')).toBe('closed');
    expect((await answersTo(entryId)).length).toBe(0);
    await giveAgain('work');
    expect(await answer(token, 'はい')).toBe('changeable');
  });

  test('who has left answers nothing; who is back does', async () => {
    const { token } = await ask(await aNote());
    await db.owner`update app.member set valid_to = now() where id = ${miyazaki}`;
    expect(await look(token)).toMatchObject({ state: 'closed', words: null });
    await db.owner`update app.member set valid_to = null where id = ${miyazaki}`;
    expect((await look(token)).state).toBe('open');
  });

  test('taken out of the readers, it closes', async () => {
    const entryId = await aNote();
    const { token } = await ask(entryId);
    await as('shota', async (tx) => {
      await tx`select app.narrow_audience(${entryId}, ${[party('company')]}::uuid[])`;
      await tx`insert into app.audit_event (case_id, act, object_type) values (${caseId}, 'entry.narrowed', 'entry')`;
    });
    expect((await look(token)).state).toBe('closed');
  });
});

test.describe('who asks whom', () => {
  test('the worker’s question to the company waits for the person, who sees its words; then it goes', async () => {
    const { id, token, unapproved, mailed } = await ask(await aNote(), { by: 'takahashi' });
    expect([unapproved, mailed]).toEqual([true, false]);
    expect((await look(token)).state).toBe('unknown');
    const [seen] = await as('shota', (tx) => tx`select words from app.question where id = ${id}`);
    expect(seen?.words).toBe('Q');
    const next = newToken();
    const decide = (who: string, yes: boolean) =>
      as(who, (tx) => tx<{ done: boolean }[]>`select app.decide_question(${id}, ${yes}, ${hashOf(next)}) as done`).then(
        ([row]) => row?.done,
      );
    await expect(decide('takahashi', true)).rejects.toBeInstanceOf(NotFound);
    await expect(decide('miyazaki', true)).rejects.toBeInstanceOf(NotFound);
    expect([await decide('shota', true), await isMailed(id)]).toEqual([true, true]);
    expect((await look(next)).state).toBe('open');
    expect(await decide('shota', false), 'decided once').toBe(false);
  });

  test('kept back by the person, it goes nowhere', async () => {
    const { id } = await ask(await aNote(), { by: 'takahashi' });
    const next = newToken();
    await as('shota', (tx) => tx`select * from app.decide_question(${id}, false, ${hashOf(next)})`);
    expect([(await look(next)).state, await isMailed(id)]).toEqual(['unknown', false]);
  });

  test('only the support team and the person ask, about what they read, those who read it and have an address', async () => {
    const entryId = await aNote();
    await expect(ask(entryId, { by: 'miyazaki', to: member('company', 'kato') })).rejects.toBeInstanceOf(NotFound);
    await expect(ask(entryId, { by: 'yui' })).rejects.toBeInstanceOf(NotFound);
    await expect(ask(entryId, { to: member('mother', 'kazuko') }), 'not for her').rejects.toEqual(conflict('ND070'));
    await db.owner`update app.account set email = null where person_id = ${demoId('person', 'kato')}`;
    await expect(ask(entryId, { to: member('company', 'kato') })).rejects.toEqual(conflict('ND071'));
    await expect(ask(entryId, { taps: ['one'] })).rejects.toThrow(/check/);
    expect((await ask(entryId)).mailed).toBe(true);
  });

  test('asked anew, the earlier link is worth nothing', async () => {
    const entryId = await aNote();
    const [first, second] = [await ask(entryId), await ask(entryId)];
    expect([(await look(first.token)).state, (await look(second.token)).state]).toEqual(['revoked', 'open']);
  });
});

test.describe('an accommodation’s answer by link', () => {
  test('is a step of the dialogue, with all that a refusal needs; it can be changed until somebody goes on', async () => {
    const entryId = await asking();
    const { token } = await ask(entryId, { purpose: 'accommodation' });
    await expect(answer(token, 'not_now', '人が足りません')).rejects.toEqual(conflict('ND032'));
    expect(await answer(token, 'not_now', '人が足りません', { burdens: ['size'], instead: '口で2回言う' })).toBe('changeable');
    const state = () =>
      as('shota', (tx) => tx<{ state: string }[]>`select state from app.accommodation where entry_id = ${entryId}`).then(
        ([row]) => row?.state,
      );
    expect(await state()).toBe('refused');
    expect(await answer(token, 'partly', '白板ならできます')).toBe('changeable');
    expect(await state()).toBe('offered');
    expect((await answersTo(entryId)).map((one) => (one.detail as { act?: string }).act)).toEqual(['not_now', 'partly']);
    const [{ version } = { version: 0 }] = await as(
      'shota',
      (tx) => tx<{ version: number }[]>`select version from app.accommodation where entry_id = ${entryId}`,
    );
    await as('shota', (tx) => tx`select app.take_step(${entryId}, ${version}, 'accept', ${newId()}, '', '{}')`);
    expect(await answer(token, 'yes')).toBe('answered');
    expect(await state()).toBe('agreed');
  });

  test('is nobody’s but the company’s, and only while an answer is due', async () => {
    const entryId = await asking();
    await expect(ask(entryId, { purpose: 'effect' })).rejects.toEqual(conflict('ND072'));
    const { token } = await ask(entryId, { purpose: 'accommodation' });
    await as('shota', (tx) => tx`select app.take_step(${entryId}, 1, 'withdraw', ${newId()}, '', '{}')`);
    expect((await look(token)).state).toBe('closed');
  });

  test('withdrawn consent closes it, and keeps what the person said', async () => {
    const { token } = await ask(await asking(), { purpose: 'accommodation' });
    await withdraw('accommodation');
    expect(JSON.stringify(await look(token))).not.toContain('わからない');
    await giveAgain('accommodation');
    expect(JSON.stringify(await look(token))).toContain('わからない');
  });
});

test('looks and answers at once: every answer is kept, one counts', async () => {
  const entryId = await aNote();
  const { token, id } = await ask(entryId);
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? answer(token, n % 4 === 1 ? 'はい' : 'いいえ') : look(token))),
  );
  const replies = await answersTo(entryId);
  expect(replies.length).toBe(10);
  const [kept] = await as('shota', (tx) => tx`select answer_id from app.question where id = ${id}`);
  expect(replies.map((one) => one.id)).toContain(kept?.answerId);
  expect((await as('shota', (tx) => getCase(tx, caseId))).id).toBe(caseId);
});
