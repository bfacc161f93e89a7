import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { type CaseHead, getCase } from '@/lib/cases/queries';
import { raiseConcern, recordConcern } from '@/lib/concerns/commands';
import { pageForm, teamForm } from '@/lib/concerns/model';
import { addTeamEntry, correctEntry, decideProposal, narrowAudience, proposeAudience, replyTo, undoEntry } from './commands';
import { teamEntryForm } from './forms';
import { getThread, listTeam, listVersions } from './queries';

// Each act beside its twin that is refused, in Shota's case of the demo world.
const caseId = demoId('case', 'shota');
const party = (key: string) => demoId('case', 'shota', 'party', key);
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());

const as = <T>(who: string, work: (tx: Tx, head: CaseHead) => Promise<T>) =>
  db.asPerson(demoId('person', who), async (tx) => work(tx, await getCase(tx, caseId)));
const thread = (who: string, id: string) => as(who, (tx) => getThread(tx, caseId, id));
const reads = (who: string, id: string) =>
  thread(who, id).then(
    () => true,
    (error) => {
      if (error instanceof NotFound) return false;
      throw error;
    },
  );
const conflict = (code: string) => expect.objectContaining({ code });
const older = (id: string, minutes: number) =>
  db.owner`update app.entry set created_at = now() - make_interval(mins => ${minutes}) where id = ${id}`;

/** A concern of the worker's, to these sides besides the team. */
const concern = (audience: string[], more: object = {}) =>
  as('takahashi', (tx, head) =>
    recordConcern(tx, head, teamForm.parse({ worry: 'place', words: '席のこと', audience: audience.map(party), ...more })),
  );
const reply = (who: string, id: string, audience: string[], words = '返事', version = 1) =>
  as(who, (tx, head) => replyTo(tx, head, id, { version, words, audience: audience.map(party) }));

test.describe('answers', () => {
  test('to all who read the question, or to fewer', async () => {
    const id = await concern(['me', 'company']);
    await reply('miyazaki', id, ['me', 'company', 'support'], 'みんなへ');
    await reply('shota', id, ['me', 'support'], '支援員だけへ');
    const bodies = async (who: string) => (await thread(who, id)).answers.map((answer) => answer.body);
    expect(await bodies('takahashi')).toEqual(['みんなへ', '支援員だけへ']);
    expect(await bodies('miyazaki')).toEqual(['みんなへ']);
    await expect(reply('shota', id, ['me', 'support', 'mother'])).rejects.toEqual(conflict('audience_changed'));
    await expect(reply('kazuko', id, ['mother', 'support'])).rejects.toThrow(NotFound);
  });

  test('not to words that were corrected meanwhile, and not to an answer', async () => {
    const id = await concern(['me']);
    await as('takahashi', (tx) => correctEntry(tx, caseId, id, { version: 1, title: '', words: '席と音のこと' }));
    await expect(reply('shota', id, ['me', 'support'], 'はい', 1)).rejects.toEqual(conflict('revised'));
    const answer = await reply('shota', id, ['me', 'support'], 'はい', 2);
    await expect(reply('takahashi', answer, ['support'])).rejects.toThrow(NotFound);
  });

  test('the thread was narrowed while somebody wrote: the answer does not go wider', async () => {
    const id = await concern(['me', 'company']);
    await as('shota', (tx, head) => narrowAudience(tx, head, id, [party('company')]));
    await expect(reply('shota', id, ['me', 'company', 'support'])).rejects.toEqual(conflict('audience_changed'));
  });
});

test.describe('correcting', () => {
  test('the author corrects; the old words stay readable to those they were for', async () => {
    const id = await concern(['me']);
    await as('takahashi', (tx) => correctEntry(tx, caseId, id, { version: 1, title: '', words: '新しい文' }));
    expect((await thread('shota', id)).root).toMatchObject({ body: '新しい文', version: 2 });
    expect(await as('shota', (tx) => listVersions(tx, caseId, id))).toMatchObject([{ version: 1, body: '席のこと' }]);
    expect(await as('miyazaki', (tx) => listVersions(tx, caseId, id))).toEqual([]);
  });

  test('the second of two who correct at once is told, and nothing is overwritten', async () => {
    const id = await concern(['me']);
    const correct = (words: string) => as('takahashi', (tx) => correctEntry(tx, caseId, id, { version: 1, title: '', words }));
    const both = await Promise.allSettled([correct('机で書いた文'), correct('電話で書いた文')]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: conflict('corrected') });
    expect((await thread('shota', id)).root.version).toBe(2);
  });

  test('nobody corrects another’s words, or a change of status', async () => {
    const id = await concern(['me']);
    const correct = (who: string) => as(who, (tx) => correctEntry(tx, caseId, id, { version: 1, title: '', words: 'x' }));
    for (const who of ['shota', 'murakami', 'kazuko']) await expect(correct(who), who).rejects.toThrow(NotFound);
  });
});

test.describe('taking back', () => {
  test('within ten minutes: only the author sees it still', async () => {
    const id = await concern(['me']);
    await as('takahashi', (tx) => undoEntry(tx, caseId, id));
    expect([await reads('takahashi', id), await reads('shota', id), await reads('murakami', id)]).toEqual([true, false, false]);
    await as('takahashi', (tx) => undoEntry(tx, caseId, id)); // twice is once
  });

  test('not after ten minutes, not when it was answered, not another’s', async () => {
    const late = await concern(['me']);
    await older(late, 11);
    await expect(as('takahashi', (tx) => undoEntry(tx, caseId, late))).rejects.toEqual(conflict('undo_expired'));
    const answered = await concern(['me']);
    await reply('shota', answered, ['me', 'support']);
    await expect(as('takahashi', (tx) => undoEntry(tx, caseId, answered))).rejects.toEqual(conflict('answered'));
    const fresh = await concern(['me']);
    await expect(as('shota', (tx) => undoEntry(tx, caseId, fresh))).rejects.toThrow(NotFound);
  });

  test('answers go along: one’s own, and one that is not for the author, who is not told of it', async () => {
    const id = await as('miyazaki', async (tx, head) => {
      const { id, begun } = await raiseConcern(
        tx,
        head,
        pageForm.parse({ worry: 'place', words: '席のこと', reach: 'also', parties: [party('me')] }),
      );
      await begun;
      return id;
    });
    const own = await reply('miyazaki', id, ['company', 'support']);
    const hidden = await reply('takahashi', id, ['support']);
    expect(await reads('murakami', hidden)).toBe(true);
    await as('miyazaki', (tx) => undoEntry(tx, caseId, id));
    for (const answer of [own, hidden])
      expect([await reads('murakami', answer), await reads('shota', answer)], answer).toEqual([false, false]);
    expect([await reads('miyazaki', own), await reads('takahashi', hidden)], 'one’s own words stay').toEqual([true, true]);
  });

  test('an answer that is on its way comes too late', async () => {
    const id = await concern(['me']);
    let came: Promise<unknown> = Promise.resolve();
    await as('takahashi', async (tx) => {
      await undoEntry(tx, caseId, id);
      came = Promise.allSettled([reply('shota', id, ['me', 'support'])]);
      await db.owner`select pg_sleep(0.3)`;
    });
    expect(await came).toMatchObject([{ status: 'rejected', reason: { code: 'audience_changed' } }]);
    expect(await db.owner`select from app.entry where thread_id = ${id}`).toHaveLength(0);
  });

  test('an answer too', async () => {
    const id = await concern(['me']);
    const answer = await reply('shota', id, ['me', 'support'], 'まちがえた');
    expect(await as('shota', (tx) => undoEntry(tx, caseId, answer))).toEqual({ threadId: id });
    expect((await thread('takahashi', id)).answers).toEqual([]);
    expect((await thread('shota', id)).answers).toMatchObject([{ id: answer, undoneAt: expect.any(Date) }]);
  });
});

test.describe('who reads it', () => {
  const narrow = (who: string, id: string, without: string[]) =>
    as(who, (tx, head) => narrowAudience(tx, head, id, without.map(party)));

  test('the author, the supported person and the team take sides out, and out of the answers', async () => {
    for (const who of ['takahashi', 'shota', 'murakami']) {
      const id = await concern(['me', 'company', 'mother']);
      await reply('takahashi', id, ['me', 'company', 'mother', 'support']);
      await narrow(who, id, ['company']);
      expect([await reads('miyazaki', id), await reads('kazuko', id)]).toEqual([false, true]);
      expect((await thread('kazuko', id)).answers).toMatchObject([
        { audience: expect.not.arrayContaining([party('company')]) },
      ]);
    }
  });

  test('nobody else; and never the support team or the author’s own side', async () => {
    const id = await concern(['me', 'company', 'mother']);
    await expect(narrow('miyazaki', id, ['mother'])).rejects.toThrow(NotFound);
    await expect(narrow('miyazaki', id, ['me'])).rejects.toThrow(NotFound);
    await expect(narrow('shota', id, ['support'])).rejects.toEqual(conflict('not_offered'));
    expect(await reads('kazuko', id)).toBe(true);
  });

  const propose = (who: string, id: string, parties: string[]) =>
    as(who, (tx, head) =>
      proposeAudience(tx, head, id, { parties: parties.map(party), reason: '班長さんも知っていると助けやすいです。' }),
    );
  const decide = (who: string, id: string, proposal: string, accept: boolean) =>
    as(who, (tx) => decideProposal(tx, caseId, id, proposal, accept));

  test('the worker proposes, the supported person decides; old answers stay where they were', async () => {
    const id = await concern(['me']);
    await reply('shota', id, ['me', 'support'], 'ないしょ');
    const proposal = await propose('takahashi', id, ['company']);
    expect(await reads('miyazaki', id), 'a wish changes nothing').toBe(false);
    expect((await thread('shota', id)).proposal).toMatchObject({
      id: proposal,
      parties: [party('company')],
      proposerName: '高橋 直子',
    });
    await decide('shota', id, proposal, true);
    expect(await reads('miyazaki', id)).toBe(true);
    expect((await thread('miyazaki', id)).answers).toEqual([]);
    await expect(decide('shota', id, proposal, false)).rejects.toEqual(conflict('decided'));
  });

  test('no is no', async () => {
    const id = await concern(['me']);
    await decide('shota', id, await propose('takahashi', id, ['company']), false);
    expect(await reads('miyazaki', id)).toBe(false);
    expect((await thread('shota', id)).proposal).toBeNull();
  });

  test('one wish at a time; not of sides that read it already, of another case, or the employer in a matter of safety', async () => {
    const id = await concern(['me']);
    await propose('takahashi', id, ['mother']);
    await expect(propose('murakami', id, ['company'])).rejects.toEqual(conflict('proposal_open'));
    const other = await concern(['me']);
    await expect(propose('takahashi', other, ['me'])).rejects.toEqual(conflict('not_offered'));
    const foreign = (who: string) =>
      as(who, (tx, head) => proposeAudience(tx, head, other, { parties: [demoId('case', 'yui', 'party', 'me')], reason: 'x' }));
    await expect(foreign('takahashi')).rejects.toEqual(conflict('not_offered'));
    const safety = await concern(['me'], { worry: 'harassment' });
    await expect(propose('takahashi', safety, ['company'])).rejects.toEqual(conflict('not_offered'));
  });

  test('only the team proposes; only the author and the supported person decide', async () => {
    const id = await concern(['me', 'company']);
    await expect(propose('miyazaki', id, ['coach'])).rejects.toEqual(conflict('not_offered'));
    await expect(propose('shota', id, ['mother'])).rejects.toThrow(NotFound);
    const proposal = await propose('takahashi', id, ['mother']);
    await expect(decide('miyazaki', id, proposal, true)).rejects.toThrow(NotFound);
    await expect(decide('murakami', id, proposal, true)).rejects.toThrow(NotFound);
    const behalf = await concern(['me'], { on_behalf_of: party('me') });
    const theirs = await propose('takahashi', behalf, ['mother']);
    await expect(decide('takahashi', behalf, theirs, true), 'the words are Shota’s').rejects.toThrow(NotFound);
    await decide('shota', behalf, theirs, true);
    expect(await reads('kazuko', behalf)).toBe(true);
  });
});

test.describe('reading', () => {
  test('marks the entry and its answers as seen, and says who looked; the supported person is not watched', async () => {
    const id = await concern(['me', 'company']);
    const answer = await reply('shota', id, ['me', 'company', 'support']);
    await thread('miyazaki', id);
    await thread('shota', id);
    const seen =
      await db.owner`select entry_id from app.entry_seen where person_id = ${demoId('person', 'miyazaki')} and entry_id in (${id}, ${answer})`;
    expect(seen.length).toBe(2);
    const looked = await db.owner`select actor_id, page, entry_ids from app.access_event where entry_ids @> ${[id]}::uuid[]`;
    expect(looked).toEqual([
      { actorId: demoId('person', 'miyazaki'), page: 'entry', entryIds: expect.arrayContaining([id, answer]) },
    ]);
  });

  test('an answer by its own id comes with what it answers, and leaves no mark', async () => {
    const id = await concern(['me']);
    const answer = await reply('takahashi', id, ['me', 'support']);
    expect((await thread('murakami', answer)).root.id).toBe(id);
    expect(await db.owner`select from app.access_event where entry_ids @> ${[answer]}::uuid[]`).toHaveLength(0);
  });

  test('unknown and another case’s are the same', async () => {
    for (const id of [demoId('nothing'), demoId('case', 'yui', 'entry', 'h1')]) {
      await expect(thread('takahashi', id)).rejects.toThrow(NotFound);
    }
  });

  test('everybody of the case knows who is on the support team', async () => {
    for (const who of ['shota', 'miyazaki', 'kazuko', 'takahashi']) {
      const names = (await as(who, (tx) => listTeam(tx, caseId))).map((one) => one.name);
      expect(names, who).toEqual(expect.arrayContaining(['高橋 直子', '村上 佳代', '大西 修']));
    }
  });
});

test.describe('what the support team puts on a case', () => {
  const add = (who: string, input: object) =>
    as(who, (tx, head) => addTeamEntry(tx, head, teamEntryForm.parse({ category: 'work', words: '様子', ...input })));

  test('a meeting with who was there and how long; a life event; a note for a side', async () => {
    const meeting = await add('takahashi', { kind: 'meeting', attended: '宮崎班長、小林さん', place: '', minutes: '４０' });
    expect((await thread('takahashi', meeting)).root.detail).toEqual({ attended: ['宮崎班長', '小林さん'], minutes: 40 });
    const event = await add('takahashi', {
      kind: 'life_event',
      event: 'place_changed',
      words: '',
      audience: [party('me'), party('company')],
    });
    expect((await thread('miyazaki', event)).root.detail).toEqual({ event: 'place_changed' });
    const note = await add('takahashi', { kind: 'note', on_behalf_of: party('mother') });
    expect((await thread('takahashi', note)).root.onBehalfLabel).toBe('お母さん');
  });

  test('not by others, not to sides of other cases', async () => {
    for (const who of ['shota', 'miyazaki', 'kazuko']) await expect(add(who, { kind: 'note' }), who).rejects.toThrow(NotFound);
    await expect(add('takahashi', { kind: 'note', audience: [demoId('case', 'yui', 'party', 'me')] })).rejects.toEqual(
      conflict('not_offered'),
    );
    await expect(add('takahashi', { kind: 'note', category: 'safety', audience: [party('company')] })).rejects.toEqual(
      conflict('not_offered'),
    );
  });
});
