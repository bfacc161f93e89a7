import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { violations } from './axe';
import { makeWorld } from './world';

/** On a phone, without JavaScript: what one gives is read on the other side, and is gone there the moment it is withdrawn. */

test('give → the employer reads it → withdraw, with one tap → it is gone', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, parties, people } = world;
    const entryId = newId();
    await sql`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body)
      values (${entryId}, ${caseId}, 'note', 'health', ${[parties.supported_person, parties.support_team, parties.employer]},
        ${people.supported}, ${parties.supported_person}, now() - interval '1 hour', 'CANARY-SLEEP')`;
    const reads = async () => {
      const answers = await Promise.all(
        [`/cases/${caseId}/entries/${entryId}`, `/cases/${caseId}/timeline`].map((path) => world.fetch('employer', path)),
      );
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      return { entry: answers[0]?.status, anywhere: texts.some((text) => text.includes('CANARY-SLEEP')) };
    };
    expect(await reads()).toEqual({ entry: 404, anywhere: false });

    const me = await world.as(browser, 'supported', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const page = await me.newPage();
    await page.goto(`/cases/${caseId}/consents/give/${parties.employer}`);
    await page.locator('input[name="categories[]"][value="health"]').check();
    await page.getByRole('button', { name: '次へ' }).click();
    // What it is for was not chosen: nothing is lost, nothing is given.
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.locator('input[name="categories[]"][value="health"]')).toBeChecked();
    await page.locator('input[name="purpose"][value="health"]').check();
    await page.getByRole('button', { name: '次へ' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('これでよいか、確かめてください');
    await expect(page.locator('.wording')).toContainText('会社の人は、体調、睡眠、ストレスの記録を読めます。');
    await expect(page.locator('.wording')).toContainText('読めません：');
    expect(await reads(), 'nothing is shared before it is agreed to').toEqual({ entry: 404, anywhere: false });
    await page.getByRole('button', { name: 'この内容で見せる' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('見せ始めました');
    expect(await reads()).toEqual({ entry: 200, anywhere: true });

    // When its time is over it closes, on every page of theirs, and is back as soon as there is time again.
    const ends = (when: string) =>
      sql`update app.consent set valid_from = now() - interval '1 day', valid_to = now() + ${when}::interval
           where party_id = ${parties.employer} and category = 'health' and withdrawn_at is null`;
    await ends('-1 second');
    expect(await reads()).toEqual({ entry: 404, anywhere: false });
    await ends('9 days');
    expect(await reads()).toEqual({ entry: 200, anywhere: true });
    await page.goto('/');
    await expect(page.locator('.reminders')).toContainText('見せている期間が');

    await page.goto(`/cases/${caseId}/consents`);
    await expect(page.locator('main')).toContainText('あと9日で終わります。');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const card = page.locator('.consent').filter({ has: page.locator(`form[action*="${parties.employer}"]`) });
    await card.getByRole('button', { name: '「体調」を見せるのをやめる' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('見せるのをやめました');
    await expect(page.locator('main')).toContainText('回見ました');
    expect(await reads()).toEqual({ entry: 404, anywhere: false });
    await me.close();
  } finally {
    await world.end();
  }
});

test('another device was quicker: a sentence, the new state, and nothing given', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, parties } = world;
    const me = await world.as(browser, 'supported');
    const [one, two] = [await me.newPage(), await me.newPage()];
    await one.goto(`/cases/${caseId}/consents/give/${parties.employer}`);
    await one.locator('input[name="purpose"][value="work"]').check();
    await one.getByRole('button', { name: '次へ' }).click();
    await expect(one.locator('.wording')).toBeVisible();
    await two.goto(`/cases/${caseId}/consents`);
    await two.locator(`form[action$="${parties.employer}/withdraw"]`).last().getByRole('button').click();
    await expect(two.getByRole('heading', { level: 1 })).toHaveText('見せるのをやめました');
    await one.getByRole('button', { name: 'この内容で見せる' }).click();
    await expect(one.locator('main')).toContainText('ほかの画面で、見せるものが変わりました');
    await one.getByRole('button', { name: 'この内容で見せる' }).click();
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('見せ始めました');
    await me.close();
  } finally {
    await world.end();
  }
});

test('on paper: recorded by the worker, first thing on the home, stopped by the person; the record as a PDF', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, parties } = world;
    const worker = await (await world.as(browser, 'worker')).newPage();
    await worker.goto(`/cases/${caseId}/consents/${parties.partner}/paper`);
    await worker.locator('input[name=witness]').fill('山田 花子');
    await worker.locator('input[name="categories[]"][value="plan"]').check();
    await worker.locator('input[name="purpose"][value="together"]').check();
    await worker.getByRole('button', { name: '記録する', exact: true }).click();
    await expect(worker.locator('main')).toContainText('紙の同意を記録しました');
    const me = await (await world.as(browser, 'supported')).newPage();
    await me.goto('/');
    await me.getByRole('link', { name: /紙でもらった同意/ }).click();
    const stop = me.getByRole('button', { name: 'ちがいます。見せません' });
    await expect(stop).toBeVisible();
    expect(await violations(me)).toEqual([]);
    await stop.click();
    await expect(me.getByRole('heading', { level: 1 })).toHaveText('見せるのをやめました');
    const answer = await world.fetch('supported', `/cases/${caseId}/consents/history/pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toContain('/StructTreeRoot');
    for (const who of ['employer', 'family', 'colleague'] as const)
      expect((await world.fetch(who, `/cases/${caseId}/consents/history/pdf`)).status, who).toBe(404);
    for (const page of [worker, me]) await page.context().close();
  } finally {
    await world.end();
  }
});
