import { expect, test } from '@playwright/test';
import type { Tx } from '../db/connection';
import { newId } from '../lib/ids';
import { violations } from './axe';
import { askedDialogue } from './dialogues';
import { said } from './line-platform';
import { makeWorld } from './world';

/** Nobody has to look to know: what one side writes waits in the other's header, leads there, and goes when it is read. */

test('the badge counts, the page leads to the entry, reading it clears both', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, parties, sharedEntryId } = world;
    const readers = [parties.supported_person, parties.support_team].join();
    const worker = await (
      await world.as(browser, 'worker', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    ).newPage();
    await worker.goto('/');
    await expect(worker.locator('.badge')).toHaveCount(0);

    const posted = await world.post('supported', `/cases/${caseId}/entries/${sharedEntryId}/reply`, {
      version: '1',
      words: 'きょう話したいです',
      audience: readers,
    });
    expect(posted.status).toBe(303);
    for (const path of ['/', `/cases/${caseId}/timeline`, '/settings', '/search']) {
      await worker.goto(path);
      await expect(worker.locator('.badge'), path).toHaveText('1件');
    }
    await worker.getByRole('link', { name: /^お知らせ/ }).click();
    await expect(worker).toHaveURL('/notices');
    await worker.waitForLoadState();
    expect(await worker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await worker.locator('main').getByRole('link', { name: 'きょう話したいです' }).click();
    await expect(worker).toHaveURL(new RegExp(`/entries/${sharedEntryId}`));
    await expect(worker.locator('.badge'), 'counted after what the page marks as read').toHaveCount(0);

    const manager = await (await world.as(browser, 'manager')).newPage();
    await manager.goto('/notices');
    await manager.getByRole('button', { name: '読んだ', exact: true }).click();
    await expect(manager.locator('main')).toContainText('新しいお知らせはありません');
    await expect(manager.locator('.badge')).toHaveCount(0);
    await manager.getByText('最近読んだもの').click();
    expect(await violations(manager)).toEqual([]);

    // The employer was not among the readers, and the writer knows already.
    for (const who of ['employer', 'supported', 'otherManager'] as const)
      expect(await (await world.fetch(who, '/notices')).text(), who).not.toContain('きょう話したいです');
  } finally {
    await world.end();
  }
});

test('what may no longer be read is gone from the page and from the count', async () => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, parties } = world;
    await world.post('worker', `/cases/${caseId}/entries`, {
      kind: 'note',
      title: 'CANARY-NOTE',
      words: 'x',
      category: 'work',
      'audience[]': [parties.support_team, parties.employer],
    });
    const seen = async () => (await world.fetch('employer', '/notices')).text();
    expect(await seen()).toContain('CANARY-NOTE');
    expect(await seen()).toContain('class="badge"');
    await sql`update app.consent set withdrawn_at = now(), withdrawn_by = (select person_id from app.case where id = ${caseId})
               where party_id = ${parties.employer} and withdrawn_at is null`;
    expect(await seen()).not.toContain('CANARY-NOTE');
    expect(await seen()).not.toContain('class="badge"');
  } finally {
    await world.end();
  }
});

test('an open page hears within a second, keeps what is typed, and hears nothing of what is not for it', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, parties } = world;
    const page = await (await world.as(browser, 'employer')).newPage();
    await page.goto(`/cases/${caseId}/concerns/new`);
    await page.locator('textarea[name="words"]').fill('書きかけ');
    const family = await (await world.as(browser, 'family')).newPage();
    await family.goto('/');
    // The stream is open when it has said its first word.
    await page.waitForTimeout(1_500);
    const posted = world.post('worker', `/cases/${caseId}/entries`, {
      kind: 'note',
      title: 'CANARY-LIVE',
      words: 'x',
      category: 'work',
      'audience[]': [parties.support_team, parties.employer],
    });
    await expect(page.locator('.live')).toContainText('新しいことがあります', { timeout: 3_000 });
    expect((await posted).status).toBe(303);
    await expect(page.locator('textarea[name="words"]')).toHaveValue('書きかけ');
    expect(await violations(page)).toEqual([]);
    await family.waitForTimeout(1_000);
    await expect(family.locator('.live')).toBeEmpty();
    await page.locator('.live').getByRole('link', { name: '見る' }).click();
    await expect(page.locator('main')).toContainText('CANARY-LIVE');
  } finally {
    await world.end();
  }
});

test('the stream: a mark and nothing else, caught up after a break, over with the session', async () => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, parties, people } = world;
    const note = (title: string) =>
      world.post('worker', `/cases/${caseId}/entries`, {
        kind: 'note',
        title,
        words: 'x',
        category: 'work',
        'audience[]': [parties.support_team, parties.employer],
      });
    const ask = (who: 'employer' | 'family' | 'nobody', headers: Record<string, string> = {}) =>
      world.fetch(who, '/news?since=0', { headers });
    expect((await ask('employer')).status, 'nothing yet').toBe(204);
    const stream = await ask('employer', { accept: 'text/event-stream' });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never).getReader();
    let heard = '';
    const until = async (pattern: RegExp) => {
      while (!pattern.test(heard)) {
        const { value, done } = await reader.read();
        if (done) return false;
        heard += value;
      }
      return true;
    };
    await until(/^retry: 2000\nid: \d+\n\n/);
    await note('CANARY-STREAM');
    expect(await until(/data: 1\n\n/)).toBe(true);
    expect(heard.replace(/^(retry: 2000|id: \d+|data: 1|:|)$/gm, '').trim(), 'a mark and nothing else').toBe('');

    // Whoever was away asks from their last mark. It stands behind whatever transaction of other tests is still open.
    let mark = /id: (\d+)\ndata/.exec(heard)?.[1] ?? '';
    await expect
      .poll(async () => {
        const answer = await world.fetch('employer', '/news', { headers: { 'last-event-id': mark } });
        if (answer.status === 200) mark = await answer.text();
        return answer.status;
      })
      .toBe(204);
    await note('CANARY-AWAY');
    expect((await world.fetch('employer', '/news', { headers: { 'last-event-id': mark } })).status).toBe(200);
    expect((await ask('family')).status, 'not for the family').toBe(204);
    expect((await ask('nobody')).status).toBe(401);
    expect((await ask('nobody', { accept: 'text/event-stream' })).status).toBe(204);
    for (const since of ['x', '1;drop', '9'.repeat(40)])
      expect((await world.fetch('employer', `/news?since=${encodeURIComponent(since)}`)).status).toBe(400);

    // Consent withdrawn: no word of it; session over: the stream ends at the next thing.
    await sql`update app.consent set withdrawn_at = now(), withdrawn_by = (select person_id from app.case where id = ${caseId})
               where party_id = ${parties.employer} and withdrawn_at is null`;
    expect((await world.fetch('employer', '/news', { headers: { 'last-event-id': mark } })).status).toBe(204);
    await sql`update app.session set revoked_at = now() where person_id = ${people.employer}`;
    await sql`select pg_notify('news', ${people.employer})`;
    expect(await until(/never/)).toBe(false);
  } finally {
    await world.end();
  }
});

test('mail: chosen on a phone without JavaScript, sent into the mailbox, stopped from the mail', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, parties, people, tag } = world;
    const address = `family-notices-${tag}@example.test`;
    await sql`update app.account set email = ${address} where person_id = ${people.family}`;
    const page = await (
      await world.as(browser, 'family', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    ).newPage();
    await page.goto('/settings/notices');
    for (const name of ['record', 'change']) await page.locator(`input[name="${name}"][value="now"]`).check();
    await page.locator('select[name="quiet_from"]').selectOption('0');
    await page.locator('select[name="quiet_to"]').selectOption('0');
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.locator('main')).toContainText('保存しました');
    await expect(page.locator('input[name="record"][value="now"]')).toBeChecked();
    await world.post('worker', `/cases/${caseId}/entries`, {
      kind: 'note',
      title: 'CANARY-MAIL',
      words: 'CANARY-MAIL',
      category: 'work',
      'audience[]': [parties.support_team, parties.family],
    });
    const mails = async () =>
      (await sql`select subject, body from app.demo_mail where recipient = ${address}`) as { subject: string; body: string }[];
    await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBe(1);
    const [{ subject, body } = { subject: '', body: '' }] = await mails();
    expect(subject + body).not.toMatch(/CANARY|メモ|支援|就労|障害|なかだち/);
    const stop = new URL(/https?:\/\/\S+\/stop-mail\/\S+/.exec(body)?.[0] ?? '').pathname;
    // A scanner of mail looks at every address: nothing happens.
    expect((await world.fetch('nobody', stop)).status).toBe(200);
    expect((await world.fetch('nobody', `${stop}/one-click`)).status).toBe(405);
    expect((await world.post('nobody', `${stop}/one-click`, { 'List-Unsubscribe': 'No' }, { origin: '' })).status).not.toBe(
      204,
    );
    await page.goto('/settings/notices');
    await expect(page.locator('input[name="record"][value="now"]')).toBeChecked();
    expect((await world.post('nobody', `${stop}/one-click`, { 'List-Unsubscribe': 'One-Click' }, { origin: '' })).status).toBe(
      204,
    );
    await page.goto('/settings/notices');
    await expect(page.locator('input[name="record"][value="never"]')).toBeChecked();

    const worker = await (await world.as(browser, 'worker')).newPage();
    await worker.goto('/notices');
    await worker.getByRole('link', { name: '届いていないお知らせ' }).click();
    await expect(worker.locator('main')).toContainText('お知らせを止めている');
    expect(await violations(worker)).toEqual([]);
  } finally {
    await world.end();
  }
});

test('one’s dates in one’s own calendar: made without JavaScript, read without a session, taken away; a single date', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, privateEntryId } = world;
    await sql`update app.concern set due_on = current_date + 5 where entry_id = ${privateEntryId}`;
    const context = await world.as(browser, 'supported', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/settings/notices');
    await page.getByRole('link', { name: 'カレンダーで見る' }).click();
    await page.getByRole('button', { name: 'カレンダーのアドレスを作る' }).click();
    await expect(page.locator('.notice')).toContainText('アドレスを作りました');
    const address = new URL(await page.locator('input[name="address"]').inputValue()).pathname;
    expect(await page.getByRole('link', { name: 'この端末のカレンダーに入れる' }).getAttribute('href')).toMatch(/^webcal:/);
    const fetched = await world.fetch('nobody', address);
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const file = await fetched.text();
    expect(file).toContain('SUMMARY:予定');
    expect(file).not.toMatch(/CANARY|相談|支援|会社/);
    expect((await world.fetch('nobody', address, { method: 'HEAD' })).status).toBe(200);

    await page.goto(`/cases/${caseId}/entries/${privateEntryId}`);
    const one = (await page.getByRole('link', { name: 'カレンダーに入れる' }).getAttribute('href')) ?? '';
    expect((await world.fetch('supported', one)).headers.get('content-disposition')).toContain('attachment');
    for (const who of ['employer', 'family', 'otherManager'] as const)
      expect((await world.fetch(who, one)).status, who).toBe(404);

    await page.goto('/settings/calendar');
    await page.getByRole('button', { name: 'カレンダーで見るのをやめる' }).click();
    await expect(page.locator('.notice')).toContainText('前のアドレスは、使えません');
    for (const path of [address, `/calendar/${'A'.repeat(43)}/dates.ics`, '/calendar/x/dates.ics'])
      expect((await world.fetch('nobody', path)).status, path).toBe(404);
  } finally {
    await world.end();
  }
});

test('acted on where it stands: a company answers, a worker takes on what is nobody’s', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, parties, people } = world;
    const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
    const asSupported = (work: (tx: Tx) => Promise<unknown>) =>
      sql.begin(async (tx) => {
        await tx`select set_config('app.actor_id', ${people.supported}, true)`;
        await work(tx as unknown as Tx);
        await tx`insert into app.audit_event (act, object_type) values ('by_hand', 'test')`;
      });
    await askedDialogue(world);
    const boss = await (await world.as(browser, 'employer', phone)).newPage();
    await boss.goto('/notices');
    await expect(boss.getByRole('main').getByRole('link', { name: 'いちどに たくさん' })).toBeVisible();
    expect(await boss.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await boss.getByRole('button', { name: 'できます' }).first().click();
    await expect(boss).toHaveURL(/accommodations\//);
    const [state] = await sql`select state from app.accommodation where case_id = ${caseId} order by moved_at desc limit 1`;
    expect(state?.state).toBe('agreed');

    const concern = newId();
    await asSupported(async (tx) => {
      await tx`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, title, body)
        values (${concern}, ${caseId}, 'concern', 'work', ${[parties.supported_person, parties.support_team]}, ${people.supported},
                ${parties.supported_person}, now(), 'だれか聞いて', 'x')`;
      await tx`insert into app.concern (entry_id, case_id, worry) values (${concern}, ${caseId}, 'place')`;
    });
    const worker = await (await world.as(browser, 'worker', phone)).newPage();
    await worker.goto('/notices');
    await worker.getByRole('button', { name: '担当する' }).click();
    await expect(worker).toHaveURL(new RegExp(concern));
    const [taken] = await sql`select status, owner_id from app.concern where entry_id = ${concern}`;
    expect(taken).toEqual({ status: 'working', ownerId: people.worker });
    await worker.goto('/notices');
    await expect(worker.getByRole('button', { name: '担当する' })).toHaveCount(0);
  } finally {
    await world.end();
  }
});

test('ways: notifications are asked for by a press alone; LINE is linked from LINE; reminders come, and are put off', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, people } = world;
    const context = await world.as(browser, 'supported', { viewport: { width: 360, height: 740 } });
    // The browser's push service is out of reach here, and one without a window has no leave to give; the rest is the browser's.
    await context.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'default' });
      Notification.requestPermission = async () => 'granted';
      const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
      PushManager.prototype.subscribe = async (options) => {
        (window as { asked?: unknown }).asked = options?.applicationServerKey;
        return {
          toJSON: () => ({ endpoint: `https://fcm.googleapis.com/${crypto.randomUUID()}`, keys }),
        } as unknown as PushSubscription;
      };
    });
    const page = await context.newPage();
    await page.goto('/settings/notices/ways');
    expect((await page.evaluate(() => navigator.serviceWorker.getRegistrations())).length, 'not by itself').toBe(0);
    await page.getByRole('button', { name: 'この端末に通知を出す' }).click();
    await expect(page.locator('.notice')).toContainText('通知を出せるようにしました');
    expect((await sql`select device from app.push_subscription where person_id = ${people.supported}`).length).toBe(1);
    expect(await violations(page)).toEqual([]);

    // What is done with what arrives: lib/push/service-worker.test.ts. Here: the worker in the browser is there, and keeps nothing.
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL))
      .toBe(`${new URL(page.url()).origin}/sw.js`);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await page.getByRole('button', { name: 'この端末の通知を止める' }).click();
    await expect(page.locator('.notice')).toContainText('保存しました');
    expect((await sql`select from app.push_subscription where person_id = ${people.supported}`).length).toBe(0);

    // LINE: forged words change nothing; a friend's word is answered with the way here; the press leads to LINE, which says who it was.
    const lineId = `U${world.tag.repeat(4)}`;
    const hook = async ({ body, headers }: { body: string; headers: Record<string, string> }) =>
      (await world.fetch('nobody', '/line/webhook', { method: 'POST', body, headers })).status;
    const source = { type: 'user', userId: lineId };
    const hello = [{ type: 'message', replyToken: world.tag, source, message: { type: 'text', text: 'CANARY' } }];
    expect(await hook(said(hello, 'another secret'))).toBe(404);
    expect(await hook({ ...said(hello), body: said(hello).body.replace('CANARY', 'changed') })).toBe(404);
    expect(await hook({ body: said(hello).body, headers: {} })).toBe(404);
    expect(await hook(said(hello))).toBe(200);
    const api = process.env.LINE_API_URL ?? '';
    type Reply = { body: { replyToken?: string; messages?: { text: string }[] } };
    const replies = async () =>
      ((await (await fetch(api)).json()) as Reply[]).filter(({ body }) => body.replyToken === world.tag);
    await expect.poll(async () => (await replies()).length).toBe(1);
    const [, path = ''] = /https?:\/\/[^/]+(\/line\/\w+)/.exec((await replies())[0]?.body.messages?.[0]?.text ?? '') ?? [];
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'つなぐ' })).toBeVisible();
    expect((await sql`select from app.line_nonce where person_id = ${people.supported}`).length, 'a look does nothing').toBe(0);
    const pressed = await world.post('supported', `${path}/link`, {});
    const to = new URL(pressed.headers.get('location') ?? '');
    expect([to.origin, to.searchParams.get('linkToken')]).toEqual(['https://access.line.me', 'LINKTOKEN0123']);
    const link = (nonce: string) => said([{ type: 'accountLink', source, link: { result: 'ok', nonce } }]);
    expect(await hook(link('made-up'))).toBe(200);
    expect(await hook(link(to.searchParams.get('nonce') ?? ''))).toBe(200);
    await expect
      .poll(async () => (await sql`select line_id from app.line_account where person_id = ${people.supported}`)[0]?.lineId)
      .toBe(lineId);

    for (const place of ['/settings/notices/iphone', path, '/reminders/new']) {
      await page.goto(place);
      expect(await violations(page), place).toEqual([]);
    }
    await page.locator('#words').fill('薬の袋を見る');
    await page.locator('#day-year').fill('2020');
    await page.getByRole('button', { name: '頼む' }).click();
    await expect(page.locator('main')).toContainText('これからの時間を選んでください');
    await page.locator('#day-year').fill('2099');
    await page.getByRole('button', { name: '頼む' }).click();
    await expect(page.locator('.notice')).toContainText('頼みました');
    await sql`update app.reminder set at = now(), next_at = now() where person_id = ${people.supported}`;
    const told = async () => (await sql`select told_at from app.reminder where person_id = ${people.supported}`)[0]?.toldAt;
    await expect.poll(told, { timeout: 15_000 }).toBeInstanceOf(Date);
    await page.goto('/notices');
    await expect(page.locator('main')).toContainText('薬の袋を見る');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '1時間あとに' }).click();
    await expect(page.locator('main')).toContainText('に知らせます');
    await expect(page.locator('.badge')).toHaveCount(0);
  } finally {
    await world.end();
  }
});
