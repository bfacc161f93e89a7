import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { linksMailedTo, mailsTo } from './mail';
import { makeWorld, origin, type Who, type World } from './world';

/** From "invite somebody" to being there, and out again. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

const people = () => `/cases/${world.caseId}/people`;
const fresh = (browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
  browser.newContext({ baseURL: origin(), locale: 'ja-JP', ...options });

/** Other files make people at the same time: who is counted is named. */
const peopleNamed = async (name: string) => (await world.sql`select from app.person where name = ${name}`).length;

/** Invites through the pages; resolves with the path of the link that is shown once. */
async function invite(
  browser: Browser,
  who: Who,
  { name = '山本 花', email = '', javaScriptEnabled = true } = {},
): Promise<string> {
  const context = await world.as(browser, who, { javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(people());
  await page.getByRole('link', { name: '人を招待する' }).click();
  await page.locator(`input[value="party:${world.parties.family}"]`).check();
  await page.getByLabel('招待する人の名前').fill(name);
  await page.getByLabel('続柄や役職').fill('祖母');
  if (email) await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  const shown = await page.locator('#link').textContent();
  await context.close();
  return new URL(shown?.trim() ?? '').pathname;
}

const agree = async (page: Page, { name = '山本 花', reading = 'ヤマモト ハナ', email = '' } = {}) => {
  await page.getByLabel('あなたの名前').fill(name);
  await page.getByLabel('ふりがな').fill(reading);
  if (email) await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '同意して参加する' }).click();
};

for (const javaScriptEnabled of [true, false]) {
  test(`a new relative reads, agrees, is in, and proves an address${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    browser,
  }) => {
    const link = await invite(browser, 'worker', { javaScriptEnabled });
    const context = await fresh(browser, { javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const before = await peopleNamed('山本 花');
    await page.goto(link);
    await expect(page.getByText('川村 望')).toBeVisible();
    await expect(page.getByText('「仕事」のことで、あなたのグループに向けて書かれたもの')).toBeVisible();
    await expect(page.getByText(/同意されていない種類：.*体調.*医療/)).toBeVisible();
    await expect(page.getByText('何を見せるかは、中村 光さんが決めます。いつでもやめられます。')).toBeVisible();
    expect(await peopleNamed('山本 花'), 'nothing is stored before they agree').toBe(before);

    await agree(page, { reading: '' });
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.getByLabel('あなたの名前'), 'what was typed stays').toHaveValue('山本 花');
    const email = `hana-${javaScriptEnabled}-${world.tag}@example.test`;
    await agree(page, { email });
    await expect(page).toHaveURL(/\/settings\/sign-in\?sent/);
    await page.goto('/');
    await expect(page.locator('.who')).toContainText('山本 花');
    expect(await peopleNamed('山本 花')).toBe(before + 1);

    // The address counts once its link was opened here; elsewhere it is worth nothing.
    const [prove] = await linksMailedTo(world.sql, email);
    const elsewhere = await fresh(browser);
    const other = await elsewhere.newPage();
    await other.goto(prove!);
    await expect(other.getByRole('button', { name: 'このアドレスを使う' })).toHaveCount(0);
    await page.goto(prove!);
    await page.getByRole('button', { name: 'このアドレスを使う' }).click();
    await expect(page.getByText('次から、このアドレスでログインできます')).toBeVisible();
    await other.goto('/sign-in');
    await other.getByLabel('メールアドレス').fill(email);
    await other.getByRole('button', { name: 'リンクを送る' }).click();
    const [signIn] = await linksMailedTo(world.sql, email, 2);
    await other.goto(signIn!);
    await other.getByRole('button', { name: 'ログインする' }).click();
    await expect(other.locator('.who')).toContainText('山本 花');

    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'この招待は使い終わりました' })).toBeVisible();
    await Promise.all([context.close(), elsewhere.close()]);
  });
}

test('the mailed link proves the address; its mail names nobody', async ({ browser }) => {
  const email = `mailed-${world.tag}@example.test`;
  await invite(browser, 'supported', { email });
  const [link] = await linksMailedTo(world.sql, email);
  const [mail] = await world.sql`select subject, body from app.demo_mail where recipient = ${email}`;
  expect(`${mail!.subject}${mail!.body}`).not.toMatch(/中村|山本|つばさ|支援|家族|招待|CANARY/);
  const context = await fresh(browser);
  const page = await context.newPage();
  await page.goto(link!);
  await expect(page.getByText(`ログインに使うアドレス：${email}`)).toBeVisible();
  await agree(page);
  await expect(page).toHaveURL('/');
  expect((await world.sql`select email from app.account where email = ${email}`).length).toBe(1);
  await context.close();
});

test('who has an account signs in first, comes back, and joins as who they are', async ({ browser }) => {
  const link = await invite(browser, 'worker');
  const context = await fresh(browser);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'ログインして参加する' }).click();
  await expect(page).toHaveURL('/sign-in?next=%2Finvitations');
  expect(page.url()).not.toContain(link.split('/').at(-1));
  await page.getByRole('button', { name: '加藤 裕美' }).click();
  await expect(page).toHaveURL(link);
  const before = (await context.cookies()).find(({ name }) => name === 'nakadachi.session')?.value;
  await page.getByRole('button', { name: '加藤 裕美さんとして参加する' }).click();
  await expect(page).toHaveURL('/');
  expect((await context.cookies()).find(({ name }) => name === 'nakadachi.session')?.value, 'the session begins anew').not.toBe(
    before,
  );
  await page.goto(people());
  await expect(page.getByRole('heading', { name: '関わる人たち' })).toBeVisible();
  await context.close();
});

test('an address that has an account is not told apart on the inviter’s link', async ({ browser }) => {
  const taken = `family-${world.tag}@example.test`;
  const link = await invite(browser, 'worker', { email: taken });
  const bytes = async (path: string) => (await (await fetch(origin() + path)).text()).includes('登録されています');
  expect(await bytes(link)).toBe(false);
  const [mailed] = await linksMailedTo(world.sql, taken);
  expect(await bytes(mailed!), 'its owner is told').toBe(true);

  const context = await fresh(browser);
  const page = await context.newPage();
  await page.goto(link);
  await agree(page, { email: taken });
  await expect(page, 'the same as for any address').toHaveURL(/\/settings\/sign-in\?sent/);
  const [prove] = await linksMailedTo(world.sql, taken, 2);
  await page.goto(prove!);
  await page.getByRole('button', { name: 'このアドレスを使う' }).click();
  await expect(page.getByText('このアドレスには、もう別のアカウントがあります')).toBeVisible();
  const [owner] = await world.sql`select person_id from app.account where email = ${taken}`;
  expect(owner!.personId).toBe(world.people.family);
  await context.close();
});

test('of twenty who agree at the same moment one is in', async ({ browser }) => {
  const link = await invite(browser, 'worker');
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      world.post('nobody', `${link}/agree`, {
        name: `人${world.tag}`,
        reading: 'ひと',
        email: `race${n}-${world.tag}@example.test`,
      }),
    ),
  );
  const won = tries.filter((said) =>
    said.headers.getSetCookie().some((cookie) => /^nakadachi\.session=[\w-]{43}/.test(cookie)),
  );
  expect(won).toHaveLength(1);
  expect(await peopleNamed(`人${world.tag}`)).toBe(1);
});

test('opening an invitation uses nothing up; taken back, it is over at once', async ({ browser }) => {
  const link = await invite(browser, 'worker', { name: '取り消す人' });
  for (const init of [{}, { method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }] as RequestInit[]) {
    expect((await fetch(origin() + link, init)).status).toBe(200);
  }
  const context = await world.as(browser, 'supported');
  const page = await context.newPage();
  await page.goto(people());
  await page.getByRole('link', { name: /取り消す人/ }).click();
  await expect(page.locator('#link'), 'the link is shown once, to who made it').toHaveCount(0);
  await page.getByRole('button', { name: '招待を取り消す' }).click();
  await expect(page.getByText('招待を取り消しました')).toBeVisible();
  const guest = await (await fresh(browser)).newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'この招待は取り消されました' })).toBeVisible();
  const body = await guest.content();
  for (const name of ['中村', '川村', 'つばさ', '取り消す人']) expect(body).not.toContain(name);
  const said = await world.post('nobody', `${link}/agree`, {
    name: 'x',
    reading: 'x',
    email: `late-${world.tag}@example.test`,
  });
  expect(said.headers.get('location')).toContain('conflict=invitation_over');
  await Promise.all([context.close(), guest.context().close()]);
});

test('nothing can be slipped in: another side, another role, another address', async ({ browser }) => {
  const link = await invite(browser, 'worker');
  for (const extra of [
    { kind: 'support_team' },
    { role: 'manager' },
    { partyId: world.parties.support_team },
    { caseId: world.otherCaseId },
  ]) {
    const said = await world.post('nobody', `${link}/agree`, {
      name: 'x',
      reading: 'x',
      email: 'x@example.test',
      ...extra,
    } as never);
    expect(said.status, JSON.stringify(extra)).toBe(400);
  }
  const send = (who: Who, fields: Record<string, string>) =>
    world.post(who, `${people()}/invite/send`, { label: '', name: 'x', title: '', email: '', ...fields });
  const invitations = async () =>
    (await world.sql`select from app.invitation where agency_id in ${world.sql([world.agencyId, world.otherAgencyId])}`).length;
  const before = await invitations();
  for (const [who, to, status] of [
    ['family', `party:${world.parties.family}`, 404],
    ['employer', `party:${world.parties.employer}`, 404],
    ['colleague', `party:${world.parties.family}`, 404],
    ['otherManager', `party:${world.parties.family}`, 404],
    ['formerWorker', `party:${world.parties.family}`, 404],
    ['formerFamily', 'new:family', 404],
    ['supported', 'new:partner', 404],
    ['worker', `party:${world.parties.support_team}`, 303],
    ['supported', `party:${world.parties.employer}`, 303],
    ['worker', 'new:support_team', 303],
  ] as const) {
    const said = await send(who, { to, label: 'x' });
    expect(said.status, `${who} ${to}`).toBe(status);
    if (status === 303) expect(said.headers.get('location')).toMatch(/conflict=ND005|check/);
  }
  expect(await invitations()).toBe(before);
  const own = await world.fetch('worker', link);
  expect(own.status).toBe(200);
  const taken = await world.post('worker', `${link}/join`, {});
  expect(taken.headers.get('location'), 'nobody accepts what they sent').toContain('conflict=ND005');
});

test('a closed employment’s company cannot be invited: no choice, no way', async ({ browser }) => {
  const context = await world.as(browser, 'worker');
  const page = await context.newPage();
  await page.goto(`${people()}/invite`);
  const closed = (
    await world.sql`select id, employer from app.employment where case_id = ${world.caseId} and disclosure = 'closed'`
  )[0]!;
  await expect(page.getByText('クローズ', { exact: false })).toBeVisible();
  expect(await page.content()).not.toContain(closed.employer);
  const said = await world.post('worker', `${people()}/invite/send`, {
    to: `new:employer:${closed.id}`,
    label: '',
    name: 'x',
    title: '',
    email: '',
  });
  expect(said.headers.get('location')).toContain('conflict=ND001');
  await context.close();
});

test('the end of a membership is effective at the next request', async ({ browser }) => {
  const theirs = await world.as(browser, 'partner');
  const page = await theirs.newPage();
  expect((await page.goto(`/cases/${world.caseId}/timeline`))?.status()).toBe(200);
  const mine = await world.as(browser, 'supported');
  const own = await mine.newPage();
  await own.goto(people());
  await own.getByRole('link', { name: '三浦 薫さんを外す' }).click();
  await expect(own.getByText('押すとすぐに')).toBeVisible();
  expect((await page.reload())?.status(), 'asking ends nothing').toBe(200);
  await own.getByRole('button', { name: '外す' }).click();
  await expect(own.getByText('外しました')).toBeVisible();
  expect((await page.reload())?.status()).toBe(404);
  await Promise.all([theirs.close(), mine.close()]);
});

test('a manager invites staff; the new worker is staff, and sees no case yet', async ({ browser }) => {
  const context = await world.as(browser, 'manager');
  const page = await context.newPage();
  await page.goto(`/agencies/${world.agencyId}/staff`);
  await page.getByRole('link', { name: '職員を招待する' }).click();
  await page.getByRole('radio', { name: /就労定着支援員/ }).check();
  await page.getByLabel('招待する人の名前').fill('新人 太郎');
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  const link = new URL((await page.locator('#link').textContent())?.trim() ?? '').pathname;
  const guest = await (await fresh(browser)).newPage();
  await guest.goto(link);
  await expect(guest.getByText('担当するケースが見えます')).toBeVisible();
  await agree(guest, { name: '新人 太郎', reading: 'しんじん たろう', email: `staff-${world.tag}@example.test` });
  await expect(guest).toHaveURL(/sent/);
  expect((await guest.goto(`/cases/${world.caseId}/timeline`))?.status()).toBe(404);
  expect((await guest.goto(`/agencies/${world.agencyId}/staff`))?.status(), 'the staff page is the managers’').toBe(404);
  await page.goto(`/agencies/${world.agencyId}/staff`);
  await page.getByRole('link', { name: '新人 太郎さんを外す' }).click();
  await page.getByRole('button', { name: '外す' }).click();
  await expect(page.getByText('外しました')).toBeVisible();
  await expect(page.getByText('新人 太郎')).toHaveCount(0);
  await Promise.all([context.close(), guest.context().close()]);
});

test('no mail goes to somebody who was not asked for', async () => {
  expect(await mailsTo(world.sql, `worker-${world.tag}@example.test`)).toBe(0);
});
