import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { linksMailedTo, mailsTo } from './mail';
import { makeWorld, origin, type World } from './world';

/** Signing in by e-mail link, in all its turns; signing out; what is said to whom. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const address = (who: string) => `${who}-${world.tag}@example.test`.toLowerCase();
const tokenOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'nakadachi.session')?.value;
const nameOf = (page: Page) => page.locator('.who').textContent();

async function ask(page: Page, to: string) {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(to);
  await page.getByRole('button', { name: 'リンクを送る' }).click();
}

/** What the server says to a form, as bytes and status, without what is new each time. */
async function answer(path: string, fields: Record<string, string>): Promise<string> {
  const said = await world.post('nobody', path, fields);
  return JSON.stringify([said.status, said.headers.get('location'), [...said.headers.keys()].sort(), await said.text()]);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a link by e-mail, on another device than the one that asked${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    browser,
  }) => {
    const here = await browser.newContext({ baseURL: origin(), locale: 'ja-JP', javaScriptEnabled });
    const there = await browser.newContext({
      baseURL: origin(),
      locale: 'ja-JP',
      javaScriptEnabled,
      viewport: { width: 360, height: 740 },
    });
    const who = javaScriptEnabled ? 'worker' : 'family';
    const page = await here.newPage();
    // Full-width letters are what was meant.
    await ask(page, address(who).replace('@', '＠'));
    await expect(page.getByRole('heading', { name: 'メールを見てください' })).toBeVisible();
    expect(await tokenOf(here)).toBeUndefined();

    const [link] = await linksMailedTo(world.sql, address(who));
    const phone = await there.newPage();
    await phone.goto(link!);
    await phone.getByRole('button', { name: 'ログインする' }).click();
    await expect(phone).toHaveURL('/');
    expect(await tokenOf(there)).toMatch(/^[\w-]{43}$/);

    await page.goto(link!);
    await expect(page.getByRole('heading', { name: 'このリンクは使い終わりました' })).toBeVisible();
    await page.getByRole('button', { name: 'もう一度リンクを送る' }).click();
    const links = await linksMailedTo(world.sql, address(who), 2);
    expect(links[0]).not.toBe(link);
    await page.goto(links[0]!);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await expect(page).toHaveURL('/');
    await Promise.all([here.close(), there.close()]);
  });
}

test('scanners that open the link use nothing up: GET twenty times, HEAD, prefetches', async ({ page }) => {
  await ask(page, address('partner'));
  const [link] = await linksMailedTo(world.sql, address('partner'));
  const tries: RequestInit[] = [
    ...Array<RequestInit>(20).fill({}),
    { method: 'HEAD' },
    { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } },
  ];
  for (const init of tries) expect((await fetch(origin() + link, init)).status).toBe(200);
  await page.goto(link!);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await expect(page).toHaveURL('/');
});

test('of twenty presses at the same moment one signs in', async ({ page }) => {
  await ask(page, address('manager'));
  const [link] = await linksMailedTo(world.sql, address('manager'));
  const tries = await Promise.all(Array.from({ length: 20 }, () => world.post('nobody', `${link}/use`, {})));
  const won = tries.filter((said) =>
    said.headers.getSetCookie().some((cookie) => /^nakadachi\.session=[\w-]{43}/.test(cookie)),
  );
  expect(won).toHaveLength(1);
  for (const said of tries) expect(said.status).toBe(303);
});

test('the answer does not say whether an address has an account, nor by how many mails are asked for', async () => {
  const [known, unknown] = [address('employer'), `nobody-${world.tag}@example.test`];
  for (let turn = 0; turn < 7; turn++) {
    expect(await answer('/sign-in/link', { email: known })).toBe(await answer('/sign-in/link', { email: unknown }));
  }
  expect(await answer('/sign-in/link', { email: known })).toContain('conflict=too_many');
  await linksMailedTo(world.sql, known, 5);
  expect(await mailsTo(world.sql, known)).toBe(5);
  expect(await mailsTo(world.sql, unknown)).toBe(0);
});

test('nor by its time: whether there is an account is looked up after the answer, with the accounts out of reach until then', async () => {
  const [known, unknown] = [address('partner'), `somebody-${world.tag}@example.test`];
  const said = await world.sql.begin(async (tx) => {
    await tx`lock table app.account in access exclusive mode`;
    const asked = [known, unknown].map((email) => answer('/sign-in/link', { email }));
    return Promise.race([Promise.all(asked), new Promise<string[]>((resolve) => setTimeout(resolve, 5_000, ['waits']))]);
  });
  expect(said[0]).toContain('/sign-in/sent');
  expect(said[1]).toBe(said[0]);
  await linksMailedTo(world.sql, known, 1);
  expect(await mailsTo(world.sql, unknown)).toBe(0);
});

test('an address that is none: what was typed stays, and what is wrong is said', async ({ page }) => {
  await ask(page, 'hanako＠');
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.getByRole('alert', { name: '確かめてください' })).toContainText('メールアドレスを確かめてください');
  await expect(page.getByLabel('メールアドレス')).toHaveValue('hanako＠');
  await expect(page.getByLabel('メールアドレス')).toHaveAttribute('aria-invalid', 'true');
});

test('a link that never was, or is too old: a kind page, and nobody signs in', async ({ page }) => {
  for (const token of ['a'.repeat(43), 'x', '%00', '..%2f..', 'a'.repeat(500)]) {
    const said = await page.goto(`/sign-in/link/${token}`);
    expect(said?.status(), token).toBe(200);
    await expect(page.getByRole('heading', { level: 1, name: 'このリンクは使えません' })).toBeVisible();
    const pressed = await world.post('nobody', `/sign-in/link/${token}/use`, {});
    expect(pressed.headers.getSetCookie().filter((cookie) => cookie.startsWith('nakadachi.session='))).toEqual([]);
  }
  await world.sql`update app.sign_in_link set expires_at = now() - interval '1 second' where person_id = ${world.people.supported}`;
  await page.goto(`/sign-in/link/${world.linkToken}`);
  await expect(page.getByRole('heading', { name: 'このリンクは古くなりました' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'もう一度リンクを送る' })).toBeVisible();
});

test('a mail says nothing: no name, no office, no word of what it is for', async ({ page }) => {
  await ask(page, address('colleague'));
  await linksMailedTo(world.sql, address('colleague'));
  const [mail] = await world.sql`select subject, body from app.demo_mail where recipient = ${address('colleague')}`;
  expect(`${mail!.subject}${mail!.body}`).not.toMatch(/岡田|つばさ|支援|障害|就労|会社|なかだち/);
  await page.goto('/mailbox');
  await expect(page.getByRole('link', { name: /\/sign-in\/link\// }).first()).toBeVisible();
});

test('the token changes at every sign-in, and a token that somebody put there is never taken over', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: origin(), locale: 'ja-JP' });
  const planted = 'p'.repeat(43);
  await context.addCookies([{ name: 'nakadachi.session', value: planted, url: origin() }]);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '松井 香織' }).click();
  await expect(page).toHaveURL('/');
  const first = await tokenOf(context);
  expect(first).not.toBe(planted);

  await page.goto('/sign-in');
  await expect(page.getByText('今は松井 香織さんとしてログインしています')).toBeVisible();
  await page.getByRole('button', { name: '竹内 彩' }).click();
  await expect(page).toHaveURL('/');
  expect(await nameOf(page)).toContain('竹内');
  const second = await tokenOf(context);
  expect(second).not.toBe(first);
  // One browser, one person: the first session is over.
  const old = await fetch(`${origin()}/settings/sessions`, {
    headers: { cookie: `nakadachi.session=${first}` },
    redirect: 'manual',
  });
  expect(old.headers.get('location')).toContain('/sign-in');
  await context.close();
});

test('signing out ends the session for good, and tells the browser to forget', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: origin(), locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '久保 美紀' }).click();
  await expect(page).toHaveURL('/');
  const token = await tokenOf(context);
  const [left] = await Promise.all([
    page.waitForResponse((said) => new URL(said.url()).pathname === '/sign-out'),
    page.getByRole('button', { name: 'ログアウトする' }).click(),
  ]);
  expect(await left.headerValue('clear-site-data')).toBe('"cache", "storage"');
  await expect(page.getByText('ログアウトしました')).toBeVisible();
  expect(await tokenOf(context)).toBeUndefined();
  const replay = await fetch(`${origin()}/`, { headers: { cookie: `nakadachi.session=${token}` }, redirect: 'manual' });
  expect(replay.headers.get('location') ?? (await replay.text())).toContain('/sign-in');
  await page.goBack();
  await expect(page.getByText('久保 美紀さん')).toHaveCount(0);
  await context.close();
});

test('after signing in one is sent to pages of ours only', async () => {
  const person = (await world.sql`select person_id from app.account where demo_note is not null limit 1`)[0]!
    .personId as string;
  const corpus = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t//evil.example',
    ' //evil.example',
    'https:evil.example',
    '@evil.example',
    '//evil.example/..',
    '/%0d%0aX-Sly:1\r\n',
    'data:text/html,x',
    '\\\\evil.example',
    '/x\u2028y',
  ];
  for (const next of corpus) {
    for (const said of [
      await world.post('nobody', '/sign-in/demo', { person, next }),
      await world.post('nobody', '/settings/language', { locale: 'en', back: next }),
      await fetch(`${origin()}/settings/sync?next=${encodeURIComponent(next)}`, { redirect: 'manual' }),
    ]) {
      const to = said.headers.get('location');
      expect(new URL(to ?? 'missing:', origin()).origin, JSON.stringify(next)).toBe(origin());
      expect(to, JSON.stringify(next)).toBe('/');
    }
  }
  const good = await world.post('nobody', '/sign-in/demo', { person, next: '/help?x=1' });
  expect(good.headers.get('location')).toBe('/help?x=1');
});

test('a disabled account: its sessions end, its links are worth nothing, and nothing is said', async ({ page }) => {
  const cookies = await world.cookies('formerEmployer');
  await page.context().addCookies(cookies);
  await page.goto('/settings/sessions');
  await expect(page).toHaveURL('/settings/sessions');
  await world.sql`update app.account set disabled_at = now() where person_id = ${world.people.formerEmployer}`;
  await page.goto('/settings/sessions');
  await expect(page).toHaveURL(/\/sign-in/);
  await ask(page, address('formerEmployer'));
  await expect(page.getByRole('heading', { name: 'メールを見てください' })).toBeVisible();
  await page.waitForTimeout(500);
  expect(await mailsTo(world.sql, address('formerEmployer'))).toBe(0);
});

test('forms from elsewhere sign nobody in or out', async () => {
  const person = (await world.sql`select person_id from app.account where demo_note is not null limit 1`)[0]!
    .personId as string;
  for (const headers of [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: '' },
    { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
  ] as Record<string, string>[]) {
    for (const [path, fields] of [
      ['/sign-in/demo', { person }],
      ['/sign-in/link', { email: 'a@example.test' }],
      ['/sign-out', {}],
      ['/settings/language', { locale: 'en', back: '/' }],
      [`/sign-in/link/${world.linkToken}/use`, {}],
      [`/invitations/${world.invitationToken}/agree`, { name: 'a', reading: 'a', email: 'a@example.test' }],
      ['/sign-in/oidc', {}],
    ] as const) {
      const said = await world.post('nobody', path, fields as unknown as Record<string, string>, headers);
      expect(said.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(said.headers.getSetCookie()).toEqual([]);
    }
  }
});

test('no page hands the token of a link on: not to other sites, not to caches', async () => {
  for (const path of [`/sign-in/link/${world.linkToken}`, `/invitations/${world.invitationToken}`]) {
    const said = await fetch(origin() + path);
    expect(said.headers.get('referrer-policy')).toBe('no-referrer');
    expect(said.headers.get('cache-control')).toContain('no-store');
    const page = await said.text();
    expect([...page.matchAll(/(?:src|href|action)="(https?:)?\/\/[^"]*"/g)]).toEqual([]);
  }
});
