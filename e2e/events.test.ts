import { expect, type Page, test } from '@playwright/test';
import { addDays, today } from '../lib/dates';
import { makeWorld } from './world';

/** A turn in a working life: told by the worker on a phone and without JavaScript, seen by the person, and by nobody else. */

async function day(page: Page, field: string, iso: string) {
  const parts = iso.split('-').map((part) => String(Number(part)));
  for (const [i, box] of ['year', 'month', 'day'].entries()) await page.locator(`[name="${field}-${box}"]`).fill(parts[i]!);
}

test('a change of job: what will change is shown first, the old company is out, the new one knows nothing until the person says so', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  const { caseId, employmentId, sql } = world;
  const now = today();
  await sql`update app.employment set ended_on = ${addDays(now, -200)} where case_id = ${caseId} and disclosure = 'closed'`;
  const sees = async (who: 'employer' | 'family') => (await world.fetch(who, `/cases/${caseId}/timeline`)).status;
  const them = await world.as(browser, 'worker', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  try {
    const page = await them.newPage();
    await page.goto(`/cases/${caseId}/jobs`);
    await page.getByRole('link', { name: '働き方が変わったとき' }).click();
    await page.getByRole('link', { name: '転職した' }).click();
    await day(page, 'last', addDays(now, -9));
    await day(page, 'on', '2026-02-30');
    await page.getByLabel('会社の名前').fill('ひなた印刷');
    await page.getByRole('button', { name: '何が変わるかを見る' }).click();
    // What cannot be is said beside its field, all at once, and nothing is lost.
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.getByRole('link', { name: /理由を1つ選んでください/ })).toBeVisible();
    await expect(page.locator('#on-error')).toBeVisible();
    await expect(page.getByLabel('会社の名前')).toHaveValue('ひなた印刷');
    await day(page, 'on', addDays(now, -400));
    await page.getByLabel('もっとよい条件で働くため').check();
    await page.getByRole('button', { name: '何が変わるかを見る' }).click();
    await expect(page.locator('#on-error')).toContainText('前になっています');
    await day(page, 'on', addDays(now, -2));
    await page.getByRole('button', { name: '何が変わるかを見る' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('変わることを確かめてください');
    const shown = page.locator('main');
    await expect(shown).toContainText('大野 誠');
    await expect(shown).toContainText('「ひなた印刷」には、何も見えません。');
    await expect(shown).toContainText('決めるのは市区町村です。');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await sees('employer'), 'nothing has changed yet').toBe(200);

    // Something changes meanwhile: it is shown anew before it is done.
    await sql`update app.party set label = '前の会社' where id = ${world.parties.employer}`;
    await page.getByRole('button', { name: 'この内容で記録する' }).click();
    await expect(page.getByText('もとの記録が変わりました')).toBeVisible();
    expect(await sees('employer')).toBe(200);
    await page.getByRole('button', { name: 'この内容で記録する' }).click();
    await expect(page.locator('.notice')).toContainText('新しい会社に話すかどうかは、本人が決めます。');
    expect([await sees('employer'), await sees('family')]).toEqual([404, 200]);

    const own = await world.as(browser, 'supported');
    const mine = await own.newPage();
    await mine.goto(`/cases/${caseId}/timeline`);
    await expect(mine.getByText('転職', { exact: true }).first()).toBeVisible();
    expect(await (await world.fetch('family', `/cases/${caseId}/timeline`)).text()).not.toContain('転職');
    await mine.goto(`/cases/${caseId}/jobs`);
    await expect(mine.getByRole('heading', { name: 'ひなた印刷' })).toBeVisible();
    await expect(mine.getByText('会社の人は、障害のことを知りません。')).toBeVisible();
    // Only the person decides: theirs is a choice, the team has none; and whoever reads on is asked about anew.
    await expect(mine.getByRole('link', { name: '会社に話すかどうかを考える' })).toHaveCount(1);
    await page.goto(`/cases/${caseId}/jobs`);
    await expect(page.getByRole('link', { name: '会社に話すかどうかを考える' })).toHaveCount(0);
    expect(await (await world.fetch('worker', `/cases/${caseId}/people/invite`)).text()).not.toContain(employmentId);
    expect(await (await world.fetch('supported', `/cases/${caseId}/consents`)).text()).toContain('転職があったので');
    await own.close();
  } finally {
    await them.close();
    await world.end();
  }
});
