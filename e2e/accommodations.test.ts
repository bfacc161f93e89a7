import { expect, type Page, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { askedDialogue, consentAgain } from './dialogues';
import { makeWorld, type World } from './world';

/** A dialogue about an accommodation, whole: three people with a phone each, none of them with JavaScript. */

let world: World;
test.beforeEach(async () => {
  world = await makeWorld();
  await consentAgain(world);
});
test.afterEach(() => world.end());

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('asked, answered in another way, agreed, tried, looked back on by both, kept', async ({ browser }) => {
  const [own, company, team] = await Promise.all(
    (['supported', 'employer', 'worker'] as const).map(async (who) => (await world.as(browser, who, phone)).newPage()),
  );
  await own!.goto(`/cases/${world.caseId}/accommodations`);
  await own!.getByRole('link', { name: '困っていることを伝える' }).click();
  await own!.getByRole('button', { name: '次へ' }).click();
  await expect(own!.locator('.summary-of-errors')).toContainText('困っていることを書いてください。');
  await own!.getByRole('textbox').fill('一度にたくさん言われると、わからなくなります');
  for (const answer of ['朝の仕事のとき', '', '紙に書いてほしい', '班長だけ']) {
    await own!.getByRole('button', { name: '次へ' }).click();
    await own!.getByRole('textbox').fill(answer);
  }
  await own!.getByRole('button', { name: '次へ' }).click();
  await expect(own!.locator('main')).toContainText('紙に書いてほしい');
  await own!.getByRole('button', { name: 'に伝える' }).click();
  await expect(own!.locator('.notice')).toContainText('伝えました');
  const dialogue = new URL(own!.url()).pathname;

  await company!.goto('/');
  await company!.getByRole('link', { name: '働きやすくする' }).click();
  await company!.getByRole('link', { name: '一度にたくさん' }).click();
  await company!.getByRole('link', { name: '今はむずかしい' }).click();
  await company!.getByRole('textbox', { name: '理由' }).fill('人が足りません');
  await company!.getByRole('button', { name: 'この答えを送る' }).click();
  await expect(company!.locator('.summary-of-errors li')).toHaveCount(2);
  await expect(company!.getByRole('textbox', { name: '理由' })).toHaveValue('人が足りません');
  await company!.goto(dialogue);
  await company!.getByRole('link', { name: '少し変えてできます' }).click();
  await company!.getByRole('textbox').fill('白板に書きます');
  await company!.getByRole('button', { name: 'この案を送る' }).click();

  await own!.goto(dialogue);
  await expect(own!.locator('main')).toContainText('白板に書きます');
  await own!.getByRole('button', { name: 'これでお願いする' }).click();
  await team!.goto(dialogue);
  await team!.getByRole('link', { name: '試す期間を決める' }).click();
  await team!.getByRole('textbox', { name: 'だれが、何をするか' }).fill('班長が毎朝書く');
  await team!.getByRole('button', { name: 'この期間で試す' }).click();
  await expect(team!.locator('main')).toContainText('試している');

  await company!.goto(`${dialogue}/seen`);
  await expect(company!, 'the person is asked first').toHaveURL(/conflict=ND030/);
  await effect(own!, dialogue, '役に立っているか答える', '助かっている');
  await effect(company!, dialogue, '職場から見た様子を答える', '少し助かっている');
  await own!.goto(dialogue);
  const facts = own!.locator('aside');
  await expect(facts).toContainText('助かっている');
  await expect(facts).toContainText('少し助かっている');
  await own!.getByRole('link', { name: 'このまま続ける' }).click();
  await own!.getByRole('button', { name: '続ける' }).click();
  await expect(own!.locator('main')).toContainText('続けている');
});

async function effect(page: Page, dialogue: string, act: string, choice: string) {
  await page.goto(dialogue);
  await page.getByRole('link', { name: act }).click();
  await page.getByRole('radio', { name: choice, exact: true }).check();
  await page.getByRole('button', { name: '答えを送る' }).click();
}

test('a card that the worker wrote is the company’s to read when the person has said yes, and gone with the consent', async ({
  browser,
}) => {
  const card = `/cases/${world.caseId}/accommodations/card`;
  const [own, team] = await Promise.all(
    (['supported', 'worker'] as const).map(async (who) => (await world.as(browser, who, phone)).newPage()),
  );
  await team!.goto(`${card}/edit`);
  await team!.getByRole('textbox', { name: 'すること' }).fill('1つずつ頼む CANARYCARD');
  await team!.getByRole('textbox', { name: 'わからないときに聞く人' }).fill('班長');
  await team!.getByRole('button', { name: '本人に見せる' }).click();
  const seen = async () => (await world.fetch('employer', card)).text();
  expect(await seen()).not.toContain('CANARYCARD');
  expect((await world.fetch('employer', `${card}/pdf`)).status).toBe(404);

  await own!.goto(card);
  await own!.getByRole('button', { name: 'この内容で会社の人に見せる' }).click();
  expect(await seen()).toContain('CANARYCARD');
  const pdf = await world.fetch('employer', `${card}/pdf?furigana=all`);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const text = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
  for (const part of ['/StructTreeRoot', '/Lang', '/Title']) expect(text).toContain(part);
  for (const who of ['family', 'partner', 'otherManager'] as const) {
    expect(await (await world.fetch(who, card)).text(), who).not.toContain('CANARYCARD');
  }

  await world.sql`update app.consent set withdrawn_at = now(), withdrawn_by = ${world.people.supported}
    where party_id = ${world.parties.employer} and category = 'accommodation' and withdrawn_at is null`;
  expect(await seen()).not.toContain('CANARYCARD');
  expect((await world.fetch('employer', `${card}/pdf`)).status).toBe(404);
});

test('who answers second is told, and sees the first answer', async ({ browser }) => {
  const path = `/cases/${world.caseId}/accommodations/${await askedDialogue(world)}`;
  const page = await (await world.as(browser, 'employer', phone)).newPage();
  await page.goto(`${path}/partly`);
  await world.post('employer', `${path}/step`, { act: 'yes', version: '1', words: 'もう決めました' });
  await page.getByRole('textbox').fill('別のやり方で');
  await page.getByRole('button', { name: 'この案を送る' }).click();
  await expect(page.locator('.notice')).toContainText('ほかの人が先に答えました');
  await expect(page.locator('main')).toContainText('もう決めました');
});

test('without words of one’s own: the agency’s example is found where one asks, and taken over by a tap', async ({
  browser,
}) => {
  await world.sql`insert into app.agency_example (id, agency_id, worry, difficulty, obstacle, wish, added_by)
    values (${newId()}, ${world.agencyId}, 'mistakes', 'order', '札の番号を見まちがえる', '番号を大きく書いてほしい', ${world.people.worker})`;
  const own = await (await world.as(browser, 'supported', phone)).newPage();
  const asking = `/cases/${world.caseId}/accommodations/new`;
  await own.goto(`${asking}/obstacle`);
  await own.getByText('例を見る').click();
  await own.getByRole('textbox', { name: '困っていること' }).fill('あさ');
  await own.getByRole('combobox', { name: 'どんなことが大変ですか' }).selectOption({ label: '順番・おぼえること' });
  await own.getByRole('textbox', { name: '言葉でさがす' }).fill('見マチガエル');
  await own.getByRole('button', { name: 'さがす' }).click();
  await expect(own.locator('#examples li')).toHaveText([/札の番号を見まちがえる/]);
  await own.getByRole('button', { name: '「札の番号を見まちがえる」を使う' }).click();
  await expect(own.getByRole('textbox', { name: '困っていること' }), 'beside what was written').toHaveValue(
    'あさ\n札の番号を見まちがえる',
  );
  await expect(own.locator('select[name=worry]')).toHaveValue('mistakes');
  await own.getByRole('button', { name: '次へ' }).click();
  await own.goto(`${asking}/wish`);
  await own.getByText('例を見る').click();
  await own.getByRole('button', { name: '「番号を大きく書いてほしい」を使う' }).click();
  await own.getByRole('button', { name: '次へ' }).click();
  await own.goto(`${asking}/check`);
  await expect(own.locator('main')).toContainText('番号を大きく書いてほしい');
});

test('words that a workplace need not read are said once before they go: in a step, a card, a manual, and where a yes is given', async () => {
  const dialogue = `/cases/${world.caseId}/accommodations/${await askedDialogue(world)}`;
  const words = '診断書にうつ病とあります';
  const told = async (who: 'worker' | 'supported', path: string, fields: Record<string, string | string[]>, form: string) => {
    const first = await world.post(who, path, fields);
    expect(first.headers.get('location'), path).toMatch(/[?&]advice#advice$/);
    expect(await (await world.fetch(who, form)).text(), form).toMatch(/<mark>.*うつ病/);
    const again = await world.post(who, path, { ...fields, advised: '診断\nうつ病' });
    expect(again.headers.get('location'), path).toMatch(/[?&]done=/);
  };
  await told('worker', `${dialogue}/step`, { act: 'talk', version: '1', words }, `${dialogue}/talk?advice`);
  const card = `/cases/${world.caseId}/accommodations/card`;
  const fields = { company: world.parties.employer, dos: words, donts: '', ask: '班長', review: '2099-01-05' };
  await told('worker', `${card}/save`, fields, `${card}/edit?advice`);
  expect(await (await world.fetch('supported', card)).text(), 'before the yes').toMatch(/<mark>.*うつ病/);
  const manual = `/cases/${world.caseId}/manual/requests`;
  await world.post('supported', `${manual}/save`, { version: '1', words });
  await told('supported', `${manual}/readers/save`, { 'parties[]': [world.parties.employer] }, `${manual}/readers?advice`);
  await told('supported', `${manual}/save`, { version: '2', words: `${words}。` }, `${manual}/edit?advice`);
  const private_ = await world.post('supported', `/cases/${world.caseId}/manual/health/save`, { version: '1', words });
  expect(private_.headers.get('location'), 'what nobody else reads goes at once').toContain('done=written');
});
