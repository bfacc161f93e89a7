import { expect, type Page, test } from '@playwright/test';
import { addDays, today } from '../lib/dates';
import { violations } from './axe';
import { makeWorld, type World } from './world';

/** The time of a case: what the papers say is written down by the team, counted, and read by the supported person. */

let world: World;
test.setTimeout(120_000);
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const clock = () => `/cases/${world.caseId}/clock`;
async function day(page: Page, field: string, iso: string) {
  const [year, month, date] = iso.split('-').map(Number);
  await page.locator(`[name="${field}-year"]`).fill(String(year));
  await page.locator(`[name="${field}-month"]`).fill(String(month));
  await page.locator(`[name="${field}-day"]`).fill(String(date));
}

test('a certificate is written down, corrected with a reason, and read by the supported person; without JavaScript', async ({
  browser,
}) => {
  const team = await world.as(browser, 'worker', { javaScriptEnabled: false });
  const page = await team.newPage();
  await page.goto(clock());
  await page.getByText('書類の日を書く').click();
  await page.getByRole('link', { name: '受給者証（支給決定期間）', exact: true }).click();

  // What cannot be is said beside the fields, and what was typed is still there, tomorrow too.
  await day(page, 'from', '2026-10-01');
  await day(page, 'to', '2026-02-30');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('link', { name: /その日はありません/ })).toBeVisible();
  await page.goto(`${clock()}/record?kind=certificate`);
  await expect(page.locator('[name="from-month"]')).toHaveValue('10');

  // The days of another certificate: a sentence, and nothing is lost.
  await day(page, 'from', '2026-09-30');
  await day(page, 'to', '2027-09-30');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('エラー：同じ日の分が、もう書かれています。')).toBeVisible();
  await day(page, 'from', '2026-10-01');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('書きました。', { exact: true })).toBeVisible();

  const own = await world.as(browser, 'supported');
  const mine = await own.newPage();
  await mine.goto('/');
  await mine.goto(clock());
  await expect(mine.getByText('2026年10月1日（木）から2027年9月30日（木）まで').first()).toBeVisible();
  await expect(mine.getByText('書類の日を書く')).toHaveCount(0);
  await expect(mine.getByRole('link', { name: /を変更/ })).toHaveCount(0);

  await page.getByRole('link', { name: '受給者証（支給決定期間） 2026年10月1日（木）を変更' }).click();
  await page.getByRole('button', { name: '取り下げる' }).click();
  await expect(page.getByRole('link', { name: '理由を書いてください。' })).toBeVisible();
  await page.getByLabel('取り下げる理由').fill('見まちがえました');
  await page.getByRole('button', { name: '取り下げる' }).click();
  await expect(page).toHaveURL(`${clock()}?done=taken_back`);
  await mine.reload();
  await expect(mine.getByRole('term').filter({ hasText: '受給者証（支給決定期間）' })).toHaveCount(1);
  await mine.getByText('だれが書いたか').click();
  await expect(mine.getByText('理由：見まちがえました')).toBeVisible();
  await team.close();
  await own.close();
});

test('what is to be done: with its reason, for the team alone; gone when the paper that settles it is written down', async ({
  browser,
}) => {
  const own = await makeWorld();
  const team = await own.as(browser, 'worker', { viewport: { width: 360, height: 740 } });
  const page = await team.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'やること' }).click();
  const overdue = page.getByRole('region', { name: '期限を過ぎたもの' }).first();
  await expect(overdue.getByText('受給者証を更新する')).toBeVisible();
  await expect(page.getByText('計画への同意が書かれていません')).toBeVisible();
  const manager = await own.fetch('manager', `/agencies/${own.agencyId}/duties`);
  expect(await manager.text()).toContain('受給者証を更新する');
  for (const who of ['family', 'employer', 'partner', 'colleague', 'otherManager', 'supported'] as const) {
    const answer = await (await own.fetch(who, '/duties')).text();
    expect(answer, who).toContain('今、期限のあるものはありません');
  }
  expect(await (await own.fetch('supported', '/')).text()).toContain('更新を、支援員が手伝います');
  const saved = await own.post('worker', `/cases/${own.caseId}/clock/record/save`, {
    kind: 'certificate',
    from: '2026-10-01',
    to: addDays(today(), 300),
  });
  expect(saved.headers.get('location')).toContain('done=recorded');
  await page.reload();
  await expect(page.getByText('受給者証を更新する')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await team.close();
  await own.end();
});

for (const settings of [{}, { locale: 'ja-easy', furigana: 'all' }, { locale: 'en' }] as const) {
  test(`the pages read well: ${JSON.stringify(settings)}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const other = await makeWorld(settings, { long: true });
    for (const [who, paths] of [
      ['supported', ['']],
      [
        'worker',
        [
          '',
          '/record?kind=cap&check',
          '/record?kind=prior_service&check',
          '/record?kind=ends_on',
          `/facts/${other.factId}/take-back?check`,
        ],
      ],
    ] as const) {
      const context = await other.as(browser, who, { viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      for (const path of paths) {
        expect((await page.goto(`/cases/${other.caseId}/clock${path}`))?.status()).toBe(200);
        for (const more of await page.locator('main summary').all()) await more.click();
        expect(await violations(page)).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      }
      await context.close();
    }
    await other.end();
  });
}
