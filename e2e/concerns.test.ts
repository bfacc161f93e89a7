import type { Page } from '@playwright/test';
import { demoId } from '../db/seed/world/rows';
import { expect, test, theCase } from './personas';

/** Raising an issue, from every side. Everybody is of Sora's or Yui's case of the demo world; what they write is added to it. */

const yui = theCase('yui');
const phone = { viewport: { width: 360, height: 740 } };
const next = (page: Page) => page.getByRole('button', { name: '次へ' }).click();

/** Unfinished drafts of an earlier test are thrown away. */
async function begin(page: Page, caseId: string) {
  await page.goto(`/cases/${caseId}/concerns/new`);
  const anew = page.getByRole('button', { name: 'はじめから書く' });
  if (await anew.isVisible()) await anew.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('何に困っていますか');
}

for (const javaScriptEnabled of [true, false]) {
  test(`the supported person is led on a phone, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ as }) => {
    const words = `となりの電話が気になります。\n${javaScriptEnabled ? 'あり' : 'なし'}`;
    const page = await as('yui', { ...phone, javaScriptEnabled });
    await begin(page, yui);
    await expect(page.getByText('だいたい2分です')).toBeVisible();
    await expect(page.getByText('ステップ1（全6）')).toBeVisible();

    await next(page); // nothing chosen
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.getByRole('link', { name: /1つ選んでください/ })).toBeVisible();
    await page.getByRole('radio', { name: /職場に慣れない/ }).check();
    await next(page);
    await page.getByRole('radio', { name: 'つらい・しんどい' }).check();
    await next(page);
    await next(page); // "since when" is left out
    await page.getByLabel('あなたの言葉').fill(words);
    await next(page);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('だれに読んでほしいですか');
    await expect(page.getByRole('radio', { name: /支援員だけに相談/ })).toBeChecked();
    await next(page);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('送る前に確かめてください');
    const row = (term: string) => page.locator('.summary > div').filter({ has: page.locator('dt', { hasText: term }) });
    await expect(row('見える人')).toContainText('あなた、支援員');
    await expect(row('見えない人')).not.toContainText('支援員');
    await expect(row('書いたこと')).toContainText('となりの電話');
    await page.getByRole('link', { name: '気持ちを変更' }).click();
    await page.getByRole('radio', { name: '不安・心配' }).check();
    await page.getByRole('button', { name: '確認に戻る' }).click();
    await expect(row('気持ち')).toContainText('不安・心配');

    await page.getByRole('button', { name: '支援員に送る' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('送りました');
    await expect(page.getByText('返事は、この相談のページに届きます。')).toBeVisible();
    await page.getByRole('link', { name: '送った相談を見る' }).click();
    await expect(page.locator('.words').first()).toContainText('となりの電話');
    await expect(page.getByText('見える人：あなた、支援員').first()).toBeVisible();
    await expect(page).not.toHaveTitle(/電話|松本/);

    const worker = await as('takahashi', { javaScriptEnabled });
    expect((await worker.goto(page.url()))?.status()).toBe(200);
    await expect(worker.locator('.words').first()).toContainText('となりの電話');
    const employer = await as('nishimura');
    expect((await employer.goto(page.url()))?.status()).toBe(404);
  });
}

test('by keyboard alone', async ({ as }) => {
  const page = await as('yui');
  await begin(page, yui);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute('name'));
  /** Tabs on until the focus is on what is asked for. */
  const tabTo = async (wanted: RegExp) => {
    for (let n = 0; n < 40; n++) {
      await press('Tab');
      if (wanted.test((await focused()) ?? '')) return;
    }
    throw new Error(`never came to ${wanted}`);
  };
  await tabTo(/^worry$/);
  await press('Space', 'ArrowDown', 'ArrowDown');
  await expect(page.getByRole('radio', { name: /コミュニケーション/ })).toBeChecked();
  await tabTo(/^次へ$/);
  await press('Enter');
  await page.waitForURL(/feeling/);
  await tabTo(/書かずに、確認へ進む/);
  await press('Enter');
  await page.waitForURL(/check/);
  await tabTo(/^支援員に送る$/);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('送りました');
});

test('Japanese is composed undisturbed, kept when the typing pauses, and there again on coming back', async ({ as }) => {
  const page = await as('yui', phone);
  await begin(page, yui);
  await page.getByRole('radio', { name: /ストレス/ }).check();
  await next(page);
  await page.goto(`/cases/${yui}/concerns/new/words`);
  const drafts: string[] = [];
  page.on('request', (request) => request.url().endsWith('/drafts') && drafts.push(request.postData() ?? ''));
  const field = page.getByLabel('あなたの言葉');
  await field.focus();
  const cdp = await page.context().newCDPSession(page);
  for (const text of ['ね', 'ねむ', 'ねむれ', 'ねむれない'])
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await cdp.send('Input.imeSetComposition', { text: '眠れない', selectionStart: 4, selectionEnd: 4 });
  // Enter that ends a conversion belongs to the conversion.
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229, code: 'Enter' });
  await page.waitForTimeout(1500);
  expect(drafts, 'nothing is sent while composing').toEqual([]);
  await cdp.send('Input.insertText', { text: '眠れない' });
  await expect(page.getByRole('status').filter({ hasText: '保存しました' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('夜です。');
  await expect(field).toHaveValue('眠れない\n夜です。');
  await expect.poll(() => drafts.length).toBe(2);
  await expect(page, 'Enter is a new line').toHaveURL(/words/);

  await page.goto(`/cases/${yui}/concerns/new`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('書きかけの相談があります');
  await expect(page.getByText('見えているのは、あなただけです。')).toBeVisible();
  await page.getByRole('link', { name: '続きから書く' }).click();
  await expect(page.locator('.summary')).toContainText(/眠れない\s夜です。/);
});

test('with the line down nothing is lost: it says so, and keeps it when the line is back', async ({ as }) => {
  const page = await as('yui');
  await begin(page, yui);
  await page.getByRole('radio', { name: /わからない/ }).check();
  await next(page);
  await page.goto(`/cases/${yui}/concerns/new/words`);
  await page.context().setOffline(true);
  await page.getByLabel('あなたの言葉').fill('電車の中で書いています。');
  await expect(page.getByText('まだ保存できていません')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('保存しました')).toBeVisible({ timeout: 10_000 });
  await page.reload();
  await expect(page.getByLabel('あなたの言葉')).toHaveValue('電車の中で書いています。');
});

test('fear has a page of its own, from wherever one was', async ({ as }) => {
  const page = await as('yui', phone);
  await begin(page, yui);
  await page.getByRole('radio', { name: /こわい・ひどいこと/ }).check();
  await next(page);
  await expect(page).toHaveURL(`/cases/${yui}/safety`);
  await page.goto(`/cases/${yui}/concerns/new/readers`);
  await expect(page).toHaveURL(`/cases/${yui}/safety`);
});

test('the employer asks on one page', async ({ as }) => {
  const page = await as('miyazaki', phone);
  await page.goto(`/cases/${theCase('shota')}/concerns/new`);
  await page.getByRole('radio', { name: /コミュニケーション/ }).check();
  await page.getByLabel('ひとこと').fill('声をかけると固まってしまいます。');
  await expect(page.getByRole('radio', { name: /支援員だけに相談/ })).toBeChecked();
  await expect(page.getByText('小林 翔太さん（本人）には見えません')).toBeVisible();
  await page.getByRole('button', { name: '支援員に送る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('送りました');
  const supported = await as('shota');
  expect((await supported.goto(page.url().replace('/sent', '')))?.status()).toBe(404);
});

test('the family asks on one page, without JavaScript, and tells the supported person as well', async ({ as }) => {
  const page = await as('kazuko', { ...phone, javaScriptEnabled: false });
  await page.goto(`/cases/${theCase('shota')}/concerns/new`);
  await page.getByRole('button', { name: '支援員に送る' }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await page.getByRole('radio', { name: /通勤/ }).check();
  await page.getByRole('radio', { name: /小林 翔太さん（本人）に見せる/ }).check();
  await page.getByRole('button', { name: '支援員に送る' }).click();
  await expect(page.getByText('見える人：あなた、支援員、小林 翔太さん（本人）')).toBeVisible();
  const supported = await as('shota');
  expect((await supported.goto(page.url().replace('/sent', '')))?.status()).toBe(200);
});

test('the worker writes down what the employer said on the telephone, and it says so', async ({ as }) => {
  const page = await as('takahashi');
  await page.goto(`/cases/${theCase('shota')}/concerns/new`);
  await page.getByLabel('だれの話か').selectOption({ label: 'みどり物流から聞いたことを書く' });
  await page.getByLabel('どんな相談か').selectOption('mistakes');
  await page.getByLabel('内容', { exact: true }).fill('班長さんから電話。検品の順番を変えたい。');
  await page.getByRole('checkbox', { name: /みどり物流/ }).check();
  await page.getByLabel('担当').selectOption({ label: '高橋 直子' });
  await page.getByRole('group', { name: /期限/ }).getByLabel('年').fill('２０２７');
  await page.getByRole('group', { name: /期限/ }).getByLabel('月').fill('1');
  await page.getByRole('group', { name: /期限/ }).getByLabel('日', { exact: true }).fill('8');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('記録しました。')).toBeVisible();
  await expect(page.getByText('「みどり物流」のかわりに書きました')).toBeVisible();
  await expect(page.locator('aside')).toContainText('2027年1月8日（金）');
  const employer = await as('miyazaki');
  expect((await employer.goto(page.url()))?.status()).toBe(200);

  await page.goto(`/cases/${theCase('shota')}/entries/new?kind=meeting`);
  await page.getByLabel('かかった時間（分）').fill('４５');
  await page.getByLabel('内容', { exact: true }).fill('現場で一緒に確かめた。');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.locator('aside')).toContainText('45分');
});

test('an issue that is not there and one of another case are the same page', async ({ as }) => {
  const page = await as('yui');
  const ask = async (id: string) => {
    const answer = await page.goto(`/cases/${yui}/entries/${id}`);
    const html = (await answer?.text()) ?? '';
    return { status: answer?.status(), html: html.replace(/nonce="[^"]*"|nonce\\":\\"[^"\\]*/g, '').replaceAll(id, 'ID') };
  };
  const absent = await ask(demoId('nothing', 'here'));
  expect(absent.status).toBe(404);
  expect(await ask(demoId('case', 'shota', 'entry', 'mix'))).toEqual(absent);
});
