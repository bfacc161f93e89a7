import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { recordLook } from '@/lib/access-log/commands';
import { recordClockFact } from '@/lib/clock/commands';
import { addDays, today } from '@/lib/dates';
import { keepDraft } from '@/lib/drafts/commands';
import type { Category } from '@/lib/entries/model';
import { makeUi } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { listForPrint, listTimeline } from '@/lib/timeline/queries';
import {
  askConsent,
  closeRequest,
  confirmConsent,
  endGuardian,
  giveConsent,
  putConsentReminder,
  recordGuardian,
  recordPaperConsent,
  withdrawConsent,
} from './commands';
import { copiesOf } from './copies';
import { actsOf } from './history';
import { type ConsentMatter, giveDraft, keptBeside, lastDay, markOf, nextReview, type PaperGiving, seenOf } from './model';
import { findCopies, getSide, listConsentReminders, listHistory, listRequests, listSides, listUnconfirmed } from './queries';
import { wordingOf } from './words';

/** Each refusal stands beside the same act by whoever may do it, from the same beginning. */

const ui = makeUi({ locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' });
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
});
test.afterAll(() => db.drop());

/** A case with everybody around it, made anew for each test; `entry` is for the employer, about accommodations. */
async function world() {
  const ids = Object.fromEntries(
    [
      'agency',
      'kase',
      'me',
      'boss',
      'mum',
      'lawyer',
      'worker',
      'colleague',
      'stranger',
      'job',
      'own',
      'company',
      'family',
      'law',
      'team',
      'lawyerMember',
      'mumMember',
      'entry',
    ].map((name) => [name, newId()]),
  ) as Record<string, string> & { me: string };
  const id = (name: string) => ids[name] as string;
  await db.owner.begin(async (tx) => {
    for (const name of ['me', 'boss', 'mum', 'lawyer', 'worker', 'colleague', 'stranger'])
      await tx`insert into app.person (id, name) values (${id(name)}, ${name})`;
    await tx`insert into app.agency (id, operator, name) values (${id('agency')}, 'o', 'a')`;
    for (const name of ['worker', 'colleague'])
      await tx`insert into app.agency_member (id, agency_id, person_id, role, valid_from) values (${newId()}, ${id('agency')}, ${id(name)}, 'worker', now() - interval '1 year')`;
    await tx`insert into app.case (id, agency_id, person_id, started_on) values (${id('kase')}, ${id('agency')}, ${id('me')}, '2025-01-01')`;
    await tx`insert into app.employment (id, case_id, employer, disclosure, started_on) values (${id('job')}, ${id('kase')}, 'e', 'open', '2025-01-01')`;
    for (const [party, kind, person] of [
      ['own', 'supported_person', 'me'],
      ['company', 'employer', 'boss'],
      ['family', 'family', 'mum'],
      ['law', 'partner', 'lawyer'],
      ['team', 'support_team', 'worker'],
    ] as const) {
      await tx`insert into app.party (id, case_id, kind, label, employment_id, valid_from)
        values (${id(party)}, ${id('kase')}, ${kind}, ${party}, ${kind === 'employer' ? id('job') : null}, now() - interval '1 year')`;
      const member = party === 'law' ? id('lawyerMember') : party === 'family' ? id('mumMember') : newId();
      await tx`insert into app.member (id, case_id, party_id, person_id, valid_from) values (${member}, ${id('kase')}, ${id(party)}, ${id(person)}, now() - interval '1 year')`;
    }
    await tx`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body)
      values (${id('entry')}, ${id('kase')}, 'note', 'accommodation', ${[id('own'), id('team'), id('company'), id('family')]}, ${id('me')}, ${id('own')}, now() - interval '1 hour', 'canary')`;
  });
  return { ...ids, id };
}
type World = Awaited<ReturnType<typeof world>>;

const input = (categories: Category[], more: Partial<PaperGiving> = {}) => ({
  categories,
  purpose: 'work' as const,
  more: '',
  until: 'review' as const,
  day: '',
  ...more,
});

/** Gives as somebody would on the screen: draft, words, agreement. */
async function give(w: World, who: string, party: string, categories: Category[], more = {}) {
  return db.asPerson(w.id(who), async (tx) => {
    await keepDraft(tx, giveDraft(w.id(party)), input(categories, more) as never);
    const { side, scope } = await getSide(tx, w.id('kase'), w.id(party));
    const wording = wordingOf(ui, side, input(categories, more), {
      from: today(),
      kept: keptBeside(side, scope),
      guardian: scope !== null,
    });
    await giveConsent(tx, ui, w.id('kase'), w.id(party), markOf(wording), seenOf(side.inForce));
  });
}

/** The same without the pages' own checks: straight to the function. */
const giveRaw = (tx: Tx, w: World, party: string, category: Category, { days = 90, expected = [] as string[] } = {}) =>
  tx`select app.give_consent(${newId()}, ${[newId()]}::uuid[], ${w.id(party)}, ${[category]}::text[]::app.category[], 'p',
       now() + make_interval(days => ${days}), 'words', 'v', 'ja', ${expected}::uuid[])`;

const paper = (w: World, who: string, party: string, categories: Category[], on = today()) =>
  db.asPerson(w.id(who), async (tx) => {
    const seen = seenOf((await listSides(tx, w.id('kase'))).find(({ id }) => id === w.id(party))?.inForce ?? []);
    await recordPaperConsent(tx, ui, w.id('kase'), w.id(party), { ...input(categories), on, witness: '山田 花子', seen });
  });

const guardian = (w: World, categories: Category[], { by = 'worker', from = today(), until = addDays(today(), 200) } = {}) =>
  db.asPerson(w.id(by), (tx) =>
    recordGuardian(tx, w.id('kase'), { member: w.id('lawyerMember'), categories, from, until, document: '登記事項証明書' }),
  );

const reads = (w: World, who: string) =>
  db.asPerson(w.id(who), async (tx) => (await tx`select from app.entry where id = ${w.id('entry')}`).length === 1);
const inForce = (w: World, party: string) =>
  db.asPerson(w.id('me'), async (tx) =>
    ((await listSides(tx, w.id('kase'))).find(({ id }) => id === w.id(party))?.inForce ?? [])
      .map(({ category }) => category)
      .sort(),
  );
const acts = async (w: World) => actsOf(await db.asPerson(w.id('me'), (tx) => listHistory(tx, w.id('kase'))), new Date());
const conflict = (code: string) => expect.objectContaining({ code });

test.describe('giving', () => {
  test('the person gives: the employer reads it, and nobody else has come to', async () => {
    const w = await world();
    expect(await reads(w, 'boss')).toBe(false);
    await give(w, 'me', 'company', ['accommodation']);
    expect(await reads(w, 'boss')).toBe(true);
    expect(await reads(w, 'mum')).toBe(false);
  });

  test('the employer, the family, the worker, a colleague, a stranger cannot: not for themselves, not for others', async () => {
    const w = await world();
    for (const who of ['boss', 'mum', 'lawyer', 'worker', 'colleague', 'stranger'])
      for (const party of ['company', 'family', 'law'])
        await expect(
          db.byHand(w.id(who), (tx) => giveRaw(tx, w, party, 'work')),
          `${who} for ${party}`,
        ).rejects.toThrow(NotFound);
    await db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'company', 'work'));
    expect(await inForce(w, 'company')).toEqual(['work']);
  });

  test('nobody writes the table itself, or calls what writes it', async () => {
    const w = await world();
    for (const who of ['me', 'worker', 'boss']) {
      await expect(
        db.asPerson(w.id(who), (tx) => tx`update app.consent set valid_to = now() + interval '9 years'`),
      ).rejects.toThrow(/permission denied/);
      await expect(
        db.asPerson(
          w.id(who),
          (tx) => tx`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
          values (${newId()}, ${w.id('kase')}, ${w.id('company')}, 'work', 'v', ${w.id('me')}, now() + interval '1 day')`,
        ),
      ).rejects.toThrow(/permission denied/);
      await expect(
        db.asPerson(
          w.id(who),
          (tx) => tx`insert into app.consent_request (id, case_id, party_id, categories, occasion, asked_by)
          values (${newId()}, ${w.id('kase')}, ${w.id('company')}, '{work}', 'other', ${w.id('worker')})`,
        ),
      ).rejects.toThrow(/permission denied/);
    }
    const granted = await db.owner`
      select p.proname from pg_proc p where p.proname = 'put_consent' and has_function_privilege('app_rw', p.oid, 'execute')`;
    expect(granted).toHaveLength(0);
  });

  test('not into the past, not for more than a year; for a year it is', async () => {
    const w = await world();
    const as = (days: number) => db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'company', 'work', { days }));
    await expect(as(-1)).rejects.toEqual(conflict('ND022'));
    await expect(as(0)).rejects.toEqual(conflict('ND022'));
    await expect(as(370)).rejects.toEqual(conflict('ND022'));
    await as(365);
  });

  test('the words are kept, whole and in their language, with their version', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation', 'work']);
    const [act] = await acts(w);
    expect(act).toMatchObject({ categories: ['work', 'accommodation'], locale: 'ja', paper: false, givenBy: 'me' });
    expect(act?.wording).toContain('会社の人は、配慮の話し合いを読めます。');
    expect(act?.wording).toContain('支援は変わりません');
    expect(act?.wording).toMatch(/読めません：.*体調/);
    expect(act?.version).toMatch(/^ja-[0-9a-f]{8}$/);
  });

  test('two devices: what changed meanwhile is noticed, and the second giving changes nothing', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['work']);
    await expect(db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'company', 'health'))).rejects.toEqual(conflict('ND020'));
    expect(await inForce(w, 'company')).toEqual(['work']);
    const both = await Promise.allSettled([1, 2].map(() => db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'family', 'work'))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('another wording than was shown is not agreed to', async () => {
    const w = await world();
    await expect(
      db.asPerson(w.id('me'), async (tx) => {
        await keepDraft(tx, giveDraft(w.id('company')), input(['work']) as never);
        await giveConsent(tx, ui, w.id('kase'), w.id('company'), markOf('older words'), '');
      }),
    ).rejects.toEqual(conflict('wording_changed'));
    expect(await inForce(w, 'company')).toEqual([]);
  });

  test('a new one is the whole: it replaces what it names and ends what it leaves out', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation', 'health']);
    await give(w, 'me', 'company', ['accommodation', 'work']);
    expect(await inForce(w, 'company')).toEqual(['accommodation', 'work']);
    const [, old] = await acts(w);
    expect(old?.ends.map(({ how, categories }) => [how, categories.join()]).sort()).toEqual([
      ['renewed', 'accommodation'],
      ['withdrawn', 'health'],
    ]);
  });

  test('a side that has ended, a closed employment, a case that is over get nothing', async () => {
    for (const end of ['party', 'job', 'kase']) {
      const w = await world();
      await db.owner.begin(async (tx) => {
        if (end === 'party') await tx`update app.party set valid_to = now() where id = ${w.id('company')}`;
        if (end === 'job') await tx`update app.employment set ended_on = '2025-02-01' where id = ${w.id('job')}`;
        if (end === 'kase') await tx`update app.case set ended_on = '2025-02-01' where id = ${w.id('kase')}`;
      });
      await expect(db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'company', 'work'))).rejects.toEqual(conflict('ND021'));
    }
  });
});

test.describe('withdrawing', () => {
  test('the person withdraws one, or all; at once; again is no mistake', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation', 'work', 'report']);
    const stop = (chosen: Category[] | null) =>
      db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), chosen));
    expect(await stop(['accommodation'])).toBe(1);
    expect(await reads(w, 'boss')).toBe(false);
    expect(await inForce(w, 'company')).toEqual(['report', 'work']);
    expect(await stop(null)).toBe(2);
    expect(await stop(null)).toBe(0);
    expect((await acts(w))[0]?.ends.every(({ how }) => how === 'withdrawn')).toBe(true);
  });

  test('nobody else withdraws', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation']);
    for (const who of ['boss', 'mum', 'lawyer', 'worker', 'colleague', 'stranger'])
      await expect(
        db.asPerson(w.id(who), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null)),
        who,
      ).rejects.toThrow(NotFound);
    expect(await reads(w, 'boss')).toBe(true);
  });

  test('for a person without an account the support team does it, with how they said it; for one who has an account, nobody', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation', 'work']);
    const stop = (who: string, said: string) =>
      db.asPerson(w.id(who), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), ['accommodation'], said));
    for (const who of ['boss', 'mum', 'lawyer', 'colleague', 'stranger'])
      await expect(stop(who, '電話で聞きました'), who).rejects.toThrow(NotFound);
    await expect(stop('worker', ' '), 'not without their words').rejects.toThrow(NotFound);
    await db.owner`insert into app.account (person_id, email) values (${w.id('me')}, ${`${w.id('me')}@example.test`})`;
    await expect(stop('worker', '電話で聞きました')).rejects.toEqual(conflict('ND026'));
    expect(await reads(w, 'boss')).toBe(true);
    await db.owner`delete from app.account where person_id = ${w.id('me')}`;
    expect(await stop('worker', '電話で聞きました')).toBe(1);
    expect(await reads(w, 'boss')).toBe(false);
    expect(await inForce(w, 'company')).toEqual(['work']);
    expect((await acts(w))[0]?.ends).toContainEqual(
      expect.objectContaining({ how: 'withdrawn', by: 'worker', said: '電話で聞きました', categories: ['accommodation'] }),
    );
    const words = (who: string) => db.asPerson(w.id(who), (tx) => tx`select words from app.withdrawal_said`);
    expect(await words('me')).toHaveLength(1);
    for (const who of ['boss', 'mum', 'stranger']) expect(await words(who), who).toHaveLength(0);
    const [trace] = await db.owner`select detail::text from app.audit_event where act = 'withdraw_consent_for_person'`;
    expect(trace?.detail).not.toContain('電話');
  });

  test('what a side has already: papers, files, questions, looks, mails; for the person alone, and nothing that they do not read', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation']);
    const own = newId();
    await db.owner`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body)
      values (${own}, ${w.id('kase')}, 'note', 'work', ${[w.id('team'), w.id('company')]}, ${w.id('worker')}, ${w.id('team')}, now(), 'between us')`;
    await db.asPerson(w.id('boss'), async (tx) => {
      await recordLook(tx, w.id('kase'), 'entry', [w.id('entry')]);
      await recordLook(tx, w.id('kase'), 'print', [w.id('entry'), own], 'export');
      await recordLook(tx, w.id('kase'), 'print', [own], 'export');
    });
    const mailed = async (entry: string) => {
      const id = newId();
      await db.owner`insert into app.delivery (id, person_id, way, sent_at, stop_hash) values (${id}, ${w.id('boss')}, 'mail', now(), sha256(${id}::text::bytea))`;
      await db.owner`insert into app.notice (entry_id, person_id, delivery_id) values (${entry}, ${w.id('boss')}, ${id})
        on conflict (entry_id, person_id) do update set delivery_id = excluded.delivery_id`;
    };
    await mailed(own);
    await mailed(w.id('entry'));
    const copies = (who: string, party = 'company') =>
      db.asPerson(w.id(who), (tx) => findCopies(tx, w.id('kase'), w.id(party)));
    const found = await copies('me');
    expect(found?.copies.map(({ how, name, entries, categories }) => [how, name, entries, categories.join()])).toEqual([
      ['export', 'boss', 1, 'accommodation'],
    ]);
    expect(copiesOf(found!.copies, ['health'])).toEqual([]);
    expect(found?.readers).toEqual([expect.objectContaining({ name: 'boss', entries: 1, mails: 1 })]);
    expect(await copies('me', 'family')).toMatchObject({ copies: [], readers: [] });
    for (const who of ['boss', 'mum', 'lawyer', 'worker', 'colleague', 'stranger']) expect(await copies(who), who).toBe(null);
  });

  test('between two statements of one page, one export, one answer: the second knows nothing any more', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation']);
    const stop = () => db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
    const answer = (tx: Tx) => tx`
      insert into app.entry (id, case_id, thread_id, kind, category, audience, author_party_id, occurred_at, body)
      values (${newId()}, ${w.id('kase')}, ${w.id('entry')}, 'reply', 'accommodation', ${[w.id('own'), w.id('company')]}, ${w.id('company')}, now(), 'R')`;
    await db.byHand(w.id('boss'), answer);
    const lists = await db.asPerson(w.id('boss'), async (tx) => {
      const before = await listForPrint(tx, w.id('kase'), {});
      await stop();
      return [
        before.length,
        (await listForPrint(tx, w.id('kase'), {})).length,
        (await listTimeline(tx, w.id('kase'), {})).length,
      ];
    });
    // Their own answer stays theirs.
    expect(lists).toEqual([2, 1, 1]);
    await expect(db.byHand(w.id('boss'), answer)).rejects.toMatchObject({ code: '42501' });
  });

  test('in the middle of 200 parallel reads: no read that begins after the commit returns it', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation']);
    let done = Number.POSITIVE_INFINITY;
    const seen: { from: number; read: boolean }[] = [];
    const read = async () => {
      const from = performance.now();
      seen.push({ from, read: await reads(w, 'boss') });
    };
    const withdraw = async () => {
      while (seen.length < 60) await new Promise((resolve) => setTimeout(resolve, 1));
      await db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
      done = performance.now();
    };
    const lane = async () => {
      while (seen.length < 200 || performance.now() < done + 20) await read();
    };
    await Promise.all([withdraw(), lane(), lane(), lane()]);
    const before = seen.filter(({ from }) => from < done);
    const after = seen.filter(({ from }) => from >= done);
    expect(before.some(({ read }) => read)).toBe(true);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter(({ read }) => read)).toEqual([]);
    expect(seen.length).toBeGreaterThanOrEqual(200);
  });

  test('it ends by itself when its time is over, and its end is announced before', async () => {
    const w = await world();
    await db.byHand(w.id('me'), (tx) => giveRaw(tx, w, 'company', 'accommodation', { days: 20 }));
    for (const who of ['me', 'worker']) {
      const [reminder] = await db.asPerson(w.id(who), (tx) => listConsentReminders(tx));
      expect(reminder).toMatchObject({ caseId: w.id('kase'), party: 'company', sides: 1 });
    }
    for (const who of ['boss', 'mum', 'stranger'])
      expect(await db.asPerson(w.id(who), (tx) => listConsentReminders(tx))).toEqual([]);
    await db.owner`update app.consent set valid_from = now() - interval '2 day', valid_to = now() where party_id = ${w.id('company')}`;
    expect(await reads(w, 'boss')).toBe(false);
    expect((await acts(w))[0]?.ends[0]?.how).toBe('expired');
  });
});

test.describe('on paper', () => {
  test('the worker records it: in force, unconfirmed, before the person; the person confirms', async () => {
    const w = await world();
    await paper(w, 'worker', 'company', ['accommodation']);
    expect(await reads(w, 'boss')).toBe(true);
    const [waiting] = await db.asPerson(w.id('me'), (tx) => listUnconfirmed(tx, w.id('kase')));
    expect(waiting).toMatchObject({ categories: ['accommodation'], recordedBy: 'worker', witness: '山田 花子' });
    expect((await db.asPerson(w.id('me'), (tx) => listConsentReminders(tx)))[0]?.unconfirmed).toBe(1);
    for (const who of ['worker', 'boss', 'mum', 'stranger'])
      await expect(
        db.asPerson(w.id(who), (tx) => confirmConsent(tx, w.id('kase'), waiting!.givingId)),
        who,
      ).rejects.toThrow(NotFound);
    await db.asPerson(w.id('me'), (tx) => confirmConsent(tx, w.id('kase'), waiting!.givingId));
    expect(await db.asPerson(w.id('me'), (tx) => listUnconfirmed(tx, w.id('kase')))).toEqual([]);
    expect((await acts(w))[0]).toMatchObject({ paper: true, givenBy: 'me', recordedBy: 'worker', witness: '山田 花子' });
  });

  test('nobody but the support team of the case records paper', async () => {
    const w = await world();
    for (const who of ['boss', 'mum', 'lawyer', 'me', 'colleague', 'stranger'])
      await expect(
        db.asPerson(
          w.id(who),
          (tx) => tx`select app.record_paper_consent(${newId()}, ${[newId()]}::uuid[], ${w.id('company')},
          '{work}', 'p', now() + interval '90 days', 'w', 'v', 'ja', '{}', app.today(), 'somebody')`,
        ),
        who,
      ).rejects.toThrow(NotFound);
  });

  test('what the person has withdrawn since the day of the paper stays withdrawn; an older withdrawal does not matter', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['accommodation']);
    await db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
    await expect(paper(w, 'worker', 'company', ['accommodation'], addDays(today(), -3))).rejects.toEqual(conflict('ND025'));
    expect(await reads(w, 'boss')).toBe(false);
    await db.owner`update app.consent set withdrawn_at = now() - interval '9 days' where party_id = ${w.id('company')}`;
    await paper(w, 'worker', 'company', ['accommodation'], addDays(today(), -3));
    expect(await reads(w, 'boss')).toBe(true);
  });

  test('a day to come or long past is refused', async () => {
    const w = await world();
    for (const on of [addDays(today(), 1), addDays(today(), -91)])
      await expect(paper(w, 'worker', 'company', ['work'], on)).rejects.toEqual(conflict('ND022'));
  });

  test('who recorded it takes it back while it is unconfirmed, and not after', async () => {
    const w = await world();
    await paper(w, 'worker', 'company', ['accommodation']);
    const takeBack = () =>
      db.asPerson(w.id('worker'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), ['accommodation']));
    expect(await takeBack()).toBe(1);
    expect(await reads(w, 'boss')).toBe(false);
    await db.owner`update app.consent set withdrawn_at = now() - interval '9 days' where party_id = ${w.id('company')}`;
    await paper(w, 'worker', 'company', ['accommodation']);
    const [waiting] = await db.asPerson(w.id('me'), (tx) => listUnconfirmed(tx, w.id('kase')));
    await db.asPerson(w.id('me'), (tx) => confirmConsent(tx, w.id('kase'), waiting!.givingId));
    await expect(takeBack()).rejects.toThrow(NotFound);
  });
});

test.describe('a guardian', () => {
  test('consents within their scope, and not beyond it: other categories, longer, their own side', async () => {
    const w = await world();
    await guardian(w, ['accommodation', 'plan']);
    const as = (party: string, category: Category, days: number) =>
      db.byHand(w.id('lawyer'), (tx) => giveRaw(tx, w, party, category, { days }));
    await expect(as('company', 'health', 30)).rejects.toEqual(conflict('ND023'));
    await expect(as('company', 'plan', 300)).rejects.toEqual(conflict('ND023'));
    await expect(as('law', 'plan', 30)).rejects.toEqual(conflict('ND023'));
    await give(w, 'lawyer', 'company', ['accommodation'], { until: 'm3' });
    expect(await reads(w, 'boss')).toBe(true);
    expect((await acts(w))[0]).toMatchObject({ guardian: true, givenBy: 'lawyer' });
    // The person sees it and can stop it.
    expect(await db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null))).toBe(1);
  });

  test('leaves what is outside the scope as it is, when giving and when withdrawing', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['work', 'accommodation']);
    await guardian(w, ['accommodation', 'plan']);
    await give(w, 'lawyer', 'company', ['plan'], { until: 'm3' });
    expect(await inForce(w, 'company')).toEqual(['plan', 'work']);
    await db.asPerson(w.id('lawyer'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
    expect(await inForce(w, 'company')).toEqual(['work']);
  });

  test('before the first day, after the last, and when it was ended: nothing', async () => {
    const w = await world();
    await guardian(w, ['work'], { from: addDays(today(), 2) });
    await expect(db.byHand(w.id('lawyer'), (tx) => giveRaw(tx, w, 'company', 'work', { days: 5 }))).rejects.toThrow(NotFound);
    await db.owner`update app.guardian set valid_from = now() - interval '1 day' where case_id = ${w.id('kase')}`;
    await db.byHand(w.id('lawyer'), (tx) => giveRaw(tx, w, 'company', 'work', { days: 5 }));
    const [row] = await db.owner`select id from app.guardian where case_id = ${w.id('kase')}`;
    await expect(db.asPerson(w.id('lawyer'), (tx) => endGuardian(tx, w.id('kase'), row!.id))).rejects.toThrow(NotFound);
    await db.asPerson(w.id('worker'), (tx) => endGuardian(tx, w.id('kase'), row!.id));
    await expect(db.byHand(w.id('lawyer'), (tx) => giveRaw(tx, w, 'family', 'work', { days: 5 }))).rejects.toThrow(NotFound);
  });

  test('is recorded by the support team only, and never by themselves', async () => {
    const w = await world();
    for (const by of ['me', 'lawyer', 'mum', 'boss', 'colleague', 'stranger'])
      await expect(guardian(w, ['work'], { by }), by).rejects.toThrow(NotFound);
    await guardian(w, ['work']);
    const sees = async (who: string) => (await db.asPerson(w.id(who), (tx) => tx`select id from app.guardian`)).length;
    expect(await Promise.all(['me', 'worker', 'lawyer', 'mum', 'boss', 'colleague', 'stranger'].map(sees))).toEqual([
      1, 1, 1, 0, 0, 0, 0,
    ]);
  });

  test('sees the sides that they may open, and still no entry that is not for them', async () => {
    const w = await world();
    expect(await db.asPerson(w.id('lawyer'), (tx) => tx`select * from app.guarded_sides(${w.id('kase')})`)).toEqual([]);
    await guardian(w, ['accommodation']);
    const sides = await db.asPerson(w.id('lawyer'), (tx) => tx`select label from app.guarded_sides(${w.id('kase')})`);
    expect(sides.map(({ label }) => label).sort()).toEqual(['company', 'family']);
    expect(await reads(w, 'lawyer')).toBe(false);
    expect(await db.asPerson(w.id('mum'), (tx) => tx`select * from app.guarded_sides(${w.id('kase')})`)).toEqual([]);
  });
});

test.describe('asking by itself', () => {
  const plan = (w: World, from: string) =>
    db.asPerson(w.id('worker'), (tx) =>
      recordClockFact(tx, w.id('kase'), {
        kind: 'plan',
        from,
        to: '',
        service: '',
        office: '',
        yen: '',
        number: '',
        reason: '',
      }),
    );
  const asked = (w: World) =>
    db.asPerson(w.id('me'), async (tx) =>
      (await listRequests(tx, w.id('kase'))).map(({ label, occasion }) => `${label} ${occasion}`),
    );

  test('at a plan review: of the sides that read something; not at the first plan, nor of long ago', async () => {
    const w = await world();
    await give(w, 'me', 'company', ['work']);
    await plan(w, addDays(today(), -400));
    await plan(w, addDays(today(), -200));
    expect(await asked(w)).toEqual([]);
    await plan(w, today());
    expect(await asked(w)).toEqual(['company review']);
    expect((await db.asPerson(w.id('me'), (tx) => getSide(tx, w.id('kase'), w.id('company')))).side.review).toBe(
      nextReview(today()),
    );
  });
});

test.describe('reminding', () => {
  const jobs = async (w: World) =>
    (await db.owner`
      select j.payload ->> 'what' as what, j.payload ->> 'person' as person from graphile_worker._private_jobs j
       where j.payload ->> 'party' = ${w.id('company')} order by 1, 2`) as unknown as { what: ConsentMatter; person: string }[];
  const morning = async (w: World) => {
    await db.owner`delete from graphile_worker._private_jobs`;
    await db.owner`select app.tell_of_ending_consents()`;
    return (await jobs(w))
      .map(({ what, person }) => `${person === w.id('me') ? 'me' : person === w.id('worker') ? 'worker' : 'other'} ${what}`)
      .sort();
  };
  const lasting = (w: World, from: number, to: number) => db.owner`
    update app.consent set valid_from = now() - make_interval(days => ${from}), valid_to = (app.today() + ${to}::int + 1)::timestamp at time zone 'Asia/Tokyo'
     where party_id = ${w.id('company')}`;
  const told = (w: World, who: string) =>
    db.asPerson(w.id(who), async (tx) =>
      (await tx<{ words: string }[]>`select words from app.reminder where ended_at is null`).map(({ words }) => words),
    );
  const remind = (w: World, who: string, what: ConsentMatter) =>
    db.asPerson(w.id(who), (tx) => putConsentReminder(tx, w.id(who), w.id('company'), what));
  const accounts = (w: World) => db.owner`
    insert into app.account (person_id, email) select p, p || '@example.test' from unnest(${['me', 'worker', 'boss'].map(w.id)}::uuid[]) p`;

  test('thirty, fourteen, seven days before and on the day before: the person and the worker, and nobody else', async () => {
    const w = await world();
    await accounts(w);
    await give(w, 'me', 'company', ['accommodation']);
    const steps: [days: number, told: string[]][] = [
      [31, []],
      [30, ['me 30', 'worker 30']],
      [14, ['me 14', 'worker 14']],
      [9, ['me 14', 'worker 14']],
      [7, ['me 7', 'worker 7']],
      [0, ['me 1', 'worker 1']],
    ];
    for (const [days, expected] of steps) {
      await lasting(w, 90, days);
      expect(await morning(w), `${days} days before`).toEqual(expected);
    }
    // What was given for ten days is told of a week before, not on the day it was given.
    await lasting(w, 0, 10);
    expect(await morning(w)).toEqual([]);
    await lasting(w, 90, -1);
    expect(await morning(w), 'over').toEqual([]);
  });

  test('once a step, in their words; gone when it is settled; nothing for who may not know', async () => {
    const w = await world();
    await accounts(w);
    await give(w, 'me', 'company', ['accommodation']);
    await lasting(w, 90, 7);
    for (const who of ['me', 'me', 'worker', 'boss', 'colleague']) await remind(w, who, '7');
    expect(await told(w, 'me')).toEqual([expect.stringContaining('companyに見せている期間が')]);
    expect(await told(w, 'worker')).toEqual([expect.stringContaining('meさんがcompanyに見せている期間が')]);
    await db.asPerson(w.id('boss'), (tx) => tx`select app.remind_of_consent(${newId()}, ${w.id('company')}, 'X')`);
    for (const who of ['boss', 'colleague', 'mum']) expect(await told(w, who), who).toEqual([]);
    // Whoever leaves the support team keeps nothing of it; nor does the mark on their pages count it.
    const unread = async () =>
      (await db.asPerson(w.id('worker'), (tx) => tx<{ unread: number }[]>`select unread from app.news()`))[0]?.unread;
    await db.owner`update app.reminder set told_at = now() where person_id = ${w.id('worker')}`;
    const before = (await unread()) ?? 0;
    expect(before).toBeGreaterThan(0);
    await db.owner`update app.member set valid_to = now() where party_id = ${w.id('team')}`;
    expect(await told(w, 'worker')).toEqual([]);
    expect(await unread()).toBe(0);
    await db.owner`update app.member set valid_to = null where party_id = ${w.id('team')}`;
    expect(await told(w, 'worker')).toHaveLength(1);
    await db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
    expect(await told(w, 'me')).toEqual([]);
    expect(await told(w, 'worker')).toEqual([]);
    await remind(w, 'me', '1');
    expect(await told(w, 'me'), 'what was in the queue finds nothing to say').toEqual([]);
  });

  test('what was asked, and what was written down from paper: the person is told, until they have answered', async () => {
    const w = await world();
    await accounts(w);
    await db.asPerson(w.id('worker'), (tx) =>
      askConsent(tx, w.id('kase'), w.id('company'), { occasion: 'other', categories: ['work'], reason: 'R' }),
    );
    expect(await jobs(w)).toEqual([{ what: 'asked', person: w.id('me') }]);
    await remind(w, 'worker', 'asked');
    expect(await told(w, 'worker')).toEqual([]);
    await remind(w, 'me', 'asked');
    expect(await told(w, 'me')).toHaveLength(1);
    // Declined, and asked again: a new question, and told of anew.
    const [question] = await db.asPerson(w.id('me'), (tx) => listRequests(tx, w.id('kase')));
    await db.asPerson(w.id('me'), (tx) => closeRequest(tx, w.id('kase'), question!.id));
    expect(await told(w, 'me')).toEqual([]);
    await db.asPerson(w.id('worker'), (tx) =>
      askConsent(tx, w.id('kase'), w.id('company'), { occasion: 'other', categories: ['work'], reason: 'R' }),
    );
    await remind(w, 'me', 'asked');
    expect(await told(w, 'me')).toHaveLength(1);
    await give(w, 'me', 'company', ['work']);
    expect(await told(w, 'me')).toEqual([]);
    await paper(w, 'worker', 'company', ['accommodation']);
    await remind(w, 'me', 'paper');
    expect(await told(w, 'me')).toHaveLength(1);
    const [waiting] = await db.asPerson(w.id('me'), (tx) => listUnconfirmed(tx, w.id('kase')));
    await db.asPerson(w.id('me'), (tx) => confirmConsent(tx, w.id('kase'), waiting!.givingId));
    expect(await told(w, 'me')).toEqual([]);
  });
});

test.describe('asking', () => {
  const question = { occasion: 'review', categories: ['work'] as Category[], reason: '見直しの時期です' };

  test('the worker asks, the person sees it and gives; the request closes; asking gives nothing by itself', async () => {
    const w = await world();
    await db.asPerson(w.id('worker'), (tx) => askConsent(tx, w.id('kase'), w.id('company'), question));
    expect(await inForce(w, 'company')).toEqual([]);
    expect((await db.asPerson(w.id('me'), (tx) => listConsentReminders(tx)))[0]?.requests).toBe(1);
    await expect(db.asPerson(w.id('worker'), (tx) => askConsent(tx, w.id('kase'), w.id('company'), question))).rejects.toEqual(
      conflict('ND024'),
    );
    await give(w, 'me', 'company', ['work']);
    expect(await db.asPerson(w.id('me'), (tx) => listConsentReminders(tx))).toEqual([]);
  });

  test('nobody else asks, sees it, or closes it', async () => {
    const w = await world();
    for (const who of ['boss', 'mum', 'lawyer', 'me', 'colleague', 'stranger'])
      await expect(
        db.asPerson(w.id(who), (tx) => askConsent(tx, w.id('kase'), w.id('company'), question)),
        who,
      ).rejects.toThrow(NotFound);
    await db.asPerson(w.id('worker'), (tx) => askConsent(tx, w.id('kase'), w.id('company'), question));
    const [row] = await db.owner`select id from app.consent_request where case_id = ${w.id('kase')}`;
    for (const who of ['boss', 'mum', 'lawyer', 'colleague', 'stranger']) {
      expect(await db.asPerson(w.id(who), (tx) => tx`select from app.consent_request`)).toHaveLength(0);
      await expect(
        db.asPerson(w.id(who), (tx) => closeRequest(tx, w.id('kase'), row!.id)),
        who,
      ).rejects.toThrow(NotFound);
    }
    expect(await db.asPerson(w.id('me'), (tx) => closeRequest(tx, w.id('kase'), row!.id))).toBe('declined');
    expect(await db.asPerson(w.id('worker'), (tx) => closeRequest(tx, w.id('kase'), row!.id))).toBe(null);
  });
});

test('every act is written down, without its content', async () => {
  const w = await world();
  await give(w, 'me', 'company', ['work'], { more: 'とても内緒のこと' });
  await db.asPerson(w.id('me'), (tx) => withdrawConsent(tx, w.id('kase'), w.id('company'), null));
  const rows =
    await db.owner`select act, detail::text as detail from app.audit_event where case_id = ${w.id('kase')} order by id`;
  expect(rows.map(({ act }) => act)).toEqual(['give_consent', 'withdraw_consent']);
  expect(JSON.stringify(rows)).not.toContain('内緒');
});

test('the last day of what is given', () => {
  expect(lastDay({ until: 'review', day: '' }, '2026-11-22', '2027-03-31')).toBe('2027-03-31');
  expect(lastDay({ until: 'review', day: '' }, '2026-11-22', null)).toBe('2027-05-21');
  expect(lastDay({ until: 'm3', day: '' }, '2026-11-30', null)).toBe('2027-02-28');
  expect(lastDay({ until: 'y1', day: '' }, '2026-11-22', null)).toBe('2027-11-21');
  expect(lastDay({ until: 'day', day: '2027-1-5' }, '2026-11-22', '2027-03-31')).toBe('2027-01-05');
  expect(nextReview('2026-10-01', '2026-11-22')).toBe('2027-03-31');
  expect(nextReview('2026-06-05', '2026-11-22'), 'too near').toBe(null);
  expect(nextReview('2026-01-01', '2026-11-22'), 'over').toBe(null);
  expect(nextReview(null)).toBe(null);
});
