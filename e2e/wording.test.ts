import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { draftPlan, heldGoal } from './plans';
import { makeWorld, type World } from './world';

/** Before a company or a family reads it: words worth a thought are shown once, and what is sent again goes. Without JavaScript. */

let world: World;
test.beforeEach(async () => {
  world = await makeWorld({ locale: 'ja', furigana: 'none' });
});
test.afterEach(() => world.end());

const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };

test('an answer that the company reads: told once, kept as typed, sent as it is', async ({ browser }) => {
  const { caseId, sharedEntryId, sql } = world;
  const me = await world.as(browser, 'worker', phone);
  const page = await me.newPage();
  await page.goto(`/cases/${caseId}/entries/${sharedEntryId}`);
  const words = `通院があるので、作業所の予定を変えます ${newId()}`;
  await page.locator('#answer textarea').fill(words);
  await page.locator('#answer button').last().click();
  await expect(page.locator('#advice')).toContainText('送る前に');
  await expect(page.locator('#advice mark')).toHaveText(['通院']);
  await expect(page.locator('#answer textarea')).toHaveValue(words);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const sent = async () =>
    (await sql`select body from app.entry where thread_id = ${sharedEntryId} and body like ${`${words}%`}`).length;
  expect(await sent(), 'nothing was sent yet').toBe(0);
  // Another word beside it is told of as well; then it goes.
  await page.locator('#answer textarea').fill(`${words} 薬を飲みます`);
  await page.getByRole('button', { name: 'このまま送る' }).click();
  await expect(page.locator('#advice mark')).toHaveText(['通院', '薬']);
  await page.getByRole('button', { name: 'このまま送る' }).click();
  await expect(page).toHaveURL(/done=replied/);
  expect(await sent()).toBe(1);
  // What was found is written down nowhere.
  const [kept] =
    await sql`select count(*)::int as n from app.audit_event where case_id = ${caseId} and detail::text like '%通院%'`;
  expect(kept?.n).toBe(0);
  await me.close();
});

test('the twin: what only the person and the support team read goes at once', async () => {
  const { caseId, privateEntryId, parties, sql } = world;
  const body = `薬と通院のこと ${newId()}`;
  const answer = await world.post('worker', `/cases/${caseId}/entries/${privateEntryId}/reply`, {
    version: String((await sql`select version from app.entry where id = ${privateEntryId}`)[0]?.version),
    words: body,
    audience: [parties.support_team, parties.supported_person].join(),
  });
  expect(answer.headers.get('location')).toContain('done=replied');
});

test('every form of the support team: a record, a concern, a correction', async () => {
  const { caseId, parties, sql, people } = world;
  const before = (await sql`select count(*)::int as n from app.entry where case_id = ${caseId}`)[0]?.n;
  const common = {
    title: '',
    words: '統合失調症のこと',
    day: '',
    time: '',
    'audience[]': [parties.employer],
    on_behalf_of: '',
  };
  const note = { ...common, kind: 'note', category: 'work' };
  const concern = { ...common, worry: 'place', category: '', owner: '', due: '' };
  for (const [path, fields, back] of [
    ['entries', note, 'entries/new?kind=note&advice#advice'],
    ['concerns/team', concern, 'concerns/new?advice#advice'],
  ] as const) {
    const told = await world.post('worker', `/cases/${caseId}/${path}`, fields);
    expect(told.headers.get('location')).toBe(`/cases/${caseId}/${back}`);
    const html = await (await world.fetch('worker', `/cases/${caseId}/${back.replace('#advice', '')}`)).text();
    expect(html).toContain('<mark>');
    const gone = await world.post('worker', `/cases/${caseId}/${path}`, { ...fields, advised: '統合失調症' });
    expect(gone.headers.get('location')).toContain('done=recorded');
  }
  expect((await sql`select count(*)::int as n from app.entry where case_id = ${caseId}`)[0]?.n).toBe(before + 2);
  const [own] = await sql`select id, version from app.entry where case_id = ${caseId} and author_id = ${people.worker}
    and body = '統合失調症のこと' and kind = 'note'`;
  const save = (more: object) =>
    world.post('worker', `/cases/${caseId}/entries/${own?.id}/correct/save`, {
      version: String(own?.version),
      title: '',
      words: '借金のこと',
      ...more,
    });
  expect((await save({})).headers.get('location')).toBe(`/cases/${caseId}/entries/${own?.id}/correct?advice#advice`);
  expect((await save({ advised: '借金' })).headers.get('location')).toContain('done=corrected');
});

test('a plan’s sections, goals and evaluations, for the sides that may come to read them', async () => {
  const plan = `/cases/${world.caseId}/plan/${await draftPlan(world)}`;
  const goal = `/cases/${world.caseId}/plan/goals/${await heldGoal(world)}`;
  const written = {
    version: '0',
    goal: newId(),
    words: '統合失調症のこと',
    steps: '',
    category: 'work',
    need: '',
    support: 'S',
    self: '',
  };
  const fields = { ...written, who: 'W', often: '', from: '', to: '' };
  for (const [path, sent, form] of [
    [`${plan}/sections/company/save`, { version: '0', words: '統合失調症のこと' }, `${plan}/sections/company?advice`],
    [`${plan}/goals/save`, fields, `${plan}/goals/new?advice`],
    [
      `${goal}/evaluate`,
      { done: 'yes', reached: 'yes', effect: '統合失調症のこと', remains: '' },
      `${goal}?form=evaluation&advice`,
    ],
  ] as const) {
    expect((await world.post('worker', path, sent)).headers.get('location')).toBe(`${form}#advice`);
    expect(await (await world.fetch('worker', form)).text(), form).toContain('<mark>');
    const gone = await world.post('worker', path, { ...sent, advised: '統合失調症' });
    expect(gone.headers.get('location'), path).toContain('?done=');
  }
  const inner = await world.post('worker', `${plan}/sections/health/save`, { version: '0', words: '統合失調症のこと' });
  expect(inner.headers.get('location'), 'what no company or family may read is kept at once').toContain('?done=section');
});

test('the person’s own check page says it beside the names of who reads, and stops nothing', async ({ browser }) => {
  const { caseId, parties, people, sql, agencyId } = world;
  await sql`insert into app.sensitive_word (id, agency_id, word, instead, added_by)
    values (${newId()}, ${agencyId}, 'ひかり荘', '住んでいる所', ${people.manager})`;
  await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`concern:${caseId}`},
    ${sql.json({ worry: 'place', words: 'うつ病で、ひかり荘から通っています', reach: 'also', parties: [parties.employer] })})
    on conflict (person_id, key) do update set data = excluded.data`;
  const me = await world.as(browser, 'supported', phone);
  const page = await me.newPage();
  await page.goto(`/cases/${caseId}/concerns/new/check`);
  await expect(page.locator('#advice mark')).toHaveText(['うつ病', 'ひかり荘']);
  await expect(page.locator('#advice')).toContainText('書きかえの例：住んでいる所');
  await page.getByText('名前で確かめる').click();
  await expect(page.locator('details b', { hasText: '見えない人' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.locator('form[action$="/send"] button').click();
  await expect(page).toHaveURL(/\/sent/);
  await me.close();
});

test('an agency’s list: added, refused twice, taken off', async ({ browser }) => {
  const { agencyId } = world;
  const me = await world.as(browser, 'manager', phone);
  const page = await me.newPage();
  await page.goto(`/agencies/${agencyId}/words`);
  const word = `作業所${world.tag}`;
  const add = async (text: string) => {
    await page.getByLabel('言葉', { exact: false }).first().fill(text);
    await page.getByRole('button', { name: 'この言葉を足す' }).click();
  };
  await add('あ');
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.locator('input[name="word"]')).toHaveValue('あ');
  await add(word);
  await expect(page.locator('main')).toContainText('言葉を足しました');
  await add(word);
  await expect(page.locator('main')).toContainText('この言葉は、もう入っています');
  await page.getByRole('button', { name: `「${word}」を外す` }).click();
  await expect(page.locator('main')).toContainText('言葉を外しました');
  await expect(page.locator('ul.members')).not.toContainText(word);
  await me.close();
});
