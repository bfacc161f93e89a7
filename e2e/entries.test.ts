import type { Page } from '@playwright/test';
import { expect, test, theCase, thePerson } from './personas';

/** What happens on an issue's page: answers, taking back, correcting, moving on, and who may read. Shota's case of the demo world. */

const caseId = theCase('shota');

/** The worker writes an issue for the supported person; resolves to its address. */
async function issue(worker: Page, words: string, readers: RegExp[] = [/本人/]): Promise<string> {
  await worker.goto(`/cases/${caseId}/concerns/new`);
  const anew = worker.getByRole('button', { name: 'はじめから書く' });
  if (await anew.isVisible()) await anew.click();
  await worker.getByLabel('どんな相談か').selectOption('place');
  await worker.getByLabel('内容', { exact: true }).fill(words);
  for (const name of readers) await worker.getByRole('checkbox', { name }).check();
  await worker.getByRole('button', { name: '記録する' }).click();
  await expect(worker.getByText('記録しました。')).toBeVisible();
  return new URL(worker.url()).pathname;
}
const answers = (page: Page) => page.locator('.answers > li');

test('an answer goes to all readers, or to fewer, and says to whom; it can be taken back', async ({ as }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, '席を動かす話', [/本人/, /みどり物流/]);
  const person = await as('shota', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await person.goto(path);
  await person.getByLabel('返事', { exact: true }).fill('まどの ちかくが いいです。');
  await person.getByRole('radio', { name: /支援員だけに/ }).check();
  await person.getByRole('button', { name: '返事を送る' }).click();
  await expect(person.getByText('返事を送りました。')).toBeVisible();
  await expect(answers(person).last()).toContainText('見える人：あなた、支援員');
  const employer = await as('miyazaki');
  await employer.goto(path);
  await expect(employer.locator('main')).not.toContainText('まどの ちかく');
  await worker.goto(path);
  await expect(answers(worker).last()).toContainText('まどの ちかく');

  await answers(person).last().getByRole('button', { name: '取り消す' }).click();
  await expect(person.getByRole('status').filter({ hasText: '取り消しました' })).toBeVisible();
  await worker.goto(path);
  await expect(worker.locator('main')).not.toContainText('まどの ちかく');
});

test('an empty answer, an answer to corrected words: said in words, nothing lost', async ({ as }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, '音の話');
  const person = await as('shota');
  await person.goto(path);
  await person.getByRole('button', { name: '返事を送る' }).click();
  await expect(person.getByRole('link', { name: '内容を書いてください。' })).toBeVisible();
  await person.getByLabel('返事', { exact: true }).fill('わかりました。');
  await worker.goto(`${path}/correct`);
  await worker.getByLabel('内容').fill('音と光の話');
  await worker.getByRole('button', { name: 'この文に書き直す' }).click();
  await expect(worker.getByText('書き直しました。')).toBeVisible();
  await person.getByRole('button', { name: '返事を送る' }).click();
  await expect(person.getByText('文が書き直されました')).toBeVisible();
  await expect(person.locator('.entry-head')).toContainText('音と光の話');
  await expect(person.getByLabel('返事', { exact: true })).toHaveValue('わかりました。');
  await person.getByRole('link', { name: '前の文を見る' }).click();
  await expect(person.locator('.answers')).toContainText('音の話');
});

test('two who correct at once: the second sees both texts and decides', async ({ as }) => {
  const desk = await as('takahashi');
  const path = await issue(desk, 'はじめの文');
  const train = await as('takahashi', { viewport: { width: 360, height: 740 } });
  await desk.goto(`${path}/correct`);
  await train.goto(`${path}/correct`);
  await desk.getByLabel('内容').fill('机で書いた文');
  await desk.getByRole('button', { name: 'この文に書き直す' }).click();
  await expect(desk.getByText('書き直しました。')).toBeVisible();
  await train.getByLabel('内容').fill('電車で書いた文');
  await train.getByRole('button', { name: 'この文に書き直す' }).click();
  await expect(train.getByText('先に書き直されています')).toBeVisible();
  await expect(train.locator('.both')).toContainText('机で書いた文');
  await expect(train.getByLabel('内容')).toHaveValue('電車で書いた文');
  await train.getByRole('button', { name: '自分が今書いた文にする' }).click();
  await expect(train.locator('.entry-head')).toContainText('電車で書いた文');
  await train.getByRole('link', { name: '前の文を見る' }).click();
  await expect(train.locator('.answers')).toContainText('机で書いた文');
  await expect(train.locator('.answers')).toContainText('はじめの文');
});

test('a double click sends once; the same form with other words is refused and kept', async ({ as, baseURL }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, '二回おす話');
  const person = await as('shota');
  await person.goto(path);
  await person.getByLabel('返事', { exact: true }).fill('一回だけです。');
  await person.getByRole('button', { name: '返事を送る' }).dblclick();
  await expect(person.getByText('返事を送りました。')).toBeVisible();
  await worker.goto(path);
  await expect(answers(worker)).toHaveCount(1);

  await person.goto(path);
  const fields = await person
    .locator('#answer form')
    .evaluate((form: HTMLFormElement) => Object.fromEntries(new FormData(form)) as Record<string, string>);
  const post = (words: string) =>
    person.request.post(`${path}/reply`, { form: { ...fields, words }, headers: { Origin: baseURL ?? '' }, maxRedirects: 0 });
  const [first, again, other] = [await post('ひとつめ'), await post('ひとつめ'), await post('ふたつめ')];
  expect([first.status(), again.status(), other.status()]).toEqual([303, 303, 422]);
  expect(again.headers().location).toBe(first.headers().location);
  await person.goto(path);
  await expect(answers(person)).toHaveCount(2);
  await expect(person.getByLabel('返事', { exact: true }), 'what was refused is not lost').toHaveValue('ふたつめ');
});

test('what a form of ours does not send is refused and changes nothing', async ({ as, baseURL }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, 'さわらせない話');
  const post = (form: Record<string, string>, headers: Record<string, string> = { Origin: baseURL ?? '' }) =>
    worker.request.post(`${path}/reply`, { form, headers, maxRedirects: 0 }).then((answer) => answer.status());
  const fields = { version: '1', words: 'x', audience: 'x' };
  expect(await post(fields, { Origin: 'https://elsewhere.example' })).toBe(403);
  expect(await post({ ...fields, author_id: 'x' })).toBe(400);
  expect(await post({ ...fields, _key: 'x' })).toBe(400);
  expect(await post({ ...fields, words: 'あ'.repeat(300_000) })).toBe(413);
  const lines = Array.from({ length: 10_000 }, () => 'あ').join('\n');
  expect(await post({ ...fields, words: `${lines}\u202e\u0000`, audience: '' }), 'back to the form, with what was wrong').toBe(
    303,
  );
  await worker.goto(path);
  await expect(answers(worker)).toHaveCount(0);
  expect((await worker.getByLabel(/返事|つけ足したいこと/).inputValue()).length).toBeGreaterThan(19_000);
});

test('the issue is taken up, settled by whoever raised it, and opened again; two at once are told', async ({ as }) => {
  const person = await as('shota');
  await person.goto(`/cases/${caseId}/concerns/new`);
  const anew = person.getByRole('button', { name: 'はじめから書く' });
  if (await anew.isVisible()) await anew.click();
  await person.getByRole('radio', { name: /通勤/ }).check();
  await person.getByRole('button', { name: '次へ' }).click();
  await person.getByRole('link', { name: /確認へ進む/ }).click();
  await person.getByRole('button', { name: '支援員に送る' }).click();
  await person.getByRole('link', { name: '送った相談を見る' }).click();
  const path = new URL(person.url()).pathname;

  const worker = await as('takahashi');
  const manager = await as('onishi');
  await worker.goto(path);
  await manager.goto(path);
  await worker.getByLabel('状況', { exact: true }).selectOption('working');
  await worker.getByLabel('担当').selectOption({ label: '高橋 直子' });
  await worker.getByLabel('ひとこと').fill('木曜に駅で会いましょう。');
  await worker.getByRole('button', { name: '状況を変える' }).click();
  await expect(worker.locator('aside')).toContainText('対応中');
  await manager.getByLabel('状況', { exact: true }).selectOption('waiting');
  await manager.getByRole('button', { name: '状況を変える' }).click();
  await expect(manager.getByText('先に状況を変えました')).toBeVisible();
  await expect(manager.locator('aside')).toContainText('対応中');

  await person.reload();
  await expect(answers(person)).toContainText(['状況：新しい → 対応中']);
  await person.getByRole('button', { name: '解決した' }).click();
  await expect(person.locator('aside')).toContainText('解決');
  await person.getByRole('button', { name: 'もう一度相談する' }).click();
  await expect(person.locator('aside')).toContainText('新しい');
});

test('taken back at once: nobody else sees it, and it can be written again', async ({ as }) => {
  const person = await as('daichi', { viewport: { width: 360, height: 740 } });
  const own = theCase('daichi');
  await person.goto(`/cases/${own}/concerns/new/worry`);
  await person.locator('[value=money]').check();
  await person.locator('main form button').last().click();
  await person.goto(`/cases/${own}/concerns/new/words`);
  await person.locator('textarea').fill('ゲームに つかいすぎました。');
  await person.locator('main form button').last().click();
  await person.goto(`/cases/${own}/concerns/new/check`);
  await person.locator('main form button').last().click();
  await person.waitForURL(/sent$/);
  const path = new URL(person.url()).pathname.replace('/sent', '');
  const worker = await as('sasaki');
  expect((await worker.goto(path))?.status()).toBe(200);
  await person.locator('main form button').last().click();
  await person.waitForURL(/done=undone/);
  expect((await worker.goto(path))?.status()).toBe(404);
  await person.locator('main form button').last().click();
  await person.waitForURL(/concerns\/new$/);
  await expect(person.locator('.summary')).toContainText('ゲームに つかいすぎました。');
});

test('the worker wishes that more people read it; the person sees who, and decides', async ({ as }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, '化粧品の棚の話');
  await worker.getByRole('link', { name: '見える人をふやす提案をする' }).click();
  await worker.getByRole('button', { name: '提案を送る' }).click();
  await expect(worker.getByRole('link', { name: '理由を書いてください。' })).toBeVisible();
  await worker.getByRole('checkbox', { name: /みどり物流/ }).check();
  await worker.getByLabel('理由').fill('班長さんが知っていると、棚を変えやすいです。');
  await worker.getByRole('button', { name: '提案を送る' }).click();
  await expect(worker.getByText('提案を送りました。')).toBeVisible();
  const employer = await as('miyazaki');
  expect((await employer.goto(path))?.status()).toBe(404);

  const person = await as('shota', { viewport: { width: 360, height: 740 } });
  await person.goto(path);
  await person.getByRole('link', { name: '提案を見て、決める' }).click();
  await expect(person.locator('.summary')).toContainText('棚を変えやすいです');
  await expect(person.locator('.summary')).toContainText('新しく見える人');
  await person.getByRole('button', { name: '見せてもいい' }).click();
  await expect(person.getByText('見える人をふやしました。')).toBeVisible();
  expect((await employer.goto(path))?.status()).toBe(200);

  await person.getByRole('link', { name: '見える人をへらす' }).click();
  await person.getByRole('button', { name: '見えなくする' }).click();
  await expect(person.getByRole('link', { name: '見えなくする人を選んでください。' })).toBeVisible();
  await person.getByRole('checkbox', { name: /みどり物流/ }).check();
  await person.getByRole('button', { name: '見えなくする' }).click();
  await expect(person.getByText('見える人をへらしました。')).toBeVisible();
  expect((await employer.goto(path))?.status()).toBe(404);
});

test('signed out while writing: after signing in again the words are there', async ({ as, browser, baseURL }) => {
  const worker = await as('takahashi');
  const path = await issue(worker, 'ログアウトの話');
  const context = await browser.newContext({ baseURL, locale: 'ja-JP' });
  const form = { person: thePerson('shota') };
  const signIn = () => context.request.post('/sign-in/demo', { form, headers: { Origin: baseURL ?? '' }, maxRedirects: 0 });
  await signIn();
  const [person, elsewhere] = [await context.newPage(), await context.newPage()];
  await person.goto(path);
  await person.getByLabel('返事', { exact: true }).fill('とちゅうの ことば');
  await expect(person.getByText('保存しました')).toBeVisible();
  await elsewhere.goto('/');
  await elsewhere.getByRole('button', { name: 'ログアウトする' }).click();
  await elsewhere.waitForURL(/sign-in/);
  await person.getByRole('button', { name: '返事を送る' }).click();
  await person.waitForURL(/sign-in/);
  await signIn();
  await person.goto(path);
  await expect(person.getByLabel('返事', { exact: true })).toHaveValue('とちゅうの ことば');
  await context.close();
});
