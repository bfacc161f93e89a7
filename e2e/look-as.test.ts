import type { Page } from '@playwright/test';
import { connect, type Tx } from '../db/connection';
import { people } from '../db/seed/world/people';
import { expect, test, theCase, thePerson } from './personas';
import { makeWorld } from './world';

/**
 * 「会社からの見え方」 held against what the company really gets: the people of each side sign in, and entry by entry it is the same.
 * In the demo world, where the sides have written to each other for a year.
 */

let sql: Tx;
test.beforeAll(() => {
  sql = connect(process.env.NAKADACHI_TEST_PORTAL_OWNER_URL ?? '', { max: 1 });
});
test.afterAll(async () => sql.end({ timeout: 2 }));

test.use({ viewport: { width: 360, height: 780 } });

const stories = ['shota', 'yui'];

for (const story of stories) {
  test(`entry by entry, ${story}`, async ({ as }) => {
    test.setTimeout(240_000);
    const caseId = theCase(story);
    const sides = await sql<{ id: string; label: string; member: string }[]>`
      select distinct on (p.id) p.id, p.label, m.person_id as member from app.party p join app.member m on m.party_id = p.id
        join app.account a on a.person_id = m.person_id
       where p.case_id = ${caseId} and p.kind in ('family', 'employer', 'partner') and p.valid_from <= now()
         and (p.valid_to is null or p.valid_to > now()) and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
         and a.demo_note is not null order by p.id, m.id`;
    const [person] = await sql`select person_id from app.case where id = ${caseId}`;
    const me = await as(keyOf(person?.personId));
    const mine = await entriesOn(me, `/cases/${caseId}/timeline`);
    let compared = 0;
    for (const side of sides) {
      const they = await as(keyOf(side.member));
      const theirs = await entriesOn(they, `/cases/${caseId}/timeline`);
      const place = `/cases/${caseId}/as/${side.id}`;
      const look = await entriesOn(me, `${place}/timeline`);
      // Their own notes are theirs; what they wrote to others than their side is shown to the writer only.
      const own = new Set(
        (await sql`select id from app.entry where author_id = ${side.member} and not ${side.id}::uuid = any (audience)`).map(
          ({ id }) => id,
        ),
      );
      const both = [...theirs.keys()].filter((id) => mine.has(id) && !own.has(id));
      expect([...look.keys()], `${side.label}: the same entries, in the same order`).toEqual(both);
      expect([...(await entriesOn(me, `${place}/timeline/print`)).keys()], `${side.label}: on paper`).toEqual(both);
      const there = new Map<string, Awaited<ReturnType<typeof words>>>();
      for (const id of both.slice(0, 12)) {
        there.set(id, await words(they, `/cases/${caseId}/entries/${id}`));
      }
      const before = await looks(caseId);
      for (const [id, said] of there) {
        const here = await words(me, `${place}/entries/${id}`);
        expect(here, `${side.label}: the words of ${id}`).toEqual(said.filter((one) => one.id === '' || mine.has(one.id)));
        compared++;
      }
      // What only they see, and what only I see, is not there.
      for (const id of [...theirs.keys()]
        .filter((id) => !mine.has(id))
        .concat([...mine.keys()].filter((id) => !theirs.has(id)))
        .slice(0, 4))
        expect((await me.goto(`${place}/entries/${id}`))?.status(), `${side.label}: ${id}`).toBe(404);
      expect(await looks(caseId), 'looking as they do is not looking').toEqual(before);
    }
    expect(compared).toBeGreaterThan(0);
  });
}

test('marked on every page, nothing to fill in, and what is withdrawn is gone at once', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, parties, sharedEntryId } = world;
    const me = await world.as(browser, 'supported', { viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
    const page = await me.newPage();
    await page.goto(`/cases/${caseId}/consents`);
    await page.locator(`a[href="/cases/${caseId}/as/${parties.employer}"]`).click();
    const visited = new Set<string>();
    for (const name of ['これまでのこと', '関わる人', '相談する']) {
      await marked(page);
      visited.add(page.url());
      const link = page.locator('header nav').getByRole('link', { name });
      if (!(await link.isVisible())) await page.locator('header nav summary').click();
      await link.click();
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ここは、見るだけです');
    await page.getByRole('link', { name: 'これまでのことの見え方に戻る' }).click();
    const shared = page.locator(`#e-${sharedEntryId} a`).first();
    await shared.click();
    await marked(page);
    await expect(page.locator('main')).toContainText('ここに返事を書くところがあります');
    expect(visited.size).toBe(3);

    const place = `/cases/${caseId}/as/${parties.employer}`;
    expect((await world.fetch('supported', `${place}/entries/${sharedEntryId}`)).status).toBe(200);
    await world.post('supported', `/cases/${caseId}/consents/${parties.employer}/withdraw`, {});
    expect((await world.fetch('supported', `${place}/entries/${sharedEntryId}`)).status).toBe(404);
    expect(await (await world.fetch('supported', `${place}/timeline`)).text()).not.toContain(sharedEntryId);
    await page.getByRole('link', { name: '自分の画面に戻る' }).click();
    await expect(page).toHaveURL(new RegExp(`/cases/${caseId}/consents$`));
    await me.close();
  } finally {
    await world.end();
  }
});

/** Every mark of a page that is seen with another's eyes: words above it, and no form but the language's. */
async function marked(page: Page): Promise<void> {
  await expect(page.getByRole('complementary', { name: 'ほかの人からの見え方' })).toContainText('からの見え方です');
  expect(await page.locator('form[method="post"]:not([action^="/settings/"])').count(), page.url()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

/** The entries of a timeline, page after page, in order: id → title. */
async function entriesOn(page: Page, path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let next: string | null = path; next; ) {
    expect((await page.goto(next))?.status(), next).toBe(200);
    for (const row of await page.locator('li[id^="e-"]').all())
      found.set((await row.getAttribute('id'))?.slice(2) ?? '', (await row.locator('h3').textContent()) ?? '');
    const older = page.locator('a.button[href*="before="]');
    next = (await older.count()) > 0 ? await older.getAttribute('href') : null;
  }
  return found;
}

/** The words of an entry and of its answers; of an accommodation, what is asked; of the card, what stands on it; of a meeting, its name and what is written down. */
async function words(page: Page, path: string): Promise<{ id: string; said: string | null }[]> {
  await page.goto(path);
  const head = page.locator('.entry-head, main:not(:has(.entry-head)) .act');
  const said = head.locator('h1, h2, dd, li, .words');
  // A meeting or a report has a page of its own kind.
  const root = {
    id: '',
    said: await ((await said.count()) > 0 ? said : page.locator('main :is(h1, .words)')).allTextContents(),
  };
  expect(root.said.join(''), page.url()).not.toBe('');
  const answers = await page
    .locator('ol.answers > li')
    .evaluateAll((rows) =>
      rows.map((row) => ({ id: row.id.slice(2), said: row.querySelector('.words')?.textContent ?? null })),
    );
  return [{ id: root.id, said: root.said.join('\n') }, ...answers];
}

const looks = async (caseId: string) =>
  (await sql`select count(*)::int as n from app.access_event where case_id = ${caseId}`)[0]?.n;

const keyOf = (id: string): string => people.find(({ key }) => thePerson(key) === id)?.key ?? id;
