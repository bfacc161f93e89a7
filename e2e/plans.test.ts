import { expect, type Page, test } from '@playwright/test';
import { explainedPlan } from './plans';
import { makeWorld, type World } from './world';

/** A plan from its explanation to the person's home, and what of it the company sees. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

/** What a page says of the plan, line by line, without what only leads elsewhere. */
const said = async (page: Page) =>
  (await page.locator('main').innerText())
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/PDF|見え方/.test(line));

test('explained, agreed to on a phone, delivered, on the person’s home; the company sees its part, and so does the preview', async ({
  browser,
}) => {
  const planId = await explainedPlan(world);
  const at = `/cases/${world.caseId}/plan`;
  const [supported, worker, employer] = await Promise.all([
    world.as(browser, 'supported', { viewport: { width: 360, height: 740 } }),
    world.as(browser, 'worker'),
    world.as(browser, 'employer'),
  ]);
  const phone = await supported.newPage();
  const company = await employer.newPage();

  await company.goto(at);
  await expect(company.getByText('あなたが読める計画は、今はありません。')).toBeVisible();
  expect((await company.goto(`${at}/${planId}`))?.status()).toBe(404);

  await phone.goto('/');
  await phone.getByRole('link', { name: /計画に、返事をする/ }).click();
  await expect(phone.getByText('これは案です。')).toBeVisible();
  await phone.getByRole('link', { name: '読んで、同意する' }).click();
  await expect(phone.getByText('読めるところ：職場の環境、「ひとりで 聞けるように なりたい」').first()).toBeVisible();
  await phone.locator(`input[value="${world.parties.employer}"]`).check();
  await phone.getByRole('button', { name: 'この計画に同意する' }).click();
  await expect(phone.getByText('同意しました。これがあなたの計画です。')).toBeVisible();

  const desk = await worker.newPage();
  await desk.goto(`${at}/${planId}/deliver`);
  await desk.getByLabel('紙を手渡し').check();
  await desk.getByRole('textbox', { name: '年' }).fill('2099');
  await desk.getByRole('textbox', { name: 'メモ' }).fill('読み合わせた');
  await desk.getByRole('button', { name: '渡したと記録する' }).click();
  await expect(desk.getByText('今日までの日を入れてください。').first()).toBeVisible();
  await expect(desk.getByRole('textbox', { name: 'メモ' })).toHaveValue('読み合わせた');

  // That they have it is the person's to say; what a guardian did is written down only where there is one.
  await phone.getByRole('button', { name: '受け取りました' }).click();
  await expect(phone.getByText('計画を受け取ったと伝えました。')).toBeVisible();
  await expect(phone.getByRole('button', { name: '受け取りました' })).toHaveCount(0);
  await desk.goto(`${at}/${planId}/guardian`);
  await desk.getByRole('textbox', { name: '本人の答えの言葉' }).fill('これで いいです');
  await desk.getByRole('button', { name: '記録する' }).click();
  await expect(desk.getByRole('group', { name: '誰が' })).toContainText('後見人などの記録がありません。');
  await expect(desk.getByRole('textbox', { name: '本人の答えの言葉' })).toHaveValue('これで いいです');
  await world.sql`
    insert into app.guardian (id, case_id, member_id, categories, document, valid_from, valid_to, recorded_by)
    select gen_random_uuid(), m.case_id, m.id, '{plan}', 'D', now() - interval '1 day', now() + interval '1 year', ${world.people.worker}
      from app.member m where m.case_id = ${world.caseId} and m.person_id = ${world.people.family}`;
  await desk.reload();
  await desk.getByRole('group', { name: '誰が' }).getByRole('radio').check();
  await desk.getByRole('button', { name: '記録する' }).click();
  await expect(desk.getByText('本人の答え：これで いいです').first()).toBeVisible();

  await phone.goto('/');
  await phone.getByRole('link', { name: 'ひとりで 聞けるように なりたい' }).click();
  await phone.getByRole('button', { name: '「メモを 持つ」は、できた' }).click();
  await expect(phone.getByText('2つのうち、1つできました')).toBeVisible();
  await phone.getByLabel('できるようになった').check();
  await phone.getByRole('textbox', { name: '言葉' }).fill('ひとりで 言えました');
  await phone.getByRole('button', { name: '伝える' }).click();
  await phone.goto('/');
  await expect(phone.getByText('うまくいっていること：ひとりで 言えました')).toBeVisible();

  await company.goto(at);
  await expect(company.getByText('長く 働きたい。workplace')).toBeVisible();
  await expect(company.getByText('ひとりで 聞けるように なりたい')).toBeVisible();
  const seen = await said(company);
  for (const not of ['wishes', 'strengths', 'needs', 'ひとりで 言えました', '読み合わせた', 'これで いいです'])
    expect(seen.join('\n')).not.toContain(not);
  await phone.goto(`/cases/${world.caseId}/as/${world.parties.employer}/plan`);
  expect(await said(phone)).toEqual(seen);
  for (const who of ['supported', 'employer'] as const) {
    const pdf = await world.fetch(who, `${at}/${planId}/pdf?furigana=all`);
    expect([pdf.status, pdf.headers.get('content-type')], who).toEqual([200, 'application/pdf']);
  }
  expect((await world.fetch('family', `${at}/${planId}/pdf`)).status).toBe(404);
  await Promise.all([supported.close(), worker.close(), employer.close()]);
});
