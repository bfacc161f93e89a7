import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
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
    await manager.getByRole('button', { name: '1件を読んだことにする' }).click();
    await expect(manager.locator('main')).toContainText('新しいお知らせはありません');
    await expect(manager.locator('.badge')).toHaveCount(0);
    await manager.getByText('最近読んだもの').click();
    expect((await new AxeBuilder({ page: manager }).analyze()).violations).toEqual([]);

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
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
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
    const from = Date.now();
    await note('CANARY-STREAM');
    expect(await until(/data: 1\n\n/)).toBe(true);
    expect(Date.now() - from).toBeLessThan(3_000);
    expect(heard.replace(/^(retry: 2000|id: \d+|data: 1|:|)$/gm, '').trim(), 'a mark and nothing else').toBe('');

    // Whoever was away asks from their last mark.
    const mark = /id: (\d+)\ndata/.exec(heard)?.[1] ?? '';
    expect((await world.fetch('employer', '/news', { headers: { 'last-event-id': mark } })).status).toBe(204);
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
    await expect(worker.locator('main')).toContainText('メールを止めている');
    expect((await new AxeBuilder({ page: worker }).analyze()).violations).toEqual([]);
  } finally {
    await world.end();
  }
});
