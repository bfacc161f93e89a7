import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { idOf, insertOneCase, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { getCase } from '@/lib/cases/queries';
import { keepDraft } from '@/lib/drafts/commands';
import { newId } from '@/lib/ids';
import { addEmployment, discloseAsChecked, endEmployment } from './commands';
import { type Disclosing, discloseDraft, markOf, seenOf } from './model';
import { getEmployment, listEmployments } from './queries';

/** What a workplace knows, and its coming and going: each refusal beside the same act by whoever may. One case anew for each test. */

let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterEach(() => db.drop());

const [theCase, shop, mill] = [idOf('case'), idOf('shop'), idOf('mill')];
/** As somebody, whose every change has its word in the audit. */
const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) =>
  asActor(
    { personId: idOf(who) },
    async (tx) => {
      const result = await work(tx);
      await tx`insert into app.audit_event (act, object_type) values ('test', 'test')`;
      return result;
    },
    { from: db.pool },
  );
const came = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error) => error.code ?? error.constructor.name,
  );

/** What somebody on their way through the three pages does, on one device. */
async function disclose(who: Persona, input: Partial<Disclosing>, { seen }: { seen?: string } = {}) {
  const whole = { disclosure: 'open', keep: [], names: '', ...input } as Disclosing;
  return as(who, async (tx) => {
    await keepDraft(tx, discloseDraft(shop), { ...whole });
    const now = seen ?? seenOf(await getEmployment(tx, theCase, shop));
    return discloseAsChecked(tx, theCase, shop, { mark: markOf(whole), seen: now });
  });
}
const reads = (who: Persona) => as(who, async (tx) => (await tx`select from app.entry`).length);
const cases = (who: Persona) => as(who, async (tx) => (await tx`select from app.case`).length);
const seenNow = () => as('sora', async (tx) => seenOf(await getEmployment(tx, theCase, shop)));

async function invite(by: Persona, to: string, told: string | null = null): Promise<Buffer> {
  const link = randomBytes(32);
  await as(by, (tx) => tx`select app.invite(${newId()}, ${link}, null, ${to}, 'New', '', null, ${told})`);
  return link;
}
const accept = (link: Buffer) =>
  asActor(
    'nobody',
    async (tx) => (await tx`select * from app.accept_invitation(${link}, ${newId()}, 'New', '', '{}', ${newId()})`).length,
    { from: db.pool },
  );

test('what a workplace knows is the supported person’s to decide, and nobody else’s', async () => {
  const seen = await seenNow();
  for (const who of ['worker', 'manager', 'hr', 'mother', 'stranger', 'otherWorker'] as const)
    expect(await came(disclose(who, { disclosure: 'closed' }, { seen })), who).toBe('NotFound');
  expect(await reads('hr')).toBeGreaterThan(0);
  expect(await came(disclose('sora', { disclosure: 'closed' }, { seen }))).toBe('done');
  expect(await reads('hr')).toBe(0);
});

test('closing shuts the company out at once, and nothing opens a way back but the person', async () => {
  const link = await invite('worker', idOf('shopSide'));
  expect([await cases('hr'), await cases('boss')]).toEqual([1, 1]);
  expect(await disclose('sora', { disclosure: 'closed' })).toEqual({ disclosure: 'closed', lost: 2 });
  expect([await cases('hr'), await cases('boss'), await reads('boss')]).toEqual([0, 0, 0]);
  expect(await accept(link), 'the invitation is void').toBe(0);
  expect(await cases('mother'), 'others stay').toBe(1);

  const makeSide = () =>
    as('worker', (tx) => tx`select app.make_party(${idOf('again')}, ${theCase}, 'employer', 'again', '', ${shop})`);
  expect(await came(makeSide())).toBe('ND001');
  expect(await came(invite('worker', idOf('shopSide')))).toBe('ND005');
  const writeTo = (side: string) =>
    as(
      'worker',
      (tx) => tx`insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at, body)
        values (${newId()}, ${theCase}, 'note', 'work', ${[idOf('team'), idOf(side)]}::uuid[], ${idOf('team')}, now(), 'B')`,
    );
  expect(await came(writeTo('shopSide'))).not.toBe('done');
  expect(await came(writeTo('motherSide'))).toBe('done');
  expect(
    await came(
      db.owner`insert into app.party (id, case_id, kind, label, employment_id) values (${newId()}, ${theCase}, 'employer', 'x', ${shop})`,
    ),
    'not even by hand',
  ).toBe('ND001');
  expect(await came(db.owner`update app.party set valid_to = null where id = ${idOf('shopSide')}`)).toBe('ND001');

  await disclose('sora', { disclosure: 'open' });
  expect(await came(makeSide())).toBe('done');
  // From nothing: not what the old side was allowed, and not what was written to it.
  await db.owner`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${theCase}, ${idOf('again')}, ${idOf('hr')})`;
  expect([await cases('hr'), await reads('hr')]).toEqual([1, 0]);
});

test('told in part: only who was named is there, and only who was named can come', async () => {
  await disclose('sora', { disclosure: 'partly', keep: [idOf('shopSide:hr')], names: 'The foreman\n\nThe foreman\n' });
  expect([await cases('hr'), await cases('boss')]).toEqual([1, 0]);
  const job = await as('worker', (tx) => getEmployment(tx, theCase, shop));
  expect(job.named.map(({ name, joined }) => `${name} ${joined}`).sort()).toEqual(['The foreman false', 'hr true']);
  const named = (name: string) => job.named.find((one) => one.name === name)?.id ?? '';

  expect(await came(invite('worker', idOf('shopSide'))), 'nobody without a name').toBe('ND041');
  expect(await came(invite('worker', idOf('shopSide'), named('hr'))), 'nobody under the name of who is there').toBe('ND041');
  expect(await came(invite('worker', idOf('shopSide'), idOf('foreman'))), 'nor of another workplace').toBe('ND041');
  const join = (who: Persona) =>
    db.owner`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${theCase}, ${idOf('shopSide')}, ${idOf(who)})`;
  expect(await came(join('boss')), 'nor by hand').toBe('ND041');

  const [one, two] = [
    await invite('worker', idOf('shopSide'), named('The foreman')),
    await invite('worker', idOf('shopSide'), named('The foreman')),
  ];
  expect(await accept(one)).toBe(1);
  expect(await accept(two), 'one name, one person').toBe(0);
  expect((await as('sora', (tx) => getEmployment(tx, theCase, shop))).named.every(({ joined }) => joined)).toBe(true);

  // Taken off the list again: gone, with their invitation.
  const left = await as('sora', (tx) => getEmployment(tx, theCase, shop));
  const foreman = left.colleagues.find(({ personId }) => personId !== idOf('hr'))?.id ?? '';
  expect(await disclose('sora', { disclosure: 'partly', keep: [foreman] })).toEqual({ disclosure: 'partly', lost: 1 });
  expect(await cases('hr')).toBe(0);
  // Open to all again: anybody may be invited.
  await disclose('sora', { disclosure: 'open' });
  expect(await came(invite('worker', idOf('shopSide')))).toBe('done');
});

test('nobody is made a company in part around unnamed members, not even by hand', async () => {
  expect(await came(db.owner`update app.employment set disclosure = 'partly' where id = ${shop}`)).toBe('ND041');
  await db.owner`update app.member set valid_to = now() where party_id = ${idOf('shopSide')}`;
  expect(await came(db.owner`update app.employment set disclosure = 'partly' where id = ${shop}`)).toBe('done');
});

test('two devices: what has changed meanwhile is looked at again', async () => {
  const seen = await seenNow();
  await disclose('sora', { disclosure: 'partly', keep: [idOf('shopSide:hr')] });
  expect(await came(disclose('sora', { disclosure: 'open' }, { seen }))).toBe('ND042');
  expect(await came(disclose('sora', { disclosure: 'open' }, { seen: 'nonsense' }))).toBe('ND042');
  expect(await came(disclose('sora', { disclosure: 'open' }))).toBe('done');
  // Another draft than was shown.
  const changed = as('sora', async (tx) => {
    await keepDraft(tx, discloseDraft(shop), { disclosure: 'closed', keep: [], names: '' });
    return discloseAsChecked(tx, theCase, shop, { mark: 'x', seen: seenOf(await getEmployment(tx, theCase, shop)) });
  });
  expect(await came(changed)).toBe('draft_changed');
});

test('joining and closing at the same moment: whoever comes last, nobody is left inside', async () => {
  const links = await Promise.all(Array.from({ length: 6 }, () => invite('worker', idOf('shopSide'))));
  const close = async () => {
    // Whoever joins in between makes it look different: then it is looked at again.
    for (let tries = 0; tries < 20; tries++)
      if ((await came(disclose('sora', { disclosure: 'closed' }))) === 'done') return tries;
    return -1;
  };
  const [closed] = await Promise.all([close(), ...links.map((link) => accept(link).catch(() => 0))]);
  expect(closed).toBeGreaterThanOrEqual(0);
  const [inside] = await db.owner`select count(*)::int as n from app.member m join app.party p on p.id = m.party_id
    where p.employment_id = ${shop} and (m.valid_to is null or m.valid_to > now()) and (p.valid_to is null or p.valid_to > now())`;
  expect(inside?.n).toBe(0);
});

test('the end of a job closes its company’s side; the next begins from nothing', async () => {
  const end = (who: Persona, last = '2026-11-01', job = shop) =>
    as(who, async (tx) => endEmployment(tx, await getCase(tx, theCase), job, last));
  for (const who of ['hr', 'mother', 'doctor', 'stranger', 'otherWorker', 'left'] as const)
    expect(await came(end(who)), who).toBe('NotFound');
  expect(await came(end('worker', '2020-01-01'))).toBe('ND044');
  expect(await came(end('worker', '2999-01-01'))).toBe('ND044');
  expect(await came(end('worker', '2026-11-01', idOf('secret'))), 'a job of another case').toBe('NotFound');
  expect(await reads('hr')).toBeGreaterThan(0);
  expect(await came(end('worker', '2026-02-01'))).toBe('done');
  expect([await cases('hr'), await reads('hr'), await cases('boss')]).toEqual([0, 0, 0]);
  expect(await came(end('worker', '2026-02-01')), 'once').toBe('ND043');
  expect(await came(disclose('sora', { disclosure: 'open' })), 'what is over stays as it was').toBe('ND043');
  expect(
    await came(as('worker', (tx) => tx`select app.make_party(${newId()}, ${theCase}, 'employer', 'x', '', ${shop})`)),
  ).toBe('NotFound');

  // Whoever goes on reading is looked at anew.
  const asked = () =>
    as(
      'sora',
      (tx) =>
        tx`select party_id, occasion, asked_by, categories::text[] as categories from app.consent_request where decided_at is null order by party_id`,
    );
  const before = await asked();
  expect(before.map(({ partyId }) => partyId).sort()).toEqual([idOf('clinic'), idOf('motherSide')].sort());
  expect(before.every(({ occasion, askedBy }) => occasion === 'job_change' && askedBy === null)).toBe(true);

  const next = await as('worker', async (tx) =>
    addEmployment(tx, await getCase(tx, theCase), { employer: 'Next', workplace: '', job: '', since: '2026-03-01' }),
  );
  expect(await asked(), 'once a side').toEqual(before);
  const job = (await as('sora', (tx) => listEmployments(tx, theCase))).find(({ id }) => id === next);
  expect(job).toMatchObject({ disclosure: 'closed', colleagues: [], named: [], reads: [], former: 0 });
  const makeSide = () =>
    as('worker', (tx) => tx`select app.make_party(${idOf('next')}, ${theCase}, 'employer', 'Next', '', ${next})`);
  expect(await came(makeSide()), 'only the person opens it').toBe('ND001');
  await as('sora', (tx) => tx`select app.set_disclosure(${next}, 'open', '{}', '{}', '{}', 'closed', '{}')`);
  expect(await came(makeSide())).toBe('done');
  await db.owner`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${theCase}, ${idOf('next')}, ${idOf('stranger')})`;
  expect([await cases('stranger'), await reads('stranger')], 'in the case, with nothing to read').toEqual([1, 0]);
  await db.owner`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
    values (${newId()}, ${theCase}, ${idOf('next')}, 'work', '1', ${idOf('sora')}, now() + interval '1 day')`;
  expect(await reads('stranger'), 'nor by consent, of what was never for them').toBe(0);
  await as(
    'sora',
    (tx) => tx`insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at, body)
      values (${newId()}, ${theCase}, 'note', 'work', ${[idOf('soraSide'), idOf('next')]}::uuid[], ${idOf('soraSide')}, now(), 'B')`,
  );
  expect(await reads('stranger')).toBe(1);
  expect(
    await as('stranger', (tx) => tx`select employer from app.employment`.then((rows) => rows.map(({ employer }) => employer))),
  ).toEqual(['Next']);
});

test('a new face at a company that reads: the person is asked by itself; the first one is no new face', async () => {
  await db.owner`update app.consent_request set decided_at = now(), decided_by = ${idOf('sora')}, decision = 'declined'`;
  expect(await accept(await invite('worker', idOf('shopSide')))).toBe(1);
  const asked = await as(
    'sora',
    (tx) => tx`select party_id, occasion, asked_by from app.consent_request where decided_at is null`,
  );
  expect(asked).toEqual([{ partyId: idOf('shopSide'), occasion: 'new_boss', askedBy: null }]);
  await as('worker', (tx) => tx`select app.make_party(${idOf('second')}, ${theCase}, 'employer', 'HR', '', ${shop})`);
  expect(await accept(await invite('worker', idOf('second')))).toBe(1);
  expect((await as('sora', (tx) => tx`select from app.consent_request where decided_at is null`)).length).toBe(1);
});

test('who left keeps nothing; who is here and there sees each apart', async () => {
  // A worker of both agencies, on the second case only.
  await db.owner`insert into app.agency_member (id, agency_id, person_id, role) values (${newId()}, ${idOf('there')}, ${idOf('left')}, 'worker')`;
  await db.owner`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${idOf('otherCase')}, ${idOf('teamThere')}, ${idOf('left')})`;
  const entries = (who: Persona) =>
    as(who, async (tx) =>
      (await tx<{ title: string }[]>`select title from app.entry order by title`).map(({ title }) => title),
    );
  expect(await entries('left')).toEqual(['there']);
  expect((await entries('worker')).includes('there')).toBe(false);
  expect((await entries('sora')).includes('there'), 'the person has both').toBe(true);
  const jobs = (who: Persona, of: string) =>
    as(who, async (tx) => (await listEmployments(tx, idOf(of))).map(({ employer }) => employer));
  expect((await jobs('sora', 'case')).sort()).toEqual(['mill', 'shop']);
  expect(await jobs('sora', 'otherCase')).toEqual(['secret']);
  expect(await jobs('worker', 'otherCase')).toEqual([]);
  expect(await jobs('left', 'otherCase')).toEqual(['secret']);
  expect(await jobs('hr', 'case'), 'the page is not the company’s').toEqual([]);
  // And gone from there at once, too.
  const [here] =
    await db.owner`select id from app.agency_member where person_id = ${idOf('left')} and agency_id = ${idOf('there')}`;
  await as('otherManager', (tx) => tx`select app.end_staff(${here?.id})`);
  expect(await entries('left')).toEqual([]);
  expect(await as('worker', async (tx) => (await tx`select from app.told where employment_id = ${mill}`).length)).toBe(1);
});
