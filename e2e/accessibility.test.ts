import fs from 'node:fs';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import type { Settings } from '../lib/i18n/settings';
import { violations } from './axe';
import { type PageToTry, pages } from './pages';
import { makeWorld, origin, type Who, type World } from './world';

/** Every page, in every language, on a phone and on a desk: what a machine can see of whether people can use it. */

test.describe.configure({ mode: 'parallel' });
test.use({ screenshot: 'off' });

const languages: Record<string, Partial<Settings>> = {
  ja: { locale: 'ja', furigana: 'none' },
  'ja-easy with furigana': { locale: 'ja-easy', furigana: 'all' },
  en: { locale: 'en' },
};

test('every page of app/ is in the list of pages', () => {
  const routes = fs
    .readdirSync('app', { recursive: true })
    .map(String)
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ''));
  expect(pages.map((page) => page.route).sort()).toEqual(expect.arrayContaining(routes.sort()));
  for (const page of pages) expect(routes, 'a page of the list that is gone').toContain(page.route);
});

for (const [language, settings] of Object.entries(languages)) {
  test(`${language}: axe, reflow, targets, one heading, title, help last, nothing from elsewhere`, async ({ browser }) => {
    test.setTimeout(900_000);
    const world = await makeWorld(settings, { long: true });
    try {
      // What a desk shows otherwise than a phone does not depend on the language, nor do the colours, of all the most expensive
      // question: they are looked at on a desk in Japanese and on a phone in English. What a state of a page adds, and what another
      // side sees of it, is asked about in Japanese; whether there is room for it, in each language.
      const found = await visitAll(browser, world, async (page, first) => [
        ...(await problems(page, 360, asked(language, first))),
        ...(language === 'ja' ? await problems(page, 1280, ofWidth) : []),
        ...(await page.evaluate(coloursOfFurigana)),
        ...(await reflow(page)),
      ]);
      expect(found).toEqual([]);
    } finally {
      await world.end();
    }
  });
}

test('high contrast, forced colours, the largest text: still readable, still inside the screen', async ({ browser }) => {
  test.setTimeout(300_000);
  const world = await makeWorld(
    { contrast: 'high', textSize: 'xl', furigana: 'all', locale: 'ja-easy', font: 'device' },
    { long: true },
  );
  try {
    let turn = 0;
    const found = await visitAll(
      browser,
      world,
      async (page) => {
        await page.emulateMedia({ forcedColors: turn++ % 2 === 1 ? 'active' : 'none' });
        return [...(await problems(page, 360, allButColours)), ...(await reflow(page)), ...(await contrast(page))];
      },
      pages.filter(
        (page) => ['', 'sign-in', 'settings'].includes(page.route) || /timeline$|\[entryId\]$|new|people$/.test(page.route),
      ),
    );
    expect(found).toEqual([]);
  } finally {
    await world.end();
  }
});

// ---- visiting

/** One context a person, one tab; every page that they look at. Resolves to what is wrong, page by page. */
async function visitAll(
  browser: Browser,
  world: World,
  look: (page: Page, first: boolean) => Promise<string[]>,
  among = pages,
): Promise<string[]> {
  const visits = await visitsOf(world, among);
  const wrong: string[] = [];
  for (const who of new Set(visits.map((visit) => visit.who))) {
    const context = await world.as(browser, who, { viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const noise = listen(context, page);
    for (const { path, first } of visits.filter((visit) => visit.who === who)) {
      noise.length = 0;
      const answer = await page.goto(path);
      const arrived = answer?.status() === 200 && new URL(page.url()).pathname === path.split('?')[0];
      const found = arrived ? await look(page, first) : [`${answer?.status()} ${page.url()}`];
      wrong.push(...[...noise, ...found].map((problem) => `${who} ${path.replace(/[0-9a-f-]{36}/g, '…')}: ${problem}`));
    }
    await context.close();
  }
  return wrong;
}

async function visitsOf(world: World, among: PageToTry[]) {
  const visits: { who: Who | 'nobody'; path: string; first: boolean }[] = [];
  for (const page of among) {
    const path = await page.path(world);
    for (const [place, who] of lookers(page).entries()) {
      visits.push({ who, path, first: place === 0 });
      if (place === 0) for (const state of page.states ?? []) visits.push({ who, path: path + state, first: false });
    }
  }
  return visits;
}

const lookers = (page: PageToTry) => page.look ?? page.who.slice(0, 1);

/** Errors in the console (a broken content policy and a failed hydration are there too), and requests to other places. */
function listen(context: BrowserContext, page: Page): string[] {
  const noise: string[] = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && noise.push(`console: ${message.text().slice(0, 300)}`),
  );
  page.on('pageerror', (error) => noise.push(`error: ${error.message.slice(0, 300)}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin() && url.protocol !== 'data:') noise.push(`request to ${url.origin}`);
  });
  return noise;
}

// ---- looking

const all = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
} satisfies RunOptions;
const allButColours = { ...all, rules: { 'color-contrast': { enabled: false } } };
/** What axe is asked of a visit; `first`: a page as it is, for who looks at it first. */
const asked = (language: string, first: boolean) => {
  if (language === 'ja') return allButColours;
  if (!first) return null;
  return language === 'en' ? all : allButColours;
};
/** What may be otherwise where there is more room; the rest has been looked at already. */
const ofWidth = {
  runOnly: { type: 'rule', values: ['scrollable-region-focusable', 'target-size', 'region', 'color-contrast'] },
} satisfies RunOptions;

/** @param asked of axe; null: nothing */
async function problems(page: Page, width: number, asked: RunOptions | null): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  const found = asked ? await violations(page, asked) : [];
  found.push(...(await page.evaluate(frame)), ...(await page.evaluate(smallTargets)), ...(await page.evaluate(tooWide, '')));
  return found.map((problem) => `${width} px: ${problem}`);
}

/** Colours of a page whose furigana have been taken out, which have the colour of their word. It is not itself any more afterwards. */
async function contrast(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 800 });
  const found = await page.evaluate(coloursOfFurigana);
  await page.evaluate(takeFuriganaOut);
  return [...found, ...(await violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } }))];
}

/** Runs in the page. */
function coloursOfFurigana(): string[] {
  return [...document.querySelectorAll('rt')]
    .filter((rt) => getComputedStyle(rt).color !== getComputedStyle(rt.parentElement!).color)
    .slice(0, 3)
    .map((rt) => `furigana of another colour: ${rt.parentElement?.outerHTML.slice(0, 100)}`);
}

/** Runs in the page. */
function takeFuriganaOut(): void {
  for (const rt of document.querySelectorAll('rt')) rt.remove();
  for (const ruby of document.querySelectorAll('ruby')) ruby.replaceWith(...ruby.childNodes);
  document.body.normalize();
}

/** At 320 px, which is 1280 px at 400 %; and with the text spacing that a reader may ask for. */
async function reflow(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(tooWide, ' at 320 px');
  // Our policy allows no style of others; a reader's own sheet comes from the browser, past it.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
  return [...found, ...(await page.evaluate(tooWide, ' with wide text spacing'))];
}

/** One heading, landmarks, a title of the kind of page, no bare message keys, help at the end. Runs in the page. */
function frame(): string[] {
  const found: string[] = [];
  const count = (selector: string) => document.querySelectorAll(selector).length;
  if (count('h1') !== 1) found.push(`${count('h1')} h1`);
  for (const landmark of ['header', 'main', 'footer'])
    if (count(`body > ${landmark}`) !== 1) found.push(`${count(landmark)} <${landmark}>`);
  if (!document.title) found.push('no title');
  const people = [...document.querySelectorAll('.who')].map((element) => element.textContent?.trim() ?? '');
  if (/中村|大野|川村|三浦|石田|勅使河原/.test(document.title))
    found.push(`a person in the title: ${document.title} (${people})`);
  const bare = document.body.innerText.match(
    /\b(access-log|categories|common|concerns|entries|errors|help|home|kinds|mail|parties|people|search|session|settings|timeline|worries)\.[a-z_]+(\.[\w-]+)*\b/g,
  );
  if (bare) found.push(`message keys: ${bare.join(' ')}`);
  if (/\{\w+\}|\bundefined\b|\bNaN\b|Invalid Date|｜.*《|\[object/.test(document.body.innerText))
    found.push('something unfinished in the text');
  const last = [...document.body.children]
    .filter(
      (element) =>
        !['SCRIPT', 'NEXT-ROUTE-ANNOUNCER', 'LINK', 'TEMPLATE'].includes(element.tagName) && !element.hasAttribute('hidden'),
    )
    .at(-1);
  if (!last?.matches('footer') || !last.querySelector('a[href="/help"]'))
    found.push(`the last thing is not help but ${last?.outerHTML.slice(0, 80)}`);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]));
  for (const [place, level] of levels.entries()) {
    const above = levels[place - 1];
    if (above !== undefined && level > above + 1) found.push(`h${level} after h${above}`);
  }
  return found;
}

/** Everything to press is at least 44 × 44; links within a sentence are as high as their line. Runs in the page. */
function smallTargets(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type=hidden]), select, textarea, summary',
  )) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.skip')) continue;
    const target = (element.matches('[type=radio], [type=checkbox]') && element.closest('label')) || element;
    const { width, height } = target.getBoundingClientRect();
    const display = getComputedStyle(element).display;
    const words = (element.parentElement?.textContent ?? '').trim();
    const inSentence = display === 'inline' && words.length > (element.textContent ?? '').trim().length + 3;
    if (inSentence ? height < 16 : width < 44 || height < 43.5)
      found.push(`target ${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
  }
  return found.slice(0, 6);
}

/** The page does not scroll sideways, and nothing sticks out of it, tables in their own scroller excepted. Runs in the page. */
function tooWide(when: string): string[] {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.getBoundingClientRect().right > limit + 1 &&
      !element.closest('.scroll, .hidden-text') &&
      element.children.length === 0,
  );
  return [
    `${document.documentElement.scrollWidth} px wide${when}: ${wide
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 100))
      .join(' | ')}`,
  ];
}
