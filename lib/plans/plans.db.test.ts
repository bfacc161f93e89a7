import { expect, test } from '@playwright/test';
import { NotFound, type Tx } from '@/db/client';
import { idOf, insertOneCase } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { listGuardians } from '@/lib/consents/queries';
import { addDays, startOfDay, today } from '@/lib/dates';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import {
  beginPlan,
  evaluateGoal,
  linkToGoal,
  removeGoal,
  takePlanStep,
  tellProgress,
  tickStep,
  writeGoal,
  writeSection,
} from './commands';
import {
  type Act,
  acts,
  besideGuardians,
  categoryOf,
  type Doer,
  doers,
  goalForm,
  nextState,
  type Section,
  sections,
  states,
  stepForms,
  wrongOfGuardian,
} from './model';
import { planDocument } from './paper';
import { getGoal, getPlan, listOwnPlans, listPlans, listTeamPlans, type Part } from './queries';

// In the case of db/one-case.ts: Sora, her mother (work, health), the company (work), the team with its service manager.
const caseId = idOf('case');
const now = today();
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterAll(() => db.drop());
const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
const looking = <T>(side: string, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf('sora'), work, idOf(side));
const plan = (who: string, id: string) => as(who, (tx) => getPlan(tx, caseId, id));
const step = async (who: string, id: string, input: Record<string, unknown> & { act: Act }) => {
  const [found] = await db.owner<{ version: number }[]>`select version from app.plan where entry_id = ${id}`;
  const parsed = stepForms[input.act].parse({ version: String(found!.version), ...input });
  return as(who, (tx) => takePlanStep(tx, id, parsed as never));
};
const goal = (over: Record<string, unknown> = {}) =>
  goalForm.parse({
    version: '0',
    goal: newId(),
    words: 'ひとりで 聞けるように なりたい',
    steps: '・メモを 持つ\n2. 朝に 聞く\n',
    category: 'work',
    need: 'N',
    support: 'S',
    self: '',
    who: 'W',
    often: '',
    from: '',
    to: '',
    ...over,
  });

/** A version with every section and two goals, brought as far as `until`. Every word of it is a canary with its section's name. */
async function written(until: 'assessing' | 'draft' | 'met' | 'explained' | 'agreed' | 'delivered', sides: string[] = []) {
  await db.owner`update app.plan set state = 'dropped', hash = null, explained_on = null where case_id = ${caseId} and state in ('assessing', 'draft', 'met', 'explained')`;
  const id = await as('worker', (tx) => beginPlan(tx, caseId));
  const { parts: before, goals: old } = await plan('worker', id);
  for (const one of old) await as('worker', (tx) => removeGoal(tx, one.id));
  for (const section of sections)
    await as('worker', (tx) =>
      writeSection(tx, id, section, before.find((one) => one.section === section)?.version ?? 0, `CANARY-${section} ${id}`),
    );
  const goals = [
    goal({ words: `CANARY-goal-work ${id}` }),
    goal({ words: `CANARY-goal-health ${id}`, category: 'health', steps: '' }),
  ];
  for (const one of goals) await as('worker', (tx) => writeGoal(tx, id, one));
  const on = now;
  const all = [
    ['draft', 'worker', { act: 'assess', on, how: 'video' }],
    ['met', 'service', { act: 'meet', on, with: '本人・支援員', person: 'yes' }],
    ['explained', 'service', { act: 'explain', on }],
    ['agreed', 'sora', { act: 'agree', parties: sides.map(idOf) }],
    ['delivered', 'worker', { act: 'deliver', on, how: 'screen' }],
  ] as const;
  for (const [state, who, input] of all) {
    if (until === 'assessing') break;
    await step(who, id, input as never);
    if (state === until) break;
  }
  return { id, goals: goals.map((one) => one.goal) };
}

test('every state × act × role: the database and the model say the same', async () => {
  for (const state of states)
    for (const act of acts)
      for (const doer of [...doers, 'family'] as const) {
        const [found] = await db.owner<{ next: string | null }[]>`
          select app.plan_next(${state}::app.plan_state, ${act}::app.plan_act, ${doer}) as next`;
        expect(found!.next, `${state} ${act} ${doer}`).toBe(doer === 'family' ? null : nextState(state, act, doer as Doer));
      }
  for (const section of sections) {
    const [found] = await db.owner<{ category: string }[]>`select app.plan_category(${section}::app.plan_section) as category`;
    expect(found!.category, section).toBe(categoryOf(section));
  }
});

test('a version goes its way: each step by whom it is for, and none that leaves one out', async () => {
  const id = await as('worker', (tx) => beginPlan(tx, caseId));
  await expect(
    as('service', (tx) => beginPlan(tx, caseId)),
    'one at a time',
  ).rejects.toMatchObject({ code: 'ND201' });
  for (const who of ['sora', 'mother', 'hr', 'colleague', 'otherManager'])
    await expect(
      as(who, (tx) => beginPlan(tx, caseId)),
      who,
    ).rejects.toBeInstanceOf(NotFound);
  const on = now;
  await expect(step('worker', id, { act: 'assess', on, how: 'face_to_face' }), 'nothing is known yet').rejects.toMatchObject({
    code: 'ND202',
  });
  for (const section of ['wishes', 'strengths', 'needs', 'workplace'] as Section[])
    await as('worker', (tx) => writeSection(tx, id, section, 0, section));
  await expect(plan('sora', id), 'while it is being written').rejects.toBeInstanceOf(NotFound);
  await step('worker', id, { act: 'assess', on, how: 'face_to_face' });
  const meeting = { act: 'meet', on, with: '本人', person: 'yes' } as const;
  await expect(step('service', id, meeting), 'without a goal').rejects.toMatchObject({ code: 'ND202' });
  const one = goal();
  await as('worker', (tx) => writeGoal(tx, id, one));
  await expect(step('worker', id, meeting), 'by a worker').rejects.toMatchObject({ code: 'ND200' });
  await expect(step('manager', id, meeting), 'by a manager who is no service manager').rejects.toMatchObject({ code: 'ND200' });
  await step('service', id, meeting);
  expect(
    (await plan('sora', id)).taken.map(({ detail }) => detail.act),
    'from the meeting on it is theirs to read',
  ).toEqual(['assess', 'meet']);
  await expect(step('sora', id, { act: 'agree' }), 'before it was explained').rejects.toMatchObject({ code: 'ND200' });
  await expect(step('worker', id, { act: 'explain', on })).rejects.toMatchObject({ code: 'ND200' });
  await step('service', id, { act: 'explain', on });
  await expect(
    as('service', (tx) => writeSection(tx, id, 'wishes', 1, 'other')),
    'explained',
  ).rejects.toMatchObject({ code: 'ND200' });
  await expect(
    as('service', (tx) => writeGoal(tx, id, goal())),
    'explained',
  ).rejects.toMatchObject({ code: 'ND200' });
  await step('sora', id, { act: 'not_yet', words: 'ここを なおしてください' });
  expect((await plan('sora', id)).plan).toMatchObject({ state: 'draft', explainedOn: null });
  await as('service', (tx) => writeSection(tx, id, 'wishes', 1, 'other'));
  await step('service', id, meeting);
  await step('service', id, { act: 'explain', on });
  for (const who of ['worker', 'service', 'mother'])
    await expect(step(who, id, { act: 'agree' }), `${who} for Sora`).rejects.toBeTruthy();
  await step('sora', id, { act: 'agree' });
  await expect(step('sora', id, { act: 'agree' }), 'twice').rejects.toMatchObject({ code: 'ND200' });
  // The day of the consent is the clock's, typed once.
  const facts = await as('worker', (tx) => tx`select kind, from_on, plan_id from app.clock_fact where plan_id = ${id}`);
  expect(facts).toEqual([{ kind: 'plan', fromOn: now, planId: id }]);
  await expect(
    step('worker', id, { act: 'copy', on: addDays(now, -1), to_whom: 'X' }),
    'before it was agreed',
  ).rejects.toMatchObject({ code: 'ND203' });
  await step('worker', id, { act: 'deliver', on, how: 'paper' });
  await step('worker', id, { act: 'copy', on, to_whom: '相談支援 なごみ' });
  await step('worker', id, { act: 'monitor', on, how: 'face_to_face', words: 'M' });
  // Two who looked at the same: the second learns of the first, whose words stay.
  const evaluate = (who: string, effect: string, was: string) =>
    as(who, (tx) => evaluateGoal(tx, one.goal, { done: 'yes', reached: 'partly', effect, remains: 'R', was }));
  await evaluate('worker', 'E', '');
  await expect(evaluate('service', 'F', '')).rejects.toMatchObject({ code: 'ND471' });
  const { evaluated, effect } = (await as('service', (tx) => getGoal(tx, caseId, one.goal, null))).goal;
  expect(effect).toBe('E');
  await evaluate('service', 'F', evaluated);
  const { plan: done, taken, isWhole } = await plan('sora', id);
  expect(done).toMatchObject({ state: 'delivered', agreedOn: now, method: 'screen', deliveredOn: now, copiedOn: now });
  expect(isWhole).toBe(true);
  expect(taken.map(({ detail }) => detail.act).join(' ')).toBe(
    'assess meet explain not_yet meet explain agree deliver copy monitor',
  );
});

test('what was explained stays, whoever writes; a change behind it shows', async () => {
  const { id, goals } = await written('explained');
  const [part] = await db.owner`select entry_id from app.plan_part where plan_id = ${id} limit 1`;
  for (const entry of [part!.entryId, goals[0]])
    await expect(db.owner`update app.entry set body = 'other' where id = ${entry}`).rejects.toMatchObject({ code: 'ND200' });
  await expect(
    db.byHand(idOf('worker'), (tx) => tx`update app.entry set body = 'other' where id = ${part!.entryId}`),
  ).resolves.toHaveLength(0);
  expect((await plan('sora', id)).isWhole).toBe(true);
  await db.owner`update app.goal_step set words = 'other' where goal_id = ${goals[0]!} and number = 1`;
  expect((await plan('sora', id)).isWhole).toBe(false);
  // Nor does anybody take it out of Sora's sight; she may, herself.
  const narrow = (who: string, entry: string) =>
    db.byHand(idOf(who), (tx) => tx`select app.narrow_audience(${entry}, ${[idOf('soraSide')]}::uuid[])`);
  for (const entry of [id, part!.entryId, goals[0]!])
    await expect(narrow('worker', entry)).rejects.toMatchObject({ code: 'ND470' });
  await narrow('sora', goals[0]!);
});

test('each side reads the sections that it is named for and holds consent for; as the preview says', async () => {
  const words = ({ parts, goals }: { parts: { words: string }[]; goals: { words: string }[] }) =>
    [...parts, ...goals]
      .map((one) => one.words.match(/CANARY-([\w-]+)/)![1])
      .sort()
      .join(' ');
  const { id } = await written('delivered', ['shopSide', 'motherSide']);
  const expected = {
    sora: 'all',
    worker: 'all',
    service: 'all',
    manager: 'all',
    hr: 'company goal-work workplace',
    boss: 'company goal-work workplace',
    mother: 'company goal-health goal-work health workplace',
    father: null,
    doctor: null,
    miller: null,
    colleague: null,
    otherManager: null,
    left: null,
  } as const;
  const all = words(await plan('sora', id));
  expect(all.split(' ')).toHaveLength(sections.length + 2);
  for (const [who, sees] of Object.entries(expected)) {
    if (sees === null) await expect(plan(who, id), who).rejects.toBeTruthy();
    else expect(words(await plan(who, id)), who).toBe(sees === 'all' ? all : sees);
  }
  for (const [side, who] of [
    ['shopSide', 'hr'],
    ['motherSide', 'mother'],
  ] as const)
    expect(words(await looking(side, (tx) => getPlan(tx, caseId, id, null))), `as ${side}`).toBe(expected[who]);
  // Who agreed and how, and what was said on the way, stays between the person and the team.
  expect((await plan('hr', id)).taken).toEqual([]);
  // Taken out again, by the person alone, with effect at once.
  await expect(step('worker', id, { act: 'share', parties: [] })).rejects.toMatchObject({ code: 'ND200' });
  await step('sora', id, { act: 'share', parties: [idOf('motherSide')] });
  await expect(plan('hr', id)).rejects.toBeInstanceOf(NotFound);
  expect(words(await plan('mother', id))).toBe(expected.mother);
  await expect(step('sora', id, { act: 'share', parties: [idOf('millSide')] }), 'a side that has ended').rejects.toMatchObject({
    code: 'ND002',
  });
  await expect(step('sora', id, { act: 'share', parties: [idOf('teamThere')] }), 'of another case').rejects.toMatchObject({
    code: 'ND002',
  });
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = given_by where party_id = ${idOf('motherSide')} and category = 'health'`;
  expect(words(await plan('mother', id)), 'consent taken back').toBe('company goal-work workplace');
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where party_id = ${idOf('motherSide')} and category = 'health'`;
});

test('a draft reaches nobody but the team: not the list, not the search, not a notice, not a count', async () => {
  const { id } = await written('draft');
  for (const who of ['sora', 'mother', 'hr', 'doctor']) {
    expect(
      (await as(who, (tx) => listPlans(tx, caseId))).map((one) => one.id),
      who,
    ).not.toContain(id);
    const found = await as(who, (tx) => tx`select * from app.search('CANARY', ${[caseId]}::uuid[], 500)`);
    const texts = await as(
      who,
      (tx) => tx`select body from app.entry where id = any (${found.map((one) => one.entryId)}::uuid[])`,
    );
    expect(
      texts.filter((one) => String(one.body).includes(id)),
      who,
    ).toEqual([]);
    const told =
      await db.owner`select from app.notice n join app.entry e on e.id = n.entry_id where n.person_id = ${idOf(who)} and (e.id = ${id} or e.body like ${`%${id}%`})`;
    expect(told.length, who).toBe(0);
  }
  expect(
    (await as('worker', (tx) => tx`select * from app.search('CANARY-wishes', ${[caseId]}::uuid[], 500)`)).length,
  ).toBeGreaterThan(0);
});

test('consent on paper is written down with a witness, and put before the person', async () => {
  const { id } = await written('explained');
  const paper = { act: 'paper', on: now, witness: '母' } as const;
  await expect(step('sora', id, paper)).rejects.toMatchObject({ code: 'ND200' });
  await step('worker', id, paper);
  expect((await plan('sora', id)).plan).toMatchObject({ state: 'agreed', method: 'paper', confirmedAt: null });
  expect((await as('sora', (tx) => listOwnPlans(tx))).find((one) => one.planId === id)?.unconfirmed).toBe(true);
  await expect(step('worker', id, { act: 'confirm' })).rejects.toMatchObject({ code: 'ND200' });
  await step('sora', id, { act: 'confirm' });
  expect((await plan('sora', id)).plan.confirmedAt).not.toBeNull();
  await expect(step('sora', id, { act: 'confirm' })).rejects.toMatchObject({ code: 'ND200' });
});

test('a guardian beside the person: named, in their time, with the person’s own answer; never in its place', async () => {
  const { id } = await written('explained', []);
  const guardian = newId();
  const beside = {
    act: 'guardian',
    guardian,
    what: 'agreed',
    on: now,
    how: 'talk',
    answer: 'could_not',
    words: '今日は こたえられない',
  } as const;
  const silent = { act: 'paper', on: now, witness: '相談員', person: 'no', why: '入院している' } as const;
  await expect(step('worker', id, beside), 'there is none').rejects.toMatchObject({ code: 'ND204' });
  const [mother] = await db.owner`select id from app.member where person_id = ${idOf('mother')} and case_id = ${caseId}`;
  const put = (of: string, days: [number, number]) => db.owner`
    insert into app.guardian (id, case_id, member_id, categories, document, valid_from, valid_to, recorded_by)
    values (${of}, ${caseId}, ${mother!.id}, '{plan}', 'D', ${startOfDay(addDays(now, days[0]))}, ${startOfDay(addDays(now, days[1]))}, ${idOf('worker')})`;
  const over = newId();
  await put(over, [-20, 0]);
  await put(guardian, [0, 1]);
  await expect(step('worker', id, { ...beside, guardian: over }), 'until yesterday').rejects.toMatchObject({ code: 'ND204' });
  const known = await as('worker', (tx) => listGuardians(tx, caseId));
  const { taken: before } = await plan('worker', id);
  expect(wrongOfGuardian({ ...beside, guardian: over }, known, before)).toEqual({ on: 'plans.errors.guardian_day' });
  expect(wrongOfGuardian({ ...beside, guardian: newId() }, known, before)).toEqual({ guardian: 'plans.errors.guardian' });
  expect(wrongOfGuardian(beside, [], before)).toEqual({ guardian: 'plans.errors.guardian_none' });
  expect(wrongOfGuardian(beside, known, before)).toEqual({});
  expect(wrongOfGuardian(silent, known, before)).toEqual({ person: 'plans.errors.guardian_first' });
  await expect(step('worker', id, silent), 'nobody has agreed').rejects.toMatchObject({ code: 'ND202' });
  for (const who of ['sora', 'mother'])
    await expect(step(who, id, beside), who).rejects.toMatchObject(who === 'sora' ? { code: 'ND200' } : {});
  await expect(
    as('worker', async (tx) =>
      takePlanStep(tx, id, { ...beside, words: ' ', version: (await getPlan(tx, caseId, id, null)).plan.version }),
    ),
    'without the person’s answer',
  ).rejects.toMatchObject({ code: 'ND202' });
  await step('worker', id, { ...beside, what: 'explained' });
  await expect(step('worker', id, silent), 'heard, not agreed').rejects.toMatchObject({ code: 'ND202' });
  await step('worker', id, beside);
  expect((await plan('sora', id)).plan, 'a guardian’s word alone makes no plan').toMatchObject({
    state: 'explained',
    agreedOn: null,
  });
  // What was agreed to before other words were explained counts no more.
  await step('sora', id, { act: 'not_yet', words: 'まだ' });
  await step('service', id, { act: 'meet', on: now, with: '本人', person: 'yes' });
  await step('service', id, { act: 'explain', on: now });
  expect(besideGuardians((await plan('sora', id)).taken)).toEqual([]);
  await expect(step('worker', id, silent), 'of other words').rejects.toMatchObject({ code: 'ND202' });
  await step('service', id, beside);
  expect(wrongOfGuardian(silent, known, (await plan('worker', id)).taken)).toEqual({});
  await step('worker', id, silent);
  const found = await plan('sora', id);
  expect(found.plan).toMatchObject({ state: 'agreed', method: 'paper', confirmedAt: null });
  expect(besideGuardians(found.taken).map(({ detail, words }) => [detail.name, detail.what, words])).toEqual([
    ['mother', 'agreed', '今日は こたえられない'],
  ]);
  const ui = await makeUi(DEFAULT_SETTINGS);
  const paper = JSON.stringify(planDocument(ui, { found, personName: 'Sora', agency: 'A', furigana: 'none' }));
  for (const words of [
    'motherさん（後見人など）も同意しました（話して）',
    '今日は こたえられない',
    '本人は答えられませんでした',
  ])
    expect(paper).toContain(words);
  const audit = await db.owner`select detail from app.audit_event where act = 'plan.guardian' and object_id = ${id}`;
  expect(audit).toHaveLength(3);
  expect(JSON.stringify(audit), 'no words in the audit').not.toContain('こたえられない');
  // They are still asked themself, and it is nobody else's to read.
  expect((await as('mother', (tx) => tx`select id from app.entry where thread_id = ${id} and kind = 'plan_step'`)).length).toBe(
    0,
  );
  await step('sora', id, { act: 'confirm' });
  expect((await plan('sora', id)).plan.confirmedAt).not.toBeNull();
  await db.owner`delete from app.guardian where case_id = ${caseId}`;
});

test('its person says that they have it, and that is the delivery; nobody else says it for them but the team', async () => {
  const { id } = await written('explained');
  const got = { act: 'deliver', on: addDays(now, -1), how: 'screen' } as const;
  await expect(step('sora', id, got), 'before it holds').rejects.toMatchObject({ code: 'ND200' });
  await step('sora', id, { act: 'agree' });
  await expect(step('mother', id, got)).rejects.toBeInstanceOf(NotFound);
  await step('sora', id, got);
  const { plan: done, taken } = await plan('worker', id);
  expect(done, 'on the day on which they said so').toMatchObject({ state: 'delivered', deliveredOn: now });
  expect(taken.at(-1)?.detail).toMatchObject({ act: 'deliver', by: 'person', to: 'delivered' });
  await expect(step('worker', id, { ...got, on: now }), 'once').rejects.toMatchObject({ code: 'ND200' });
});

test('the next version goes on from the one that holds, which it replaces when it is agreed to', async () => {
  const first = await written('delivered', ['shopSide']);
  await as('sora', (tx) => tickStep(tx, first.goals[0]!, 1, true));
  const second = await as('service', (tx) => beginPlan(tx, caseId));
  const copy = await plan('service', second);
  expect(copy.plan).toMatchObject({ basedOn: first.id, state: 'assessing' });
  expect(copy.parts.map((one) => one.section)).toEqual((await plan('service', first.id)).parts.map((one) => one.section));
  expect(copy.goals.map((one) => one.continues)).toEqual(expect.arrayContaining(first.goals));
  const taken = copy.goals.find((one) => one.continues === first.goals[0])!;
  expect(taken.steps).toMatchObject([
    { words: 'メモを 持つ', done: true },
    { words: '朝に 聞く', done: false },
  ]);
  expect(
    copy.parts.every((one) => one.audience.length === 1),
    'for the team alone',
  ).toBe(true);
  const other = copy.goals.find((one) => one.id !== taken.id)!;
  await as('service', (tx) => removeGoal(tx, other.id));
  expect((await plan('service', second)).goals.map((one) => one.id)).not.toContain(other.id);
  const on = now;
  await step('service', second, { act: 'assess', on, how: 'video' });
  await step('service', second, { act: 'meet', on, with: 'W', person: 'no', why: '入院中' });
  await step('service', second, { act: 'explain', on });
  expect((await plan('sora', first.id)).plan.state, 'it holds until then').toBe('delivered');
  await step('sora', second, { act: 'agree' });
  expect((await plan('sora', first.id)).plan).toMatchObject({ state: 'replaced', replacedOn: now });
  // What the sides may read is asked again, as at every review.
  const asked = await db.owner`select occasion from app.consent_request where case_id = ${caseId} and occasion = 'review'`;
  expect(asked.length).toBeGreaterThan(0);
});

test('two write at once: the later one is told, and both texts are there', async () => {
  const { id, goals } = await written('draft');
  const { parts } = await plan('worker', id);
  const [wishes, points] = (['wishes', 'points'] as const).map((section) => parts.find((one) => one.section === section)!) as [
    Part,
    Part,
  ];
  await as('worker', (tx) => writeSection(tx, id, 'wishes', wishes.version, 'first'));
  await expect(as('service', (tx) => writeSection(tx, id, 'wishes', wishes.version, 'second'))).rejects.toMatchObject({
    code: 'plan_changed',
  });
  await as('service', (tx) => writeSection(tx, id, 'points', points.version, 'another section'));
  const found = (await plan('worker', id)).goals.find((one) => one.id === goals[0])!;
  await as('worker', (tx) =>
    writeGoal(tx, id, goal({ goal: found.id, version: String(found.version), words: found.words, steps: 'a' })),
  );
  await expect(
    as('service', (tx) => writeGoal(tx, id, goal({ goal: found.id, version: String(found.version) }))),
  ).rejects.toMatchObject({ code: 'plan_changed' });
  const { plan: seen } = await plan('service', id);
  await step('service', id, { act: 'meet', on: now, with: 'W', person: 'yes' });
  await expect(
    as('service', (tx) => takePlanStep(tx, id, { act: 'drop', version: seen.version, words: '' })),
    'the state moved on',
  ).rejects.toMatchObject({ code: 'plan_moved' });
});

test('how a goal goes: said by the person and the team, ticked by both, linked to what they may read', async () => {
  const { id, goals } = await written('delivered', ['shopSide']);
  const goalId = goals[0]!;
  const readers = [idOf('soraSide'), idOf('team')];
  const tell = (who: string, partyId: string) =>
    as(who, (tx) => tellProgress(tx, { caseId, goalId, partyId, readers }, { level: 'going', words: `${who} says` }));
  await tell('sora', idOf('soraSide'));
  await tell('worker', idOf('team'));
  await expect(
    as('hr', (tx) => tellProgress(tx, { caseId, goalId, partyId: idOf('shopSide'), readers }, { level: 'going', words: 'W' })),
  ).rejects.toMatchObject({ code: '42501' });
  const found = await as('sora', (tx) => getGoal(tx, caseId, goalId));
  expect(found.goal.progress.map((one) => one.words).sort()).toEqual(['sora says', 'worker says']);
  expect((await as('hr', (tx) => getGoal(tx, caseId, goalId))).said, 'between the two').toEqual([]);
  await as('worker', (tx) => tickStep(tx, goalId, 2, true));
  for (const who of ['hr', 'father', 'colleague'])
    await expect(
      as(who, (tx) => tickStep(tx, goalId, 1, true)),
      who,
    ).rejects.toBeInstanceOf(NotFound);
  await as('worker', (tx) => linkToGoal(tx, caseId, goalId, idOf('all')));
  expect((await as('sora', (tx) => getGoal(tx, caseId, goalId))).linked.map((one) => one.id)).toEqual([idOf('all')]);
  await expect(as('worker', (tx) => linkToGoal(tx, caseId, goalId, idOf('quiet')))).resolves.toBeUndefined();
  expect(
    (await as('hr', (tx) => getGoal(tx, caseId, goalId))).linked.map((one) => one.id),
    'not what is not for them',
  ).toEqual([idOf('all')]);
  await expect(as('worker', (tx) => linkToGoal(tx, caseId, goalId, idOf('aboutWorker')))).rejects.toMatchObject({
    code: '42501',
  });
  await expect(as('hr', (tx) => linkToGoal(tx, caseId, goalId, idOf('shopAsks')))).rejects.toMatchObject({ code: '42501' });
  expect((await as('service', (tx) => listTeamPlans(tx))).map((one) => [one.id, one.doer])).toEqual([[id, 'service_manager']]);
});

test('by hand nobody writes or corrects a piece of a plan, nor asks for more readers of it', async () => {
  const { goals } = await written('delivered');
  for (const kind of ['plan', 'plan_part', 'goal', 'plan_step'])
    await expect(
      db.byHand(
        idOf('worker'),
        (tx) => tx`
        insert into app.entry (id, case_id, kind, category, audience, author_party_id, occurred_at)
        values (${newId()}, ${caseId}, ${kind}, 'plan', ${[idOf('team')]}, ${idOf('team')}, now())`,
      ),
      kind,
    ).rejects.toMatchObject({ code: '42501' });
  expect(
    await db.byHand(idOf('worker'), (tx) => tx`update app.entry set body = 'x' where id = ${goals[0]!} returning id`),
  ).toEqual([]);
  await expect(
    db.byHand(
      idOf('worker'),
      (tx) => tx`insert into app.audience_proposal (id, case_id, entry_id, parties, reason)
      values (${newId()}, ${caseId}, ${goals[0]!}, ${[idOf('shopSide')]}, 'R')`,
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('a company whose employment is closed reads nothing of a plan, nor of its paper, nor a goal; open and consented to, it does', async () => {
  const { id, goals } = await written('delivered', ['shopSide']);
  const [work, health] = goals as [string, string];
  const company = ['company', 'goal-work', 'workplace'];
  /** What of this version stands on the paper that somebody is handed; null: there is none. */
  const paper = (who: string) =>
    as(who, async (tx) => {
      const found = await getPlan(tx, caseId, id, 'file').catch(() => null);
      if (!found) return null;
      const ui = makeUi({ ...DEFAULT_SETTINGS, furigana: 'none' });
      const text = JSON.stringify(planDocument(ui, { found, personName: 'P', agency: 'A', furigana: 'none' }));
      return [...new Set([...text.matchAll(/CANARY-([a-z_]+(?:-[a-z]+)?)/g)].map((one) => one[1]))].sort();
    });
  /** All that somebody comes by of this version beside its page and paper. */
  const traces = (who: string) =>
    as(who, async (tx) => [
      (await listPlans(tx, caseId)).length,
      (await tx`select from app.search('CANARY', ${[caseId]}::uuid[], 500)`).length,
      (await tx`select from app.entry where kind::text in ('plan', 'plan_part', 'goal', 'plan_step')`).length,
      (await tx`select from app.plan_part`).length + (await tx`select from app.goal`).length,
      (await tx`select from app.goal_step`).length,
    ]);
  const nothing = [0, 0, 0, 0, 0];
  const disclose = async (to: 'open' | 'closed', was: 'open' | 'closed') => {
    const [circle] = await db.owner<{ all: string[] }[]>`select app.circle_of_job(${idOf('shop')}) as all`;
    await db.byHand(
      idOf('sora'),
      (tx) =>
        tx`select app.set_disclosure(${idOf('shop')}, ${to}::app.disclosure, '{}', '{}', '{}', ${was}::app.disclosure, ${circle!.all}::uuid[])`,
    );
  };

  for (const who of ['hr', 'boss']) {
    expect(await paper(who), who).toEqual(company);
    expect((await as(who, (tx) => getGoal(tx, caseId, work))).goal.id, who).toBe(work);
    await expect(
      as(who, (tx) => getGoal(tx, caseId, health)),
      `${who}: not consented to`,
    ).rejects.toBeInstanceOf(NotFound);
    expect(
      (await traces(who)).every((n) => n > 0),
      who,
    ).toBe(true);
  }

  await disclose('closed', 'open');
  for (const who of ['hr', 'boss']) {
    expect(await paper(who), who).toBeNull();
    for (const goal of goals)
      await expect(
        as(who, (tx) => getGoal(tx, caseId, goal)),
        who,
      ).rejects.toBeInstanceOf(NotFound);
    expect(await traces(who), who).toEqual(nothing);
  }
  await expect(
    looking('shopSide', (tx) => getPlan(tx, caseId, id, null)),
    'nor is there anybody to look as',
  ).rejects.toBeTruthy();
  await expect(step('sora', id, { act: 'share', parties: [idOf('shopSide')] })).rejects.toMatchObject({ code: 'ND002' });
  expect(await paper('mother'), 'who was not named').toBeNull();
  const next = await written('explained');
  await expect(step('sora', next.id, { act: 'agree', parties: [idOf('shopSide')] })).rejects.toMatchObject({ code: 'ND002' });
  await step('service', next.id, { act: 'drop' });

  // Open again, with the same people: from nothing, until they are named and consented to anew.
  await disclose('open', 'closed');
  const again = idOf('shopAgain');
  await db.byHand(
    idOf('worker'),
    (tx) => tx`select app.make_party(${again}, ${caseId}, 'employer', 'again', '', ${idOf('shop')})`,
  );
  await db.owner`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${caseId}, ${again}, ${idOf('hr')})`;
  expect(await traces('hr'), 'not what its side was named for before').toEqual(nothing);
  await step('sora', id, { act: 'share', parties: [again] });
  expect(await traces('hr'), 'named, without consent').toEqual(nothing);
  expect(await paper('hr')).toBeNull();
  await db.owner`
    insert into app.consent (id, giving_id, case_id, party_id, category, purpose, given_at, given_by, recorded_by, method, wording, wording_version, locale,
           valid_from, valid_to)
      select ${newId()}, ${newId()}, case_id, ${again}, category, purpose, now(), given_by, recorded_by, method, wording, wording_version, locale, now(),
             now() + interval '1 day'
        from app.consent where party_id = ${idOf('shopSide')} and category = 'work'`;
  expect(await paper('hr')).toEqual(company);
  expect((await as('hr', (tx) => getGoal(tx, caseId, work))).goal.id).toBe(work);
  expect(await paper('boss'), 'who has not come back').toBeNull();
});
