import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { addDays, today } from '../lib/dates';
import { violations } from './axe';
import { makeWorld, origin, type World } from './world';

/** "Can I use it, and how": nobody signed in, no JavaScript needed, nothing kept but in the browser of who answers. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const next = (page: Page) => page.getByRole('button', { name: '次へ' }).click();
async function choose(page: Page, label: string) {
  await page.getByText(label, { exact: true }).click();
  await next(page);
}
async function day(page: Page, iso: string) {
  const [year, month, date] = iso.split('-').map(Number);
  await page.getByLabel('年').fill(String(year));
  await page.getByLabel('月').fill(String(month));
  await page.getByLabel('日', { exact: true }).fill(String(date));
  await next(page);
}
/** All questions of somebody who works at a company since a day. */
async function answerAll(page: Page, hired: string) {
  await page.goto('/can-i-use');
  await page.getByRole('link', { name: '始める' }).click();
  await choose(page, '就労移行支援');
  await choose(page, '働いている');
  await choose(page, '会社や役所など、ふつうの職場');
  await day(page, hired);
  await choose(page, '使っていない');
  await choose(page, '住民税がかかっていない');
  await expect(page).toHaveURL('/can-i-use/result');
}
const keptIn = async (context: BrowserContext) =>
  (await context.cookies(`${origin()}/can-i-use`)).find(({ name }) => name === 'nakadachi.answers');

test('from the sign-in page to an answer, without JavaScript; the way back keeps what was said', async ({ browser }) => {
  const context = await world.as(browser, 'nobody', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '使えるか調べる' }).click();
  await expect(page).toHaveURL('/can-i-use');

  await answerAll(page, addDays(today(), -10));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/から使えそうです/);
  await expect(page.getByText('手伝うことが、事業所の義務です。')).toBeVisible();
  await expect(page.getByText('住んでいる市区町村の障害福祉課で')).toBeVisible();
  await expect(page.getByText('払うお金は、0円の見こみです。')).toBeVisible();
  await expect(page.getByText('これは目安です。')).toBeVisible();

  await page.getByRole('link', { name: '働き始めた日を変更' }).click();
  await day(page, addDays(today(), -400));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今、使えそうです');
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今、使えそうです');
  await page.goto('/can-i-use/service');
  await expect(page.getByRole('radio', { checked: true })).toHaveValue('transition');
  await context.close();
});

test('a day that is none, and none at all, are said beside the field, with what was typed still there', async ({ browser }) => {
  const context = await world.as(browser, 'nobody');
  const page = await context.newPage();
  await page.goto('/can-i-use/service');
  await next(page);
  await expect(page.getByRole('link', { name: 'どれか1つを選んでください。' })).toBeVisible();
  await page.goto('/can-i-use/hired');
  await day(page, '2026-02-31');
  await expect(page).toHaveURL('/can-i-use/hired?check');
  await expect(page.getByRole('link', { name: /その日はありません/ })).toBeVisible();
  await expect(page.getByLabel('日', { exact: true })).toHaveValue('31');
  await context.close();
});

test('nobody who left before they began', async ({ browser }) => {
  const context = await world.as(browser, 'nobody');
  const page = await context.newPage();
  await page.goto('/can-i-use/service');
  await choose(page, '就労継続支援B型');
  await choose(page, 'やめた');
  await choose(page, '会社や役所など、ふつうの職場');
  await day(page, addDays(today(), -400));
  await day(page, addDays(today(), -500));
  await expect(page.getByRole('link', { name: /やめた日が、働き始めた日より前/ })).toBeVisible();
  await day(page, addDays(today(), -7));
  await choose(page, 'わからない・答えない');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/までに次の仕事を始めると/);
  await context.close();
});

/** How many rows of each table hold some words. The demo world has days of its own. */
async function rowsThatSay(words: string): Promise<Record<string, number>> {
  const tables = await world.sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`;
  const found: Record<string, number> = {};
  for (const { name } of tables)
    found[name] = (await world.sql`select from ${world.sql(`app.${name}`)} t where t::text like ${`%${words}%`}`).length;
  return found;
}

test('nothing is kept of it but in the browser, for half an hour, and that can be taken away', async ({ browser }) => {
  const context = await world.as(browser, 'nobody');
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const before = await rowsThatSay('2024-08-31');
  await answerAll(page, '2024-08-31');
  const kept = await keptIn(context);
  expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/can-i-use' });
  expect(kept!.expires - Date.now() / 1000).toBeLessThan(1801);
  expect(
    addresses.filter((address) => /2024|transition|tax/.test(new URL(address).search + new URL(address).pathname)),
  ).toEqual([]);
  expect(await rowsThatSay('2024-08-31')).toEqual(before);
  await page.getByRole('button', { name: '答えを消す' }).click();
  await expect(page).toHaveURL('/can-i-use');
  expect(await keptIn(context)).toBe(undefined);
  await page.goto('/can-i-use/result');
  await expect(page.getByText('まだ答えていない質問があります')).toBeVisible();
  await context.close();
});

test('answers that were tampered with are no answers', async ({ browser }) => {
  const context = await world.as(browser, 'nobody');
  const page = await context.newPage();
  for (const value of ['{', '[1]', '"x"', '{"service":"<script>","hired":{"a":1}}', '{"__proto__":{"service":"type_a"}}']) {
    await context.addCookies([{ name: 'nakadachi.answers', value: encodeURIComponent(value), url: `${origin()}/can-i-use` }]);
    expect((await page.goto('/can-i-use/result'))?.status()).toBe(200);
    await expect(page.getByText('まだ答えていない質問があります')).toBeVisible();
  }
  await context.close();
});

for (const settings of [{}, { locale: 'ja-easy', furigana: 'all' }, { locale: 'en' }] as const) {
  test(`what it comes to reads well: ${JSON.stringify(settings)}`, async ({ browser }) => {
    const context = await world.as(browser, 'nobody', { settings, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    for (const [work, hired] of [
      ['working', addDays(today(), -400)],
      ['working', addDays(today(), -20)],
      ['left', addDays(today(), -400)],
      ['on_leave', ''],
    ]) {
      const answers = {
        service: 'type_b',
        work,
        place: 'company',
        hired,
        left: addDays(today(), -3),
        during: 'unsure',
        household: 'taxed',
      };
      await context.addCookies([
        { name: 'nakadachi.answers', value: encodeURIComponent(JSON.stringify(answers)), url: `${origin()}/can-i-use` },
      ]);
      await page.goto('/can-i-use/result');
      for (const more of await page.locator('main summary').all()) await more.click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    await context.close();
  });
}

test('an inquiry that lacks something keeps all that was written, however long', async ({ page }) => {
  // No letter twice in a row, so that nothing is gained by packing.
  const words = Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20000))).join('');
  await page.goto('/can-i-use/inquiry');
  await page.getByLabel('聞きたいこと').fill(words);
  await page.getByRole('button', { name: '送る' }).click();
  await expect(page.locator('.summary-of-errors')).toContainText('名前を書いてください');
  await expect(page.getByLabel('聞きたいこと')).toHaveValue(words);
});
