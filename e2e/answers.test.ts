import { expect, test } from '@playwright/test';
import { askedByLink, askedDialogue } from './dialogues';
import { linksMailedTo, mailsTo } from './mail';
import { makeWorld } from './world';

/** One question by link: on a phone, without an account's session, without JavaScript. */

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('the company answers about an accommodation in two taps after the mail; the person had to see the question first', async ({
  browser,
}) => {
  const world = await makeWorld();
  try {
    const entryId = await askedDialogue(world);
    const team = await (await world.as(browser, 'worker', phone)).newPage();
    await team.goto(`/cases/${world.caseId}/entries/${entryId}/ask`);
    await team.getByRole('radio').first().check();
    await team.getByRole('button', { name: '質問を送る' }).click();
    await expect(team.locator('.notice')).toContainText('本人が見てから送られます');
    const address = `employer-${world.tag}@example.test`;
    expect(await mailsTo(world.sql, address)).toBe(0);

    const own = await (await world.as(browser, 'supported', phone)).newPage();
    await own.goto('/');
    await own.getByRole('link', { name: '会社に送る質問を見てください' }).click();
    await own.getByRole('button', { name: '送ってよい' }).click();
    const [link = ''] = await linksMailedTo(world.sql, address);
    const mails = await world.sql`select subject, body from app.demo_mail where recipient = ${address}`;
    expect(JSON.stringify(mails)).not.toMatch(/CANARY|中村|つばさ|配慮/);

    const reader = await (await world.as(browser, 'nobody', phone)).newPage();
    await reader.goto(link);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expect(reader.locator('main')).toContainText('いちどに たくさん 言われると わからない');
    await reader.getByRole('button', { name: 'できます', exact: true }).click();
    await expect(reader.locator('.notice')).toContainText('答えを受け取りました');

    await own.goto(`/cases/${world.caseId}/accommodations/${entryId}`);
    await expect(own.locator('main')).toContainText('やり方が決まった');
    await expect(own.locator('main')).toContainText('大野 誠');
  } finally {
    await world.end();
  }
});

test('an answer by tap, changed, and the link gone with the consent; "not me" is told', async ({ browser }) => {
  const world = await makeWorld();
  try {
    const { token } = await askedByLink(world);
    const page = await (await world.as(browser, 'nobody', phone)).newPage();
    for (let scan = 0; scan < 3; scan++) expect((await world.fetch('nobody', `/answers/${token}`)).status).toBe(200);
    await page.goto(`/answers/${token}`);
    await page.getByRole('textbox').fill('午後から');
    await page.getByRole('button', { name: 'はい' }).click();
    await page.getByRole('button', { name: 'いいえ' }).click();
    await expect(page.locator('main')).toContainText('あなたの答え：いいえ');
    const replies =
      await world.sql`select body from app.entry where thread_id = ${world.sharedEntryId} and detail ? 'question' order by created_at`;
    expect(replies.map((reply) => reply.body)).toEqual(['はい\n午後から', 'いいえ']);

    await world.sql`update app.consent set withdrawn_at = now(), withdrawn_by = ${world.people.supported}
      where party_id = ${world.parties.employer} and category = 'work' and withdrawn_at is null`;
    const closed = await (await world.fetch('nobody', `/answers/${token}`)).text();
    expect(closed).toContain('この質問は閉じています');
    expect(closed).not.toMatch(/CANARY|あした 会えますか/);
    await world.sql`update app.consent set withdrawn_at = null, withdrawn_by = null
      where party_id = ${world.parties.employer} and category = 'work'`;
    expect(await (await world.fetch('nobody', `/answers/${token}`)).text()).toContain('あした 会えますか');

    const second = await askedByLink(world, 'another');
    await page.goto(`/answers/${second.token}`);
    await page.locator('summary').click();
    await page.getByRole('button', { name: '私あてではないと知らせる' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('ありがとうございます');
    const home = await (await world.fetch('worker', '/')).text();
    expect(home).toContain('別の人に届きました');
  } finally {
    await world.end();
  }
});
