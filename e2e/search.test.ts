import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { makeWorld } from './world';

test('a word that is everywhere: the newest twenty, then more, then another word; in all cases and in one, without JavaScript', async ({
  browser,
}) => {
  const world = await makeWorld();
  try {
    const { sql, caseId, parties, people } = world;
    const word = `騒音${world.tag}`;
    for (let n = 1; n <= 60; n++) {
      const at = new Date(Date.now() - n * 3_600_000);
      await sql`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, author_kind, author_name, author_reading,
                  author_title, occurred_at, created_at, title, body, detail, folded, grams)
                values (${newId()}, ${caseId}, 'note', 'work', ${[parties.support_team]}, ${people.worker}, ${parties.support_team}, 'support_team', '', '', '',
                  ${at}, ${at}, ${`${n}番目`}, ${`${word}${n === 55 ? '。雷' : ''}`}, '{}', '', '{}')`;
    }
    const page = await (
      await world.as(browser, 'worker', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    ).newPage();
    for (const start of ['/search', `/cases/${caseId}/timeline`]) {
      await page.goto(start);
      if (start !== '/search') await page.getByText('さがす・しぼりこむ').click();
      await page.locator('input[name=words]').fill(word);
      await page.locator('input[name=words]').press('Enter');
      const rows = page.locator('.timeline li[id^=e-]');
      await expect(page.locator('main')).toContainText('新しいものから20件');
      await expect(rows).toHaveCount(20);
      await page.getByRole('link', { name: 'もっと見る（50件まで）' }).click();
      await expect(page.locator('main')).toContainText('新しいものから50件');
      await expect(rows).toHaveCount(50);
      await page.getByRole('link', { name: 'もっと見る（200件まで）' }).click();
      await expect(page.locator('main')).toContainText(`「${word}」が入っているもの：60件`);
      await expect(rows).toHaveCount(60);
      await expect(page.getByRole('link', { name: /もっと見る/ })).toHaveCount(0);
      await page.locator('input[name=words]').fill(`${word} 雷`);
      await page.locator('input[name=words]').press('Enter');
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText('55番目');
    }
  } finally {
    await world.end();
  }
});
