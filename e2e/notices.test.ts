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
