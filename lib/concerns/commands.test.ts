import { expect, test } from '@playwright/test';
import { asActor, NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type CaseHead, getCase, getSides } from '@/lib/cases/queries';
import { dropDraft, keepDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { undoEntry } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { moveConcern, raiseConcern, recordConcern, sendGathered, writeAgain } from './commands';
import { audienceOf, categoryOf, draftKey, gathered, markOf, pageForm, statusForm, teamForm, type Worry } from './model';

// Each act beside its twin that is refused, in Shota's case of the demo world: his mother, his employer, a job coach, his worker.
const caseId = demoId('case', 'shota');
const party = (key: string) => demoId('case', 'shota', 'party', key);
const key = draftKey(caseId);
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const as = <T>(who: string, work: (tx: Tx, head: CaseHead) => Promise<T>) =>
  db.asPerson(demoId('person', who), async (tx) => work(tx, await getCase(tx, caseId)));
const reads = (who: string, entryId: string) =>
  as(who, (tx) => getThread(tx, caseId, entryId)).then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );
const conflict = (code: string) => expect.objectContaining({ code });

/** What the check page would show as the mark. */
const markFor = (head: CaseHead, draft: object) => {
  const read = gathered.parse(draft);
  return markOf(read, audienceOf(read, head.parties, head.mine, categoryOf[read.worry as Worry]));
};
const send = (draft: Record<string, string | string[]>) =>
  as('shota', async (tx, head) => {
    await dropDraft(tx, key);
    await keepDraft(tx, key, draft);
    return sendGathered(tx, caseId, markFor(head, draft));
  });

test('the sides of a case are those of its head, for everybody; for nobody else', async () => {
  for (const who of ['shota', 'takahashi', 'murakami', 'kazuko', 'miyazaki', 'kawakami', 'sasaki', 'yui']) {
    const ask = <T>(what: (tx: Tx, id: string) => Promise<T>) =>
      db.asPerson(demoId('person', who), (tx) => what(tx, caseId)).catch((error) => error as Error);
    const head = await ask(getCase);
    if (head instanceof Error) expect(await ask(getSides), who).toEqual(head);
    else expect(await ask(getSides), who).toEqual({ id: head.id, parties: head.parties, mine: head.mine });
    expect(head instanceof NotFound, who).toBe(['sasaki', 'yui'].includes(who));
  }
});

test.describe('the guided form', () => {
  test('to the support team alone: the worker and the managers read it, nobody else', async () => {
    const id = await send({ worry: 'mistakes', words: 'きょうも まちがえました。', feeling: 'hard' });
    for (const who of ['shota', 'takahashi', 'murakami', 'onishi']) expect(await reads(who, id), who).toBe(true);
    for (const who of ['kazuko', 'miyazaki', 'kato', 'kawakami', 'sasaki', 'yui'])
      expect(await reads(who, id), who).toBe(false);
    const { root, concern } = await as('takahashi', (tx) => getThread(tx, caseId, id));
    expect(root).toMatchObject({
      body: 'きょうも まちがえました。',
      category: 'work',
      detail: { feeling: 'hard' },
      authorName: '小林 翔太',
    });
    expect(concern).toMatchObject({ worry: 'mistakes', status: 'new', ownerId: null, version: 1 });
    expect(await as('shota', (tx) => findDraft(tx, key)), 'nothing is left to be sent again').toEqual({});
  });

  test('to others as well: only with consent for what it is about', async () => {
    const also = { reach: 'also', parties: [party('mother'), party('company')] };
    const work = await send({ worry: 'place', ...also });
    expect([await reads('kazuko', work), await reads('miyazaki', work), await reads('kawakami', work)]).toEqual([
      true,
      true,
      false,
    ]);
    // The mother may read of his health; the employer may not, and it does not matter that it is named.
    const health = await send({ worry: 'stress', ...also });
    expect([await reads('kazuko', health), await reads('miyazaki', health)]).toEqual([true, false]);
  });

  test('fear never reaches the employer’s people, whatever was ticked', async () => {
    const id = await send({ worry: 'harassment', reach: 'also', parties: [party('company'), party('coach')] });
    const { root } = await as('shota', (tx) => getThread(tx, caseId, id));
    expect(root.audience.sort()).toEqual([party('me'), party('support')].sort());
    expect(root).toMatchObject({ category: 'safety', restricted: true });
    expect([await reads('takahashi', id), await reads('murakami', id), await reads('kawakami', id)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('a support worker can be left out; not all of them', async () => {
    const id = await send({ worry: 'unsure', about: [demoId('person', 'takahashi')] });
    expect([await reads('takahashi', id), await reads('murakami', id), await reads('shota', id)]).toEqual([false, true, true]);
    const everybody = ['takahashi', 'murakami', 'onishi'].map((who) => demoId('person', who));
    await expect(send({ worry: 'unsure', about: everybody })).rejects.toEqual(conflict('nobody_reads'));
  });

  test('what the check page did not show is not sent', async () => {
    const stale = await as('shota', async (tx, head) => {
      await keepDraft(tx, key, { worry: 'place', words: '', reach: 'team', parties: [], about: [] });
      return markFor(head, { worry: 'place' });
    });
    await as('shota', (tx) => keepDraft(tx, key, { words: 'つけたした' }));
    await expect(as('shota', (tx) => sendGathered(tx, caseId, stale))).rejects.toEqual(conflict('draft_changed'));
    expect(await as('shota', (tx) => findDraft(tx, key)), 'and nothing is lost').toMatchObject({ words: 'つけたした' });
  });

  test('once sent there is nothing to send', async () => {
    await send({ worry: 'place' });
    await expect(as('shota', (tx) => sendGathered(tx, caseId, '0'.repeat(64)))).rejects.toEqual(conflict('draft_gone'));
  });

  test('taken back, it can be written again: the words are there, the readers are the fewest', async () => {
    const id = await send({ worry: 'money', words: 'おかねの こと', reach: 'also', parties: [party('mother')] });
    await as('shota', (tx) => undoEntry(tx, caseId, id));
    await as('shota', (tx) => writeAgain(tx, caseId, id));
    expect(await as('shota', (tx) => findDraft(tx, key))).toMatchObject({
      worry: 'money',
      words: 'おかねの こと',
      reach: 'team',
      parties: [],
    });
    const kept = await send({ worry: 'money', words: 'x' });
    await expect(
      as('shota', (tx) => writeAgain(tx, caseId, kept)),
      'not what was not taken back',
    ).rejects.toThrow(NotFound);
  });
});

test.describe('the one-page form', () => {
  const raise = (who: string, input: object) =>
    as(who, async (tx, head) => {
      const { id, begun } = await raiseConcern(tx, head, pageForm.parse({ words: '', reach: 'team', ...input }));
      await begun;
      return id;
    });

  test('the employer asks the worker: colleagues with consent read it, the supported person does not', async () => {
    const id = await raise('miyazaki', { worry: 'communication', words: '返事がないとき、どうしたらいいですか。' });
    expect([
      await reads('takahashi', id),
      await reads('kato', id),
      await reads('shota', id),
      await reads('kazuko', id),
    ]).toEqual([true, true, false, false]);
  });

  test('it ends with the commit: what the database refuses then is a conflict, and nothing of it is there', async () => {
    const written = async () =>
      (
        await db.owner`select count(*)::int as n from app.entry e join app.concern c on c.entry_id = e.id where e.case_id = ${caseId}`
      )[0]?.n;
    const raiseWith = (audience: (head: CaseHead) => CaseHead['parties']) =>
      asActor(
        { personId: demoId('person', 'miyazaki') },
        async (tx) => {
          const head = await getCase(tx, caseId);
          return raiseConcern(
            tx,
            { ...head, parties: audience(head) },
            pageForm.parse({ worry: 'place', words: '', reach: 'also', parties: [party('me')] }),
          );
        },
        { from: db.pool, last: (tx, { begun }) => [begun, dropDraft(tx, key)] },
      );
    const before = await written();
    await raiseWith(({ parties }) => parties);
    expect(await written()).toBe(before + 1);
    // A side that the employer does not know of, as if it had been theirs to name a moment ago.
    const elsewhere = ({ parties }: CaseHead) =>
      parties.map((side) => (side.kind === 'support_team' ? { ...side, id: party('mother') } : side));
    await expect(raiseWith(elsewhere)).rejects.toEqual(conflict('audience_changed'));
    expect(await written()).toBe(before + 1);
  });

  test('with the supported person, when the employer says so', async () => {
    const id = await raise('miyazaki', { worry: 'communication', reach: 'also', parties: [party('me')] });
    expect([await reads('shota', id), await reads('kazuko', id)]).toEqual([true, false]);
  });

  test('what the employer says of bad treatment is not for their colleagues', async () => {
    const id = await raise('kato', { worry: 'harassment', words: '現場で大きな声を聞きました。' });
    expect([await reads('kato', id), await reads('murakami', id), await reads('miyazaki', id)]).toEqual([true, true, false]);
    expect(await reads('takahashi', id), 'the desk reads it first').toBe(false);
  });

  test('the family asks; sides that the family does not know of cannot be named', async () => {
    const id = await raise('kazuko', { worry: 'stress', reach: 'also', parties: [party('company')] });
    const { root } = await as('kazuko', (tx) => getThread(tx, caseId, id));
    expect(root.audience.sort()).toEqual([party('mother'), party('support')].sort());
  });

  test('a stranger to the case cannot', async () => {
    await expect(raise('sasaki', { worry: 'place' })).rejects.toThrow(NotFound);
    await expect(raise('yui', { worry: 'place' })).rejects.toThrow(NotFound);
  });
});

test.describe('the support team’s form', () => {
  const record = (who: string, input: object) =>
    as(who, (tx, head) => recordConcern(tx, head, teamForm.parse({ words: '話', ...input })));

  test('on behalf of a side, with owner and due date; it says so', async () => {
    const id = await record('takahashi', {
      worry: 'mistakes',
      on_behalf_of: party('company'),
      day: '2026-11-20',
      time: '9:30',
      audience: [party('company')],
      owner: demoId('person', 'murakami'),
      due: '2026-12-01',
    });
    const { root, concern } = await as('miyazaki', (tx) => getThread(tx, caseId, id));
    expect(root).toMatchObject({
      onBehalfLabel: 'みどり物流',
      authorName: '高橋 直子',
      occurredAt: new Date('2026-11-20T09:30:00+09:00'),
    });
    expect(concern).toMatchObject({ ownerId: demoId('person', 'murakami'), dueOn: '2026-12-01', status: 'new' });
    expect(await reads('shota', id)).toBe(false);
  });

  test('the category is the worry’s, or another; of safety the employer is not told', async () => {
    const id = await record('takahashi', { worry: 'place', category: 'health' });
    expect((await as('takahashi', (tx) => getThread(tx, caseId, id))).root.category).toBe('health');
    await expect(record('takahashi', { worry: 'harassment', audience: [party('company')] })).rejects.toEqual(
      conflict('not_offered'),
    );
  });

  test('its owner is of the support team', async () => {
    await expect(record('takahashi', { worry: 'place', owner: demoId('person', 'miyazaki') })).rejects.toEqual(
      conflict('ND004'),
    );
  });

  test('nobody else has it: not the employer, not a colleague without the case, not with another case’s side', async () => {
    await expect(record('miyazaki', { worry: 'place' })).rejects.toThrow(NotFound);
    await expect(record('sasaki', { worry: 'place' })).rejects.toThrow(NotFound);
    const foreign = demoId('case', 'yui', 'party', 'me');
    await expect(record('takahashi', { worry: 'place', audience: [foreign] })).rejects.toEqual(conflict('not_offered'));
  });
});

test.describe('moving on', () => {
  const move = (who: string, id: string, input: object) =>
    as(who, (tx, head) => moveConcern(tx, head, id, statusForm.parse({ version: '1', ...input })));
  const state = async (id: string) => (await as('takahashi', (tx) => getThread(tx, caseId, id))).concern;

  test('the team takes it on; its readers see that; two at once do not overrun each other', async () => {
    const id = await send({ worry: 'commute' });
    const owner = demoId('person', 'takahashi');
    await move('takahashi', id, { status: 'working', owner, due: '2026-12-05', note: '金曜に会います。' });
    expect(await state(id)).toMatchObject({ status: 'working', ownerId: owner, dueOn: '2026-12-05', version: 2 });
    const { answers } = await as('shota', (tx) => getThread(tx, caseId, id));
    expect(answers).toMatchObject([{ kind: 'status', body: '金曜に会います。', detail: { from: 'new', to: 'working' } }]);
    await expect(move('murakami', id, { status: 'waiting' })).rejects.toEqual(conflict('moved'));
    expect(await state(id)).toMatchObject({ status: 'working', version: 2 });
  });

  test('whoever raised it settles, withdraws and reopens; owner and due date stay', async () => {
    const id = await as('takahashi', (tx, head) =>
      recordConcern(
        tx,
        head,
        teamForm.parse({
          worry: 'place',
          words: 'x',
          audience: [party('me')],
          owner: demoId('person', 'takahashi'),
          due: '2026-12-01',
        }),
      ),
    );
    await move('shota', id, { version: '2', status: 'settled' });
    await move('shota', id, { version: '3', status: 'new' });
    expect(await state(id)).toMatchObject({ status: 'new', ownerId: demoId('person', 'takahashi'), dueOn: '2026-12-01' });
    await expect(move('shota', id, { version: '4', status: 'working' })).rejects.toThrow(NotFound);
  });

  test('who only reads it does not move it; who does not, is told nothing', async () => {
    const id = await send({ worry: 'place', reach: 'also', parties: [party('mother')] });
    await expect(move('kazuko', id, { status: 'settled' })).rejects.toThrow(NotFound);
    await expect(move('miyazaki', id, { status: 'settled' })).rejects.toThrow(NotFound);
    expect(await state(id)).toMatchObject({ status: 'new', version: 1 });
  });

  test('every act leaves its trace, without content', async () => {
    const id = await send({ worry: 'leaving', words: 'ひみつの ことば' });
    await move('takahashi', id, { status: 'working', note: 'ひみつの ことば' });
    const traces =
      await db.owner`select act, detail::text as detail from app.audit_event where case_id = ${caseId} and at > now() - interval '1 hour'`;
    expect(traces.map((trace) => trace.act)).toEqual(expect.arrayContaining(['entry.written', 'concern.moved']));
    expect(JSON.stringify(traces)).not.toContain('ひみつ');
  });
});
