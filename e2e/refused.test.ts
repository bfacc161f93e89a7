import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { makeWorld, origin, type World } from './world';

/** What is not there, what is refused, what went wrong: the house's page, without a script, in the person's language. */

test.use({ trace: 'off', screenshot: 'off' });

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

/** An entry whose page cannot be made, of the support team's. What is wrong with it is a canary. */
async function brokenEntry(): Promise<{ path: string; canary: string }> {
  const canary = `CANARY${world.tag}broken`;
  const [entry] = await world.sql<{ id: string }[]>`
    update app.entry set detail = ${world.sql.json({ place: { [canary]: 1 } })}
     where case_id = ${world.caseId} and kind = 'contact' and ${world.parties.support_team} = any (audience) returning id`;
  return { path: `/cases/${world.caseId}/entries/${entry?.id}`, canary };
}

for (const [locale, lang, words] of [
  ['ja', 'ja', /見つかりません|受け取れません|うまくいきません/],
  ['ja-easy', 'ja', /見つかりません|うけとれません|うまく いきません/],
  ['en', 'en', /Not found|Not accepted|went wrong/],
] as const) {
  test(`${locale}, without JavaScript: a sentence, the way back, and help`, async ({ browser }) => {
    const context = await world.as(browser, 'worker', { javaScriptEnabled: false, settings: { locale } });
    // The account's language is the page's.
    await world.sql`update app.account set settings = settings || ${world.sql.json({ locale })} where person_id = ${world.people.worker}`;
    const page = await context.newPage();
    const broken = await brokenEntry();
    for (const [path, status] of [
      ['/nowhere', 404],
      [`/cases/${newId()}/timeline`, 404],
      [`/cases/${world.otherCaseId}/timeline`, 404],
      [`/cases/${world.caseId}/consents/history/pdf/x`, 404],
      [broken.path, 500],
    ] as const) {
      const answer = await page.goto(path);
      expect.soft(answer?.status(), path).toBe(status);
      await calm(path);
      expect.soft(page.url(), 'the address stays').toBe(origin() + path);
    }
    // A form that no page of ours has made.
    await page.goto(`/cases/${world.caseId}/concerns/new`);
    await page
      .locator('main input[name=_key]')
      .last()
      .evaluate((input: HTMLInputElement) => input.setAttribute('value', 'x'));
    await page.locator('main form[method=post] button[data-variant=primary]').last().click();
    await calm('a refused form');
    await context.close();

    async function calm(what: string) {
      await expect.soft(page.locator('h1'), what).toHaveText(words);
      await expect.soft(page.locator('html'), what).toHaveAttribute('lang', lang);
      await expect.soft(page.locator('main a[href="/"]'), what).toBeVisible();
      await expect.soft(page.locator('body > footer a[href="/help"]'), what).toBeVisible();
      expect.soft(await page.evaluate(() => document.styleSheets.length), `${what}: dressed`).toBeGreaterThan(0);
      await expect.soft(page, what).toHaveTitle(words);
    }
  });
}

test('with JavaScript the address stays, nothing breaks, and a change of language comes back to it', async ({ browser }) => {
  const context = await world.as(browser, 'supported');
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) noise.push(message.text());
  });
  const path = `/cases/${world.otherCaseId}/timeline`;
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  expect(page.url()).toBe(origin() + path);
  await page.locator('.languages button[value=en]').click();
  await expect(page.locator('h1')).toHaveText('Not found');
  expect(page.url()).toBe(origin() + path);
  expect(noise).toEqual([]);
  await context.close();
});

const log = () => fs.readFileSync(process.env.NAKADACHI_TEST_SERVER_LOG ?? '', 'utf8');

test('a fault: its number is the log’s', async () => {
  const { path } = await brokenEntry();
  const answer = await world.fetch('manager', path);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const id = /<p class="words">[^<]*?([0-9a-f-]{36})/.exec(await answer.text())?.[1];
  expect(id).toBeTruthy();
  await expect
    .poll(() =>
      log()
        .split('\n')
        .find((line) => line.includes(id ?? '-')),
    )
    .toContain('page failed');
});

test('the log of a journey with its faults has the request’s number, and no word, name, address or token', async () => {
  const said = `CANARY${world.tag}said`;
  const { path, canary } = await brokenEntry();
  const requestId = newId();
  const concerns = `/cases/${world.caseId}/concerns`;
  const written = { worry: 'mistakes', words: said, reach: 'team' };
  expect((await world.post('employer', concerns, written)).status).toBe(303);
  await world.post('employer', concerns, { ...written, worry: said });
  await world.post('employer', concerns, { ...written, [said]: said });
  await world.post('employer', concerns, written, { origin: `https://${said}.example` });
  await world.post('manager', '/search/words', { words: said });
  await world.post('nobody', '/sign-in/link', { email: `manager-${world.tag}@example.test` });
  await world.post('nobody', '/sign-in/link', { email: `${said}@example.test` });
  await world.post('nobody', `/invitations/${world.invitationToken}/agree`, { name: said, reading: said });
  for (const address of [
    `/sign-in/link/${world.linkToken}`,
    `/invitations/${world.invitationToken}`,
    `/search?words=${said}`,
    `/${said}`,
  ])
    await (await world.fetch('manager', address)).text();
  await (await world.fetch('manager', `${path}?${said}`, { headers: { 'x-request-id': requestId } })).text();
  // The twin: what may be said is said.
  await expect.poll(log).toContain(requestId);
  const told = log().toLowerCase();
  const [{ name, email } = { name: '', email: '' }] = await world.sql<{ name: string; email: string }[]>`
    select name, email from app.person join app.account on person_id = id where id = ${world.people.manager}`;
  const tokens = (await world.cookies('manager')).map(({ value }) => value);
  for (const secret of [said, canary, `CANARY${world.tag}`, name, email, world.linkToken, world.invitationToken, ...tokens])
    expect.soft(told, secret).not.toContain(secret.toLowerCase());
});
