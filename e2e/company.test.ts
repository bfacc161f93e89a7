import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { makeWorld, origin, type World } from './world';

/** Signing in with a company's account (OpenID Connect), through next-auth, against a sign-in of the tests. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const tokenOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'nakadachi.session')?.value;

async function goAs(page: Page, subject: string) {
  await page.getByLabel('Who').fill(subject);
  await page.getByRole('button', { name: 'Go on' }).click();
}

test('who has not linked their account does not get in, and nobody comes to be; who has, does', async ({ browser }) => {
  const subject = `employee-${world.tag}`;
  const stranger = await browser.newContext({ baseURL: origin(), locale: 'ja-JP' });
  const page = await stranger.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Midoriでログインする' }).click();
  await goAs(page, subject);
  await expect(page.getByText('まだだれともつながっていません')).toBeVisible();
  expect(await tokenOf(stranger)).toBeUndefined();
  expect(await world.sql`select from app.identity where subject = ${subject}`).toHaveLength(0);

  const own = await world.as(browser, 'employer');
  const mine = await own.newPage();
  await mine.goto('/settings/sign-in');
  await mine.getByRole('button', { name: 'Midoriとつなぐ' }).click();
  await goAs(mine, subject);
  await expect(mine.getByText('つなぎました')).toBeVisible();

  await page.goto('/sign-in?next=/settings');
  await page.getByRole('button', { name: 'Midoriでログインする' }).click();
  await goAs(page, subject);
  await expect(page).toHaveURL('/settings');
  await expect(page.locator('.who')).toContainText('大野 誠');
  const [session] =
    await world.sql`select method, device from app.session where person_id = ${world.people.employer} and method = 'oidc'`;
  expect(session).toEqual({ method: 'oidc', device: 'chrome/linux' });

  // It is one person's; and it can be taken away.
  const other = await world.as(browser, 'worker');
  const theirs = await other.newPage();
  await theirs.goto('/settings/sign-in');
  await theirs.getByRole('button', { name: 'Midoriとつなぐ' }).click();
  await goAs(theirs, subject);
  await expect(theirs.getByText('もうほかの人とつながっています')).toBeVisible();
  await mine.goto('/settings/sign-in');
  await mine.getByRole('button', { name: 'つながりを外す' }).click();
  await expect(mine.getByText('つながりを外しました')).toBeVisible();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Midoriでログインする' }).click();
  await goAs(page, subject);
  await expect(page.getByText('まだだれともつながっていません')).toBeVisible();
  await Promise.all([stranger.close(), own.close(), other.close()]);
});

test('coming back without having gone, twice, or with another’s state leads to the sign-in page', async ({ page, request }) => {
  for (const query of ['?code=1&state=2', '?error=access_denied', '', '?code=1']) {
    const said = await request.get(`/api/auth/callback/oidc${query}`);
    expect(new URL(said.url()).pathname, query).toBe('/sign-in');
    expect(await said.text()).toContain('そのアカウントではログインできませんでした');
  }
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Midoriでログインする' }).click();
  await page.getByLabel('Who').fill(`x-${world.tag}`);
  const [back] = await Promise.all([
    page.waitForRequest(/callback\/oidc/),
    page.getByRole('button', { name: 'Go on' }).click(),
  ]);
  await page.goto(back.url());
  await expect(page.getByText('そのアカウントではログインできませんでした')).toBeVisible();
});

test('what next-auth says of a session: until when, and nothing of whose; junk is nobody', async () => {
  const session = async (headers: Record<string, string>) => {
    const said = await fetch(`${origin()}/api/auth/session`, { headers });
    expect(said.status).toBe(200);
    expect(said.headers.get('cache-control')).toContain('no-store');
    return said.json();
  };
  const cookie = (await world.cookies('worker')).map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(Object.keys((await session({ cookie })) as object)).toEqual(['expires']);
  for (const headers of [
    {},
    { cookie: 'nakadachi.session=%%%' },
    { cookie: `nakadachi.session=${'a'.repeat(43)}` },
    { cookie: `nakadachi.session=${'a'.repeat(4000)}` },
    { authorization: 'Bearer %E0%A4%A' },
    { cookie: 'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.' },
  ] as Record<string, string>[]) {
    expect(await session(headers), JSON.stringify(headers).slice(0, 60)).toEqual({});
  }
});

test('its other doors are shut: no passwords, no e-mail, no foreign address to go back to', async () => {
  for (const path of [
    '/api/auth/callback/credentials',
    '/api/auth/signin/email',
    '/api/auth/callback/email',
    '/api/auth/nonsense',
  ]) {
    const said = await fetch(origin() + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a%40example.jp&callbackUrl=https%3A%2F%2Fevil.example',
    });
    expect(said.headers.get('location') ?? '').not.toContain('evil');
    expect(said.headers.getSetCookie().filter((cookie) => /session=[\w-]{20}/.test(cookie))).toEqual([]);
    expect(said.status, path).not.toBe(500);
  }
});
