import { expect, type Page, test } from '@playwright/test';
import { addDays, today } from '../lib/dates';
import { newId } from '../lib/ids';
import { makeWorld, type World } from './world';

/** What an agency says of its rules, and what comes of it: the person's month, the months at risk, the retention rate. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const monthWords = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;

async function day(page: Page, field: string, iso: string) {
  const [year, month, date] = iso.split('-').map(Number);
  await page.locator(`[name="${field}-year"]`).fill(String(year));
  await page.locator(`[name="${field}-month"]`).fill(String(month));
  await page.locator(`[name="${field}-day"]`).fill(String(date));
}

test('a manager says the price and takes the counted rate; the person sees what a month costs them, and why; without JavaScript', async ({
  browser,
}) => {
  const { sql, agencyId, caseId, people } = world;
  const begun = addDays(today(), -700);
  await sql`update app.employment set started_on = ${addDays(begun, -200)} where case_id = ${caseId}`;
  await sql`update app.clock_fact set withdrawn_at = now(), withdrawn_by = ${people.worker}, withdrawn_reason = 'x' where case_id = ${caseId} and withdrawn_at is null`;
  for (const [kind, to, yen] of [
    ['contract', null, null],
    ['cap', addDays(today(), 100), 9300],
  ] as const)
    await sql`insert into app.clock_fact (id, case_id, kind, from_on, to_on, yen, recorded_by)
      values (${newId()}, ${caseId}, ${kind}, ${begun}, ${to}, ${yen}, ${people.worker})`;

  const office = await world.as(browser, 'manager', { javaScriptEnabled: false });
  const page = await office.newPage();
  await page.goto(`/agencies/${agencyId}/settings?rule=unit_price`);
  await page.getByLabel('1単位の単価').fill('９');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('link', { name: /10円から13円まで/ })).toBeVisible();
  await expect(page.getByRole('link', { name: '理由を書いてください。' })).toBeVisible();
  await page.getByLabel('1単位の単価').fill('１１．２０');
  await day(page, 'from', '2024-04-01');
  await page.getByLabel('理由').fill('市の通知');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('11.20円（2024年4月1日（月）から）').first()).toBeVisible();
  // The class of the area: beside the field what it asks for, and then what was chosen.
  await page.goto(`/agencies/${agencyId}/settings?rule=area`);
  await page.getByLabel('理由').fill('市の通知');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('link', { name: '地域区分を選んでください。' })).toBeVisible();
  await expect(page.getByLabel('理由')).toHaveValue('市の通知');
  await page.getByLabel('3級地').check();
  await day(page, 'from', '2024-04-01');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('3級地（2024年4月1日（月）から）').first()).toBeVisible();

  // The rate, from the records: one of one. Taken as it is offered.
  await page.getByRole('link', { name: '就労定着率', exact: true }).click();
  await expect(page.getByText('100%（1人 ÷ 1人）').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: '働き続けている' })).toBeVisible();
  await page.getByRole('link', { name: 'この率を届け出た率にする' }).first().click();
  await expect(page.getByLabel('理由')).toHaveValue(/記録から計算/);
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText(/^100%（/).first()).toBeVisible();

  // 3,512 × 11.20 = 39,334 yen: what the month is worth, and a tenth of it.
  await page.goto(`/agencies/${agencyId}/month`);
  await expect(page.getByRole('cell', { name: '39,334円', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '年度の月をならべて見る' }).click();
  await expect(page.getByText(/^足りないものがある月は、ケースごとに数えて/)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${monthWords(today())} 1 1 39,334円`) })).toBeVisible();
  const own = await world.as(browser, 'supported', { javaScriptEnabled: false });
  const mine = await own.newPage();
  await mine.goto(`/cases/${caseId}/clock`);
  // Without a plan for longer than two months the fee is half; with one it is whole.
  await expect(mine.getByText('1か月に払うお金は、1,966円が目安です。')).toBeVisible();
  await mine.getByText('どうしてこの額？').click();
  await expect(mine.getByText(/個別支援計画未作成減算：−50%/)).toBeVisible();
  for (const ago of [-700, -540, -380, -220, -60])
    await sql`insert into app.clock_fact (id, case_id, kind, from_on, recorded_by)
      values (${newId()}, ${caseId}, 'plan', ${addDays(today(), ago)}, ${people.worker})`;
  await mine.reload();
  await expect(mine.getByText('1か月に払うお金は、3,933円が目安です。')).toBeVisible();
  await mine.getByText('どうしてこの額？').click();
  await mine.locator('summary', { hasText: '年度の合計' }).click();
  await expect(mine.getByRole('row', { name: new RegExp(`${monthWords(today())} 39,334円 3,933円`) })).toBeVisible();
  await expect(mine.getByText('3,512単位 × 11.20円 ＝ 39,334円')).toBeVisible();

  // Another amount was said: written down with the reason, it wins.
  await page.goto(`/cases/${caseId}/clock`);
  await page.getByRole('link', { name: 'ちがう額を言われたときに書く' }).click();
  await page.getByLabel('1か月の額（円）').fill('0');
  await day(page, 'from', `${today().slice(0, 7)}-01`);
  await page.getByLabel('理由').fill('上限額管理の結果');
  await page.getByRole('button', { name: '保存する' }).click();
  await mine.reload();
  await expect(mine.getByText('1か月に払うお金は、0円と言われています。')).toBeVisible();
});
