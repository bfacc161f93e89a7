import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { pages } from './pages';
import { makeWorld, origin, type World } from './world';

/** What every answer carries, whatever it is; and ways around the pages that other portals have left open. */

test.use({ trace: 'off', screenshot: 'off' });

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

/** Answers of all kinds: every page, what is not there, what is refused, what redirects. */
async function answers(): Promise<[string, Response][]> {
  const found: [string, Response][] = [];
  for (const page of pages) {
    const path = await page.path(world);
    const who = page.who.find((who) => who !== 'nobody') ?? 'nobody';
    found.push([`${who} ${path}`, await world.fetch(who, path)]);
    found.push([`nobody ${path}`, await world.fetch('nobody', path)]);
  }
  for (const path of ['/nowhere', `/cases/${newId()}/timeline`, '/cases/x/timeline', '/cases', '/%E0%A4%A', '/api', '/.env']) {
    found.push([path, await world.fetch('supported', path)]);
  }
  const search = `/cases/${world.caseId}/timeline/search`;
  found.push(['foreign form', await world.post('supported', search, { words: 'x' }, { origin: 'https://evil.example' })]);
  found.push(['text/plain', await world.post('supported', search, {}, { 'content-type': 'text/plain' })]);
  found.push(['form, signed out', await world.post('nobody', search, { words: 'x' })]);
  found.push(['form', await world.post('supported', search, { words: 'x' })]);
  found.push(['GET of a form', await world.fetch('supported', search)]);
  found.push(['DELETE', await world.fetch('supported', '/', { method: 'DELETE' })]);
  return found;
}

test('every answer: never stored, never sniffed, never framed, never indexed, tells nobody where one came from', async () => {
  for (const [name, answer] of await answers()) {
    const header = (key: string) => answer.headers.get(key) ?? '';
    expect.soft(header('cache-control'), name).toMatch(/no-store/);
    expect.soft(header('x-content-type-options'), name).toBe('nosniff');
    expect.soft(header('referrer-policy'), name).toBe('no-referrer');
    expect.soft(header('cross-origin-opener-policy'), name).toBe('same-origin');
    expect.soft(header('cross-origin-resource-policy'), name).toBe('same-origin');
    expect.soft(header('x-frame-options'), name).toBe('DENY');
    expect.soft(header('x-robots-tag'), name).toContain('noindex');
    expect.soft(header('permissions-policy'), name).toContain('camera=()');
    expect.soft(header('strict-transport-security'), name).toMatch(/max-age=\d{8}/);
    expect.soft(header('x-powered-by'), name).toBe('');
    const policy = header('content-security-policy');
    for (const rule of [
      "default-src 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "'strict-dynamic'",
    ])
      expect.soft(policy, name).toContain(rule);
    // A company's own sign-in and LINE's, where they are set up, are the only other places that a form leads to.
    expect
      .soft(policy.replace(/form-action 'self' http:\/\/127\.0\.0\.1:\d+ https:\/\/access\.line\.me(?=;)/, ''), name)
      .not.toMatch(/unsafe|https?:|\*/);
    expect.soft(answer.status, name).toBeLessThan(500);
    await answer.body?.cancel();
  }
});

test('the policy’s nonce is new each time, and every script of a page carries it', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/sign-in', `/cases/${world.caseId}/timeline`, '/nowhere', '/']) {
    const answer = await world.fetch('supported', path);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64').length).toBe(16);
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect.soft(script, path).toContain(`nonce="${nonce}"`);
    expect
      .soft(html.replace(/<script[\s\S]*?<\/script>/g, ''), 'no style or handler in the HTML')
      .not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(5);
});

test('pages that are not there break no rule in the browser either', async ({ browser }) => {
  const context = await world.as(browser, 'supported');
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) noise.push(message.text());
  });
  for (const path of ['/nowhere', `/cases/${newId()}/timeline`, `/cases/${world.otherCaseId}/timeline`]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('h1')).toHaveText(/[ぁ-ん]/);
    await expect(page.locator('body > footer a[href="/help"]'), 'help is there too').toBeVisible();
    await expect(page.locator('main a[href="/"]'), 'and a way home').toBeVisible();
  }
  expect(noise).toEqual([]);
  await context.close();
});

test('the image optimiser is not there', async () => {
  for (const query of ['?url=%2Ficon.svg&w=64&q=75', '?url=https%3A%2F%2Fexample.com%2Fx.png&w=64&q=75', '']) {
    expect([400, 404]).toContain((await fetch(`${origin()}/_next/image${query}`)).status);
  }
});

test('headers and addresses that once went past a middleware give strangers nothing', async () => {
  test.setTimeout(180_000);
  const timeline = `/cases/${world.caseId}/timeline`;
  const tricks: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    {
      rsc: '1',
      'next-router-state-tree': encodeURIComponent(JSON.stringify(['', { children: ['cases', {}] }, null, null, true])),
    },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-original-url': timeline, 'x-rewrite-url': timeline },
    { 'next-action': '0'.repeat(42) },
  ];
  const variants = [
    timeline,
    `${timeline}.rsc`,
    `${timeline}?_rsc=abc`,
    `${timeline}.segments/_tree.segment.rsc`,
    `${timeline}/`,
    `/${timeline}`,
    `/_next/data/x${timeline}.json`,
    `/%63ases/${world.caseId}/timeline`,
  ];
  for (const who of ['nobody', 'formerFamily', 'colleague', 'otherManager'] as const) {
    for (const path of variants) {
      for (const headers of who === 'nobody' || who === 'formerFamily' ? [{}, ...tricks] : [{}, { rsc: '1' }]) {
        const answer = await world.fetch(who, path, { headers });
        const text = await answer.text();
        for (const { text: secret, readers } of world.canaries) {
          if (who !== 'nobody' && readers.includes(who)) continue;
          expect(text, `${who} ${path} ${JSON.stringify(headers)}`).not.toContain(secret);
        }
        // Next itself refuses a router state that is none, with 500 and without a word.
        if (!('next-router-state-tree' in headers))
          expect(answer.status, `${who} ${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
        expect(answer.headers.get('location') ?? '', 'redirects stay here').not.toMatch(/evil/);
      }
    }
  }
  // The twin: who may, gets it.
  expect(await (await world.fetch('worker', timeline)).text()).toContain(
    world.canaries.find((c) => c.where === 'reply of support_team on work')?.text,
  );
});

test('the health endpoints tell how it is, and nothing more', async () => {
  for (const [path, status] of [
    ['/api/health/live', 200],
    ['/api/health/ready', 200],
  ] as const) {
    const answer = await fetch(origin() + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect((await answer.text()).length, 'no details').toBeLessThan(40);
  }
});
