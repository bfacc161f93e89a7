import { expect, test } from '@playwright/test';
import { addDays, today } from '../lib/dates';
import { makeWorld } from './world';

/** A record of a contact, whole: written down while the line is cut, offered again as last time, confirmed by its person on a phone. */

test('written while the line is down, nothing lost; the next one begins as the last; its person confirms it', async ({
  browser,
}) => {
  const world = await makeWorld();
  try {
    const { caseId, parties, sql } = world;
    const team = await (await world.as(browser, 'worker')).newPage();
    const form = `/cases/${caseId}/contacts/new`;
    const choose = async () => {
      await team.locator('select[name=medium]').selectOption('visit');
      const [year, month, day] = addDays(today(), -1).split('-');
      for (const [box, value] of Object.entries({ year, month, day }))
        await team.locator(`input[name=day-${box}]`).fill(String(Number(value)));
      await team.locator('input[name=from]').fill('10:00');
      await team.locator('input[name=to]').fill('10:30');
      await team.locator('input[name=place]').fill('会議室');
      await team.locator(`input[name="met[]"][value="${parties.supported_person}"]`).check();
      await team.locator(`input[name="audience[]"][value="${parties.supported_person}"]`).check();
      await team.locator('select[name=category]').selectOption('work');
    };
    await team.goto(form);
    await choose();
    await team.context().setOffline(true);
    const words = team.locator('textarea[name=talked]');
    await words.fill('朝の手順を二人で見直した。');
    await expect(team.getByText('まだ保存できていません')).toBeVisible();
    const send = team.locator('form.dense .actions button');
    await send.click();
    await expect(team.getByText('今は送れません')).toBeVisible();
    await expect(words).toHaveValue('朝の手順を二人で見直した。');
    await team.context().setOffline(false);
    await expect(team.getByText('保存しました')).toBeVisible({ timeout: 10_000 });
    await team.reload();
    await expect(words).toHaveValue('朝の手順を二人で見直した。');
    await send.click();
    await expect(team.locator('.notice')).toBeVisible();
    const [written] =
      await sql`select entry_id as id from app.contact where case_id = ${caseId} and medium = 'visit' order by entry_id desc limit 1`;

    await team.goto(form);
    await expect(team.locator('select[name=medium]'), 'as last time').toHaveValue('visit');
    await expect(team.locator('input[name=place]')).toHaveValue('会議室');
    await expect(words, 'but what was said is said anew').toHaveValue('');

    const own = await (
      await world.as(browser, 'supported', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    ).newPage();
    const record = `/cases/${caseId}/contacts/${written?.id}/confirm`;
    await own.goto(record);
    await expect(own.locator('main')).toContainText('会議室');
    await own.locator('form[action$="/confirm/yes"] button').click();
    await expect(own.locator('.notice')).toBeVisible();
    // The next one that waits came; this one is confirmed.
    await own.goto(record);
    await expect(own.locator('form[action$="/confirm/yes"]'), 'once').toHaveCount(0);
    const [kept] = await sql`select hash, reason from app.confirmation where entry_id = ${written?.id}`;
    expect(kept?.hash, 'with the hash of what was shown').toHaveLength(32);
    expect(kept?.reason).toBeNull();
  } finally {
    await world.end();
  }
});
