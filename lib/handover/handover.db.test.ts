import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { keepDraft } from '@/lib/drafts/commands';
import { newId } from '@/lib/ids';
import { actOnGiving, actOnHandover, openLink } from './commands';
import { chooseDraft, type GivingInput, linkToken, type Part, parts } from './model';
import { findChosen, findGiven, findHandover, getOffer, getReceiver, isLinkLive } from './queries';

// In Shota's case of the demo world, with canaries in each part of what can go along.
const caseId = demoId('case', 'shota');
const side = (key: string) => demoId('case', 'shota', 'party', key);
const person = (who: string) => demoId('person', who);
let db: TestDatabase;
let receiverId: string;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
  const [me, team] = await Promise.all([partyOf('supported_person'), partyOf('support_team')]);
  await put({ words: 'CANARY-plan-family', kind: 'plan_part', section: 'family_wishes', to: [me, team] });
  await put({ words: 'CANARY-plan-mine', kind: 'plan_part', section: 'points', to: [me, team] });
  await put({ words: 'CANARY-plan-not-mine', kind: 'plan_part', section: 'company', to: [team] });
  await db.asPerson(person('shota'), async (tx) => {
    await tx`insert into app.manual as m (section, words) values ('requests', 'CANARY-manual') on conflict (person_id, section) do update set words = excluded.words`;
    await tx`insert into app.audit_event (act, object_type) values ('test', 'test')`;
  });
});
test.afterAll(() => db.drop());
const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(person(who), work);
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', work, { from: db.pool });

async function partyOf(kind: string): Promise<string> {
  const [row] =
    await db.owner`select id from app.party where case_id = ${caseId} and kind = ${kind}::app.party_kind and valid_to is null order by id limit 1`;
  return row!.id as string;
}
/** A section of the plan that holds, for these sides. */
async function put({ words, section, to }: { words: string; kind: string; section: string; to: string[] }) {
  const id = newId();
  await db.owner`delete from app.plan_part t using app.plan p where p.entry_id = t.plan_id and p.case_id = ${caseId} and t.section = ${section}::app.plan_section`;
  await db.owner`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body, folded, grams)
    values (${id}, ${caseId}, 'plan_part', 'plan', ${to}, ${person('takahashi')}, ${to.at(-1)!}, now(), ${words}, '', '{}')`;
  await db.owner`insert into app.plan_part (entry_id, plan_id, section)
    select ${id}, p.entry_id, ${section}::app.plan_section from app.plan p where p.case_id = ${caseId} and p.state in ('agreed', 'delivered') order by p.number desc limit 1`;
}
const act = (who: string, input: GivingInput) =>
  as(who, (tx) => actOnGiving(tx, { receiverId, own: who === 'shota', input, wording: (until) => `until ${until}` }));
/** Chooses as the person does: keeps the choice, looks at it, agrees. */
async function choose(who: string, chosen: Part[], summary = '', on = '') {
  const seen = await as(who, async (tx) => {
    await keepDraft(tx, chooseDraft(receiverId), { parts: chosen, summary, months: '3' });
    return (await findChosen(tx, receiverId))!.mark;
  });
  await act(who, { act: 'agree', seen, on });
}
const standing = async () => (await as('takahashi', (tx) => getReceiver(tx, caseId, receiverId))).packages[0]!;
/** Gives what is agreed to by a link; its token. */
async function give(): Promise<string> {
  const { id } = await standing();
  await act('takahashi', { act: 'give', package: id, way: 'link', to_whom: 'N', on: '2026-01-01', days: '14' });
  return linkToken((await standing()).givings[0]!.id);
}
const reads = (token: string, key: string) => nobody((tx) => findGiven(tx, token, key));
const opens = async (token: string, key = newId()) => {
  await nobody((tx) => openLink(tx, token, key));
  return JSON.stringify((await reads(token, key))?.content);
};

test('is begun by the support team, talked of by both; nobody else knows of it', async () => {
  const begin = { act: 'begin', reason: 'R' } as const;
  for (const who of ['shota', 'miyazaki', 'kazuko'])
    await expect(
      as(who, (tx) => actOnHandover(tx, caseId, begin)),
      who,
    ).rejects.toThrow();
  await expect(as('takahashi', (tx) => actOnHandover(tx, caseId, { ...begin, reason: '' }))).rejects.toMatchObject({
    code: 'handover_early',
  });
  await as('takahashi', (tx) => actOnHandover(tx, caseId, begin));
  await expect(as('takahashi', (tx) => actOnHandover(tx, caseId, begin))).rejects.toMatchObject({ code: 'ND380' });
  const talk = { act: 'talk', answer: 'wants', said: '', on: '2026-11-01', follow_up: 'no' } as const;
  await as('shota', (tx) => actOnHandover(tx, caseId, talk));
  await expect(as('kazuko', (tx) => actOnHandover(tx, caseId, talk))).rejects.toThrow();
  await as('takahashi', (tx) => actOnHandover(tx, caseId, { act: 'receiver', kind: 'job_centre', name: 'N' }));
  const seen = await as('shota', (tx) => findHandover(tx, caseId));
  expect(seen).toMatchObject({
    answer: 'wants',
    followUp: false,
    receivers: [{ kind: 'job_centre', agreed: false, given: false }],
  });
  receiverId = seen!.receivers[0]!.id;
  for (const who of ['miyazaki', 'kazuko']) {
    expect(await as(who, (tx) => findHandover(tx, caseId)), who).toBe(null);
    expect(await as(who, (tx) => getOffer(tx, receiverId)), who).toEqual({});
  }
});

test('what was chosen goes and nothing beside it; nobody else’s words, nothing that the person does not read', async () => {
  const offer = await as('shota', (tx) => getOffer(tx, receiverId));
  const all = JSON.stringify(offer);
  expect(all).toContain('CANARY-plan-mine');
  expect(all).toContain('CANARY-manual');
  for (const not of ['CANARY-plan-family', 'CANARY-plan-not-mine']) expect(all).not.toContain(not);
  // The support team is offered what both read: a manual that is not shared with it is not.
  expect(JSON.stringify(await as('takahashi', (tx) => getOffer(tx, receiverId)))).not.toContain('CANARY-manual');

  // Each part alone: it is there, and no other.
  for (const part of parts.filter((one) => one === 'summary' || offer[one] !== undefined)) {
    await choose('shota', [part], part === 'summary' ? 'CANARY-summary' : '');
    const { content } = await standing();
    expect(Object.keys(content), part).toEqual([part]);
    if (part !== 'summary') expect(content[part]).toEqual(offer[part]);
    for (const other of ['plan-mine', 'manual', 'summary'].filter((canary) => !canary.startsWith(part)))
      expect(JSON.stringify(content), `${part} without ${other}`).not.toContain(`CANARY-${other}`);
  }
  // What somebody wrote and did not tick stays with them.
  await choose('shota', ['contacts'], 'CANARY-unticked');
  expect(JSON.stringify((await standing()).content)).not.toContain('CANARY-unticked');
  await expect(act('shota', { act: 'agree', seen: 'x', on: '' })).rejects.toMatchObject({ code: 'ND383' });
});

test('what changes while it is looked at does not go; what was agreed to stays as it was', async () => {
  await as('shota', (tx) => keepDraft(tx, chooseDraft(receiverId), { parts: ['manual'], summary: '', months: '3' }));
  const { mark } = (await as('shota', (tx) => findChosen(tx, receiverId)))!;
  await db.owner`update app.manual set words = 'CANARY-manual-new' where person_id = ${person('shota')} and section = 'requests'`;
  await expect(act('shota', { act: 'agree', seen: mark, on: '' })).rejects.toMatchObject({ code: 'ND382' });
  await choose('shota', ['manual']);
  const before = await standing();
  await db.owner`update app.manual set words = 'CANARY-manual' where person_id = ${person('shota')} and section = 'requests'`;
  expect(await standing()).toEqual(before);
  await expect(db.owner`update app.handover_package set content = '{}'`).rejects.toMatchObject({ code: 'ND003' });
});

test('the support team records what was agreed to on paper, with its day; nobody else agrees or gives', async () => {
  await expect(choose('takahashi', ['contacts'])).rejects.toMatchObject({ code: 'handover_day' });
  await choose('takahashi', ['contacts'], '', '2026-11-01');
  expect(await standing()).toMatchObject({ method: 'paper', agreedOn: '2026-11-01', parts: ['contacts'] });
  for (const who of ['kazuko', 'miyazaki']) await expect(choose(who, ['contacts'], '', '2026-11-01'), who).rejects.toThrow();
  const { id } = await standing();
  const paper = { act: 'give', package: id, way: 'paper', to_whom: 'N', on: '2026-11-02', days: '14' } as const;
  for (const who of ['shota', 'kazuko']) await expect(act(who, paper), who).rejects.toThrow();
  await act('takahashi', paper);
  expect((await standing()).givings).toMatchObject([{ way: 'paper', toWhom: 'N', givenOn: '2026-11-02', openings: [] }]);
});

test('a link: looking counts nothing, opening by hand is counted and reads for an hour; shut, expired or taken back, it opens nothing', async () => {
  await choose('shota', ['manual']);
  const token = await give();
  expect(await nobody((tx) => isLinkLive(tx, token))).toBe(true);
  expect((await standing()).givings[0]!.openings).toEqual([]);
  const key = newId();
  expect(await opens(token, key)).toContain('CANARY-manual');
  expect((await standing()).givings[0]!.openings.length).toBe(1);
  // Neither a key without its link, nor a link with another's key, nor one of an hour ago.
  expect(await reads(token, newId())).toBe(undefined);
  const second = await give();
  expect(await reads(second, key)).toBe(undefined);
  await db.owner`alter table app.handover_opening disable trigger only_added`;
  await db.owner`update app.handover_opening set opened_at = now() - interval '61 minutes'`;
  expect(await reads(token, key)).toBe(undefined);
  await db.owner`update app.handover_opening set opened_at = now()`;
  expect(await reads(token, key)).toBeDefined();

  /** Dead to look at, to open and to read; and alive again once it is undone. */
  const dead = async (why: string, doing: () => Promise<unknown>, undoing?: () => Promise<unknown>) => {
    expect(await reads(token, key), `before: ${why}`).toBeDefined();
    await doing();
    expect(await nobody((tx) => isLinkLive(tx, token)), why).toBe(false);
    expect(await reads(token, key), why).toBe(undefined);
    await expect(opens(token), why).rejects.toThrow();
    await undoing?.();
  };
  const giving = (await standing()).givings.at(-1)!.id;
  const change = (set: string) => () => db.owner.unsafe(`update app.handover_giving set ${set} where id = '${giving}'`);
  await dead('expired', change("expires_at = now() - interval '1 minute'"), change("expires_at = now() + interval '1 day'"));
  const agency = (at: string) => () =>
    db.owner.unsafe(
      `update app.agency set disabled_at = ${at} where id = (select agency_id from app.case where id = '${caseId}')`,
    );
  await dead('the agency is disabled', agency('now()'), agency('null'));
  const kind = (to: string) => () =>
    db.owner.unsafe(`update app.handover_receiver set kind = '${to}' where id = '${receiverId}'`);
  const jobs = await db.owner`select id, ended_on from app.employment where case_id = ${caseId} and ended_on is null`;
  await dead(
    'a workplace that is none any more',
    async () => {
      await kind('employer')();
      await db.owner`update app.employment set ended_on = started_on where id = any (${jobs.map(({ id }) => id)}::uuid[])`;
    },
    async () => {
      await db.owner`update app.employment set ended_on = null where id = any (${jobs.map(({ id }) => id)}::uuid[])`;
      await kind('job_centre')();
    },
  );
  await expect(act('kazuko', { act: 'revoke', giving })).rejects.toThrow();
  await dead('shut', () => act('shota', { act: 'revoke', giving }), change('revoked_at = null, revoked_by = null'));
  await expect(act('kazuko', { act: 'withdraw', package: (await standing()).id })).rejects.toThrow();
  await dead('taken back', async () => act('shota', { act: 'withdraw', package: (await standing()).id }));
  expect(await nobody((tx) => isLinkLive(tx, second)), 'the other one, too').toBe(false);
  await expect(give(), 'nothing is given without consent').rejects.toMatchObject({ code: 'ND384' });
  // What was handed out is listed, not pretended away.
  expect((await standing()).givings.length).toBe(2);
});

test('what the support team wrote down for somebody else is that one’s word, and goes to nobody', async () => {
  const reports = () => as('shota', (tx) => getOffer(tx, receiverId)).then((offer) => JSON.stringify(offer.reports ?? []));
  const [line] = await db.owner`
    select l.entry_id, l.key, l.sources[1] as source from app.report r join app.party p on p.id = r.party_id and p.kind = 'supported_person'
      join app.report_line l on l.entry_id = r.entry_id and cardinality(l.sources) = 1 join app.entry e on e.id = l.sources[1] and e.author_kind = 'support_team'
     where r.case_id = ${caseId} and not exists (select from app.report n where n.replaces = r.entry_id) order by r.month desc, l.place limit 1`;
  const { entryId, key, source } = line!;
  await db.owner`alter table app.report disable trigger only_added`;
  await db.owner`alter table app.report_line disable trigger only_added`;
  await db.owner`update app.report set month = date_trunc('month', app.today()) where entry_id = ${entryId}`;
  await db.owner`update app.report_line set words = 'CANARY-line' where entry_id = ${entryId} and key = ${key}`;
  const saidBy = (party: string | null) => db.owner`update app.entry set on_behalf_of = ${party} where id = ${source}`;
  expect(await reports()).toContain('CANARY-line');
  await saidBy(side('mother'));
  expect(await reports()).not.toContain('CANARY-line');
  await saidBy(await partyOf('supported_person'));
  expect(await reports()).toContain('CANARY-line');
  await saidBy(null);
});

test('what a workplace was given ends with the job; another job’s beginning does not open it again', async () => {
  const before = receiverId;
  await as('takahashi', (tx) => actOnHandover(tx, caseId, { act: 'receiver', kind: 'employer', name: 'C' }));
  const { receivers } = (await as('shota', (tx) => findHandover(tx, caseId)))!;
  receiverId = receivers.at(-1)!.id;
  await choose('shota', ['contacts']);
  const token = await give();
  const key = newId();
  await opens(token, key);
  const [job] =
    await db.owner`select id from app.employment where case_id = ${caseId} and ended_on is null and disclosure <> 'closed'`;
  expect(await reads(token, key)).toBeDefined();
  await as('shota', async (tx) => {
    await tx`select app.end_employment(${job!.id}, app.today())`;
    await tx`insert into app.audit_event (act, object_type) values ('test', 'test')`;
  });
  const next = newId();
  await db.owner`insert into app.employment (id, case_id, employer, disclosure, started_on) values (${next}, ${caseId}, 'D', 'open', app.today())`;
  expect(await nobody((tx) => isLinkLive(tx, token))).toBe(false);
  expect(await reads(token, key)).toBe(undefined);
  // Agreed to anew, for who is there now.
  await choose('shota', ['contacts']);
  expect(await nobody(async (tx) => isLinkLive(tx, await give()))).toBe(true);
  receiverId = before;
});

test('how it goes after the end is written down of who agreed to be asked, once', async () => {
  const ask = { act: 'follow', months: 3, on: '2026-11-20', words: 'W' } as const;
  await expect(as('takahashi', (tx) => actOnHandover(tx, caseId, ask))).rejects.toMatchObject({ code: 'ND385' });
  await as('shota', (tx) =>
    actOnHandover(tx, caseId, { act: 'talk', answer: 'wants', said: '', on: '2026-11-01', follow_up: 'yes' }),
  );
  // The support is over: the person reads on what they read before.
  const count = () => as('shota', (tx) => tx`select count(*)::int as n from app.entry where case_id = ${caseId}`);
  const during = await count();
  expect(during[0]!.n).toBeGreaterThan(10);
  await db.owner`update app.case set ended_on = started_on where id = ${caseId}`;
  expect(await count()).toEqual(during);
  await expect(as('shota', (tx) => actOnHandover(tx, caseId, ask))).rejects.toThrow();
  await as('takahashi', (tx) => actOnHandover(tx, caseId, ask));
  await expect(as('takahashi', (tx) => actOnHandover(tx, caseId, ask))).rejects.toMatchObject({ code: 'ND386' });
  expect(await as('shota', (tx) => findHandover(tx, caseId))).toMatchObject({ followed: [{ months: 3 }] });
});

test('a workplace that does not know is handed nothing', async () => {
  const add = (tx: Tx) => actOnHandover(tx, caseId, { act: 'receiver', kind: 'employer', name: 'C' });
  await as('takahashi', add);
  await db.owner`update app.party set valid_to = now() where id = ${side('company')}`;
  await db.owner`update app.employment set disclosure = 'closed' where case_id = ${caseId}`;
  await expect(as('takahashi', add)).rejects.toMatchObject({ code: 'ND381' });
});
