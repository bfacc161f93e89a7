import { createHash, randomBytes } from 'node:crypto';
import { type Browser, type BrowserContext, expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { linksMailedTo } from './mail';
import { makeWorld, origin, type Who, type World } from './world';

/** One's own sessions and settings; a session that ends while one is writing. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

/** A browser with a session of its own, of the length that a worker's has. */
async function signedIn(browser: Browser, who: Who): Promise<BrowserContext> {
  const token = randomBytes(32).toString('base64url');
  await world.sql`
    insert into app.session (id, token_hash, person_id, method, device, idle_limit, expires_at)
    values (${newId()}, ${createHash('sha256').update(token).digest()}, ${world.people[who]}, 'link', 'chrome/linux', '1 hour', now() + interval '12 hours')`;
  const context = await world.as(browser, 'nobody');
  await context.addCookies([{ name: 'nakadachi.session', value: token, url: origin() }]);
  return context;
}

test('my sessions: each in words, this one marked; one, the others, all can be ended, at once', async ({ browser }) => {
  const here = await signedIn(browser, 'family');
  const there = await signedIn(browser, 'family');
  const third = await signedIn(browser, 'family');
  const [page, other, last] = [await here.newPage(), await there.newPage(), await third.newPage()];
  for (const each of [other, last, page]) await each.goto('/settings/sessions');
  const mine = (await world.sql`select id from app.session where person_id = ${world.people.family} and revoked_at is null`)
    .length;
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(mine);
  await expect(page.getByText('この端末', { exact: true })).toHaveCount(1);

  await page.getByRole('button', { name: 'この端末をログアウトする' }).first().click();
  await expect(page.getByText('その端末では、もう見えません')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(mine - 1);
  await page.getByRole('button', { name: 'ほかの端末をすべてログアウトする' }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(1);
  for (const each of [other, last]) {
    await each.goto('/settings/sessions');
    await expect(each).toHaveURL(/\/sign-in/);
  }
  await page.goto('/settings/sessions');
  await page.getByRole('button', { name: 'すべての端末でログアウトする' }).click();
  await expect(page).toHaveURL('/sign-in?out');
  expect(
    (await world.sql`select id from app.session where person_id = ${world.people.family} and revoked_at is null`).length,
  ).toBe(0);
  await Promise.all([here.close(), there.close(), third.close()]);
});

test('another’s session is not there to end', async () => {
  await world.fetch('worker', '/settings/sessions');
  const [theirs] =
    await world.sql`select id from app.session where person_id = ${world.people.worker} and revoked_at is null limit 1`;
  const said = await world.post('employer', '/settings/sessions/end', { session: theirs!.id });
  const none = await world.post('employer', '/settings/sessions/end', { session: '0192f0c1-7c1e-7000-8000-000000000000' });
  // But for the nonce, which is another for each answer.
  const page = async (answer: Response) => {
    const html = await answer.text();
    return html.replaceAll(/nonce="([^"]+)"/.exec(html)?.[1] ?? '', '');
  };
  expect([said.status, await page(said)]).toEqual([404, await page(none)]);
  const [still] = await world.sql`select revoked_at from app.session where id = ${theirs!.id}`;
  expect(still!.revokedAt).toBeNull();
});

for (const how of ['too long without use', 'ended elsewhere'] as const) {
  test(`a session that ends while one is writing (${how}): sign in again, and the text is there`, async ({ browser }) => {
    const context = await signedIn(browser, 'worker');
    const page = await context.newPage();
    const form = `/cases/${world.caseId}/people/invite`;
    await page.goto(form);
    await page.getByLabel('招待する人の名前').fill('消えない 名前');
    await page.getByLabel('続柄や役職').fill('時間をかけて書いた文です。');
    if (how === 'ended elsewhere')
      await world.sql`update app.session set revoked_at = now() where person_id = ${world.people.worker} and revoked_at is null`;
    else
      await world.sql`update app.session set last_seen_at = now() - interval '2 hours' where person_id = ${world.people.worker}`;
    await page.getByRole('button', { name: '招待のリンクを作る' }).click();
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(form)}`);
    await expect(page.getByText('書いていた文は残っています')).toBeVisible();

    const address = `worker-${world.tag}@example.test`;
    const earlier = (await linksMailedTo(world.sql, address, 0)).length;
    await page.getByLabel('メールアドレス').fill(address);
    await page.getByRole('button', { name: 'リンクを送る' }).click();
    const [link] = await linksMailedTo(world.sql, address, earlier + 1);
    await page.goto(link!);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await expect(page).toHaveURL(form);
    await expect(page.getByLabel('招待する人の名前')).toHaveValue('消えない 名前');
    await expect(page.getByLabel('続柄や役職')).toHaveValue('時間をかけて書いた文です。');
    await world.sql`delete from app.draft where person_id = ${world.people.worker}`;
    await context.close();
  });
}

test('what a stranger sends with an old token is kept nowhere', async () => {
  const form = `/cases/${world.caseId}/people/invite`;
  const drafts = async () => (await world.sql`select from app.draft where strpos(key, ${world.caseId}) > 0`).length;
  const before = await drafts();
  for (const cookie of [`nakadachi.session=${'z'.repeat(43)}`, '']) {
    const said = await fetch(`${origin()}${form}/send`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: origin(), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ to: 'new:family', name: 'x', label: '', title: '', email: '' }),
    });
    expect(said.headers.get('location')).toContain('/sign-in');
  }
  expect(await drafts()).toBe(before);
});

test('help knows whom one turns to, also on the pages of no case', async () => {
  const foot = async (who: Who | 'nobody', path: string) =>
    /<footer class="foot">.*<\/footer>/s.exec(await (await world.fetch(who, path)).text())?.[0] ?? '';
  const write = `/cases/${world.caseId}/concerns/new`;
  for (const path of ['/notices', '/settings', '/reminders']) {
    expect(await foot('supported', path)).toContain('tel:0300000000');
    expect(await foot('supported', path)).toContain(write);
    expect(await foot('colleague', path), 'one does not write to oneself').toMatch(/tel:0300000000(?!.*concerns\/new)/s);
    expect(await foot('formerFamily', path), 'who has left has no desk here').toMatch(/^(?!.*tel:03).*tel:119/s);
  }
  expect(await foot('nobody', '/settings')).toMatch(/^(?!.*tel:03).*tel:119/s);
});

test('before signing in settings stay in the browser; signed in, they are the person’s on every device', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: origin(), locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'とても大きい' }).check();
  await page.getByRole('radio', { name: 'むずかしい漢字だけ' }).check();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('.notice')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'xl');
  await expect(page.locator('html')).toHaveAttribute('data-furigana', 'hard');
  await context.close();

  const one = await signedIn(browser, 'supported');
  const two = await signedIn(browser, 'supported');
  const [here, there] = [await one.newPage(), await two.newPage()];
  await there.goto('/settings');
  await here.goto('/settings');
  await here.getByRole('radio', { name: 'くっきり' }).check();
  await here.getByRole('button', { name: '保存する' }).click();
  await expect(here.locator('html')).toHaveAttribute('data-contrast', 'high');
  // The other device learns of it at its next page, and the way there does not go round in circles.
  let hops = 0;
  there.on('response', (said) => {
    if (said.request().isNavigationRequest()) hops += 1;
  });
  await there.goto('/settings/sessions');
  await expect(there).toHaveURL('/settings/sessions');
  await expect(there.locator('html')).toHaveAttribute('data-contrast', 'high');
  expect(hops).toBeLessThanOrEqual(3);
  await Promise.all([one.close(), two.close()]);
});

test('the language is one press away on every page, and comes back to it, also without JavaScript', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await world.as(browser, 'employer', { javaScriptEnabled });
    const page = await context.newPage();
    const place = `/cases/${world.caseId}/people`;
    await page.goto(place);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page).toHaveURL(place);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
    await page.getByRole('button', { name: '日本語', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await context.close();
  }
});

test('settings of no known kind are refused, and a broken cookie hurts nobody', async () => {
  const good = { locale: 'ja', furigana: 'none', textSize: 'm', font: 'ud', contrast: 'standard', motion: 'system' };
  expect((await world.post('nobody', '/settings/save', { ...good, admin: 'true' })).status).toBe(400);
  for (const wrong of [{ locale: 'tlh' }, { textSize: '"><script>' }, { furigana: '' }]) {
    const said = await world.post('nobody', '/settings/save', { ...good, ...wrong });
    expect(said.headers.getSetCookie().filter((cookie) => cookie.startsWith('nakadachi.settings'))).toEqual([]);
  }
  for (const value of ['%', '{', 'null', '%7B%22locale%22%3A%22tlh%22%7D', '%7B%22__proto__%22%3A1%7D', 'a'.repeat(3000)]) {
    expect(
      (await fetch(`${origin()}/settings`, { headers: { cookie: `nakadachi.settings=${value}` } })).status,
      value.slice(0, 30),
    ).toBe(200);
  }
});
