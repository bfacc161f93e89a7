import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { makeWorld, type Who, type World } from './world';

/** People as they are: with a keyboard only, writing Japanese, without JavaScript, on a slow line, pressing twice, going back. */

test.use({ trace: 'off' });
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

let world: World;
test.beforeEach(async () => {
  world = await makeWorld();
});
test.afterEach(() => world.end());

const send = 'main form[method=post] button[data-variant=primary]';
const written = async (who: Who) =>
  (
    await world.sql<
      { body: string }[]
    >`select body from app.entry where author_id = ${world.people[who]} and created_at > now() - interval '5 minutes' and folded <> '' and body not like '%CANARY%'`
  ).map(({ body }) => body);
const concern = () => `/cases/${world.caseId}/concerns/new`;
/** The supported person has begun to write in this world; here they start anew. */
const startAnew = () => world.sql`delete from app.draft where person_id = ${world.people.supported}`;

async function tabTo(page: Page, selector: string) {
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
  }
  throw new Error(`no way to ${selector} with Tab`);
}

test('the way past the header comes first; every stop is visible and marked; nothing is out of order, nothing is a trap', async ({
  browser,
}) => {
  const ways: [Who, string][] = [
    ['supported', '/'],
    ['supported', `/cases/${world.caseId}/timeline?kind=concern`],
    ['employer', concern()],
    ['worker', concern()],
    ['worker', `/cases/${world.caseId}/entries/${world.sharedEntryId}`],
    ['worker', '/settings'],
  ];
  for (const [who, path] of ways) {
    const context = await world.as(browser, who, { viewport: { width: 360, height: 700 } });
    const page = await context.newPage();
    await page.goto(path);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('main, footer') !== null),
      `${path}: the skip link leads past the header`,
    ).toBe(true);
    await page.goto(path);
    const wrong: string[] = [];
    let stops = 0;
    for (; stops < 150; stops++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const here = document.activeElement as HTMLElement | null;
        if (!here || here === document.body || here === document.documentElement) return null;
        const seen = (window as unknown as { seen?: HTMLElement[] }).seen ?? [];
        (window as unknown as { seen: HTMLElement[] }).seen = seen;
        const before = seen.at(-1);
        const again = seen.includes(here);
        seen.push(here);
        const marked = [here, here.closest<HTMLElement>('.choice')].some((element) => {
          const style = element && getComputedStyle(element);
          return style && style.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 4;
        });
        const box = (here.closest('.choice') ?? here).getBoundingClientRect();
        const found: string[] = [];
        if (again) found.push('again');
        if (!marked) found.push('not marked');
        if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1) found.push('not on the screen');
        if (before && !again && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING))
          found.push('out of order');
        return { what: here.outerHTML.slice(0, 100), found };
      });
      if (stop === null || stop.found.includes('again')) break;
      for (const problem of stop.found) wrong.push(`${path}: ${problem}: ${stop.what}`);
    }
    expect(stops, `${path}: an end`).toBeLessThan(150);
    expect(stops).toBeGreaterThan(5);
    expect.soft(wrong).toEqual([]);
    await context.close();
  }
});

test('the supported person raises an issue with the keyboard alone', async ({ browser }) => {
  await startAnew();
  const page = await (await world.as(browser, 'supported', { viewport: { width: 360, height: 700 } })).newPage();
  await page.goto('/');
  await tabTo(page, 'main a[href$="/concerns/new"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/worry/);
  // Nothing chosen: the summary of errors takes the focus and leads to the question.
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await page.waitForURL(/check/);
  await expect(page.locator('.summary-of-errors')).toBeFocused();
  await expect(page).toHaveTitle(/^エラー/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('input[name=worry]').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[name=worry]').nth(1)).toBeChecked();
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  for (const step of ['feeling', 'since', 'words', 'readers']) {
    await page.waitForURL(new RegExp(step));
    if (step === 'words') {
      await tabTo(page, 'textarea');
      await page.keyboard.type('キーボードだけで かきました');
    }
    await tabTo(page, send);
    await page.keyboard.press('Enter');
  }
  await page.waitForURL(/check$/);
  await expect(page.locator('main')).toContainText('見える人');
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await page.waitForURL(/sent/);
  expect(await written('supported')).toEqual(['キーボードだけで かきました']);
  await page.context().close();
});

test('the employer asks for advice, the worker answers: with the keyboard alone', async ({ browser }) => {
  const employer = await (await world.as(browser, 'employer')).newPage();
  await employer.goto(concern());
  await tabTo(employer, 'input[name=worry]');
  await employer.keyboard.press('Space');
  await tabTo(employer, 'textarea[name=words]');
  await employer.keyboard.type('指示の出し方');
  await tabTo(employer, send);
  await employer.keyboard.press('Enter');
  await employer.waitForURL(/sent/);
  expect(await written('employer')).toEqual(['指示の出し方']);
  await employer.context().close();

  const worker = await (await world.as(browser, 'worker')).newPage();
  await worker.goto(`/cases/${world.caseId}/entries/${world.privateEntryId}`);
  await tabTo(worker, 'textarea[name=words]');
  await worker.keyboard.type('あした話しましょう');
  await tabTo(worker, 'form[action$="/reply"] button');
  await worker.keyboard.press('Enter');
  await worker.waitForURL(/replied/);
  expect(await written('worker')).toEqual(['あした話しましょう']);
  await worker.context().close();
});

/** What a Japanese input method does: a composition, Enter to take a candidate, the text. */
async function compose(cdp: CDPSession, kana: string, kanji: string) {
  for (let length = 1; length <= kana.length; length++) {
    await cdp.send('Input.imeSetComposition', { text: kana.slice(0, length), selectionStart: length, selectionEnd: length });
  }
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
    nativeVirtualKeyCode: 229,
  });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await cdp.send('Input.insertText', { text: kanji });
}

test('Japanese input: Enter takes a candidate and sends nothing; the autosave leaves a composition alone and keeps what came of it', async ({
  browser,
}) => {
  await startAnew();
  await world.sql`insert into app.draft (person_id, key, data) values (${world.people.supported}, ${`concern:${world.caseId}`}, '{"worry":"place"}')`;
  const page = await (await world.as(browser, 'supported')).newPage();
  const kept = async () =>
    (await world.sql`select data ->> 'words' as words from app.draft where person_id = ${world.people.supported}`)[0]?.words;
  const cdp = await page.context().newCDPSession(page);
  await page.goto(`${concern()}/words`);
  const words = page.locator('textarea[name=words]');
  await words.focus();
  await compose(cdp, 'しずか', '静かな');
  // Unfinished, for longer than the autosave waits.
  await cdp.send('Input.imeSetComposition', { text: 'せき', selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(1800);
  await expect(words).toHaveValue('静かなせき');
  expect((await kept()) ?? '', 'what is not a word yet is not kept').not.toContain('せき');
  await cdp.send('Input.insertText', { text: '席' });
  await expect(words).toHaveValue('静かな席');
  expect(page.url()).toContain('/words');
  await expect.poll(kept, { timeout: 8_000 }).toBe('静かな席');
  await page.reload();
  await expect(words, 'and it is there again').toHaveValue('静かな席');

  await page.goto('/search');
  const search = page.locator('input[name=words]');
  await search.focus();
  await compose(cdp, 'しずか', '静か');
  await expect(search).toHaveValue('静か');
  expect(page.url()).not.toContain('found');
  await page.keyboard.press('Enter');
  await page.waitForURL(/found/);
  await page.context().close();
});

test('without JavaScript: signing in, raising an issue, an error put right, the timeline, settings, signing out', async ({
  browser,
}) => {
  await startAnew();
  const context = await world.as(browser, 'supported', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('main a[href$="/concerns/new"]').first().click();
  await page.locator(send).click();
  await expect(page.locator('.summary-of-errors')).toBeVisible();
  await page.locator('label.choice').nth(2).click();
  for (const step of ['worry', 'feeling', 'since', 'words', 'readers']) {
    expect(page.url()).toContain(step);
    if (step === 'words') await page.locator('textarea').fill('JavaScript なし');
    await page.locator(send).click();
  }
  expect(page.url()).toContain('check');
  await page.locator(send).click();
  expect(page.url()).toContain('sent');
  expect(await written('supported')).toEqual(['JavaScript なし']);
  await page.goto(`/cases/${world.caseId}/timeline`);
  await page.locator('main summary').first().click();
  await page.locator('.filters select[name=kind]').selectOption('life_event');
  await page.locator('form[method=get] button').click();
  expect(page.url()).toContain('kind=life_event');
  await page.goto('/settings');
  await page.locator('input[name=textSize][value=xl]').check({ force: true });
  await page.locator(send).click();
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'xl');
  await page.locator('button[name=locale][value=en]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.locator('form[action="/sign-out"] button').click();
  expect(page.url()).toContain('sign-in');
  await context.close();
});

/** What a form that is sent carries, its key with it. */
const fieldsOf = (page: Page) =>
  page
    .locator('main form[method=post]')
    .evaluate((form: HTMLFormElement) => Object.fromEntries(new FormData(form)) as Record<string, string>);

test('a slow line and an impatient hand: two clicks are one issue', async ({ browser }) => {
  const context = await world.as(browser, 'family');
  const page = await context.newPage();
  await page.goto(concern());
  await page
    .locator('label.choice', { has: page.locator('input[name=worry]') })
    .first()
    .click();
  await page.locator('textarea[name=words]').fill('ゆっくりの回線');
  // Both clicks reach the portal, at once; their answers take their time to come back.
  const sent: Promise<string | undefined>[] = [];
  await page.route(/\/concerns$/, async (route) => {
    const answer = route.fetch({
      maxRedirects: 0,
      headers: { ...route.request().headers(), origin: new URL(page.url()).origin },
    });
    sent.push(answer.then((came) => came.headers().location));
    await page.waitForTimeout(1_000);
    await route.fulfill({ status: 204 }).catch(() => {});
  });
  const fields = await fieldsOf(page);
  await page.locator(send).evaluate((button: HTMLButtonElement) => {
    button.click();
    setTimeout(() => button.click(), 300);
  });
  await expect.poll(() => sent.length, { message: 'two requests were sent', timeout: 20_000 }).toBe(2);
  const places = await Promise.all(sent);
  expect(places[0]).toContain('/sent');
  expect(new Set(places).size, 'and led to the same place').toBe(1);
  expect(await written('family')).toEqual(['ゆっくりの回線']);
  // The twin: the same words from the form opened anew are a second issue.
  const { _key, ...again } = fields;
  expect((await world.post('family', `/cases/${world.caseId}/concerns`, again)).status).toBe(303);
  expect(await written('family')).toHaveLength(2);
  await context.close();
});

test('back after sending, and two tabs: nothing is sent twice, and one is told', async ({ browser }) => {
  await startAnew();
  await world.sql`insert into app.draft (person_id, key, data) values (${world.people.supported}, ${`concern:${world.caseId}`}, '{"worry":"place","words":"一度だけ","reach":"team"}')`;
  const context = await world.as(browser, 'supported');
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`${concern()}/check`);
  await two.goto(`${concern()}/check`);
  const fields = await fieldsOf(one);
  await one.locator(send).click();
  await one.waitForURL(/sent/);
  const place = one.url();
  await two.locator(send).click();
  await expect(two.locator('.notice[data-kind=warning]'), 'the other tab is told').toBeVisible();
  expect(await written('supported')).toEqual(['一度だけ']);
  // Back leads to where one begins anew: there is nothing left to send.
  await one.goBack();
  await expect(one.locator('input[name=worry]').first()).toBeVisible();
  expect(await one.locator('input[name=worry]:checked').count()).toBe(0);
  // A page that the browser had kept would send this once more: the answer is that of the first time.
  const repeated = await world.post('supported', `${concern()}/send`, fields);
  expect(new URL(repeated.headers.get('location') ?? '', place).href).toBe(place);
  expect(await written('supported')).toEqual(['一度だけ']);
  await context.close();
});
