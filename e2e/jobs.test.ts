import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { makeWorld } from './world';

/** What the workplace knows, on a phone and without JavaScript; and people who are in two places. */

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('think → choose → check → closed: the company is out that moment; open again, it begins from nothing', async ({
  browser,
}) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, employmentId, sharedEntryId, sql } = world;
    const companySees = async () =>
      (
        await Promise.all(
          ['/timeline', `/entries/${sharedEntryId}`, '/people'].map((rest) =>
            world.fetch('employer', `/cases/${caseId}${rest}`),
          ),
        )
      ).map(({ status }) => status);
    expect(await companySees()).toEqual([200, 200, 200]);
    const me = await world.as(browser, 'supported', phone);
    const page = await me.newPage();
    await page.goto(`/cases/${caseId}/people`);
    await page.getByRole('link', { name: '仕事と、会社に話すこと' }).click();
    await page.locator(`a[href$="${employmentId}/disclosure"]`).click();
    await expect(page.getByText('支援員は、会社に連絡も訪問もしません。')).toBeVisible();

    // In part, naming nobody: nothing is lost, nothing changes.
    await page.locator('input[value="partly"]').check();
    await page.locator('input[name="keep[]"][type="checkbox"]').uncheck();
    await page.getByRole('button', { name: '次へ' }).click();
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(page.locator('input[value="partly"]')).toBeChecked();
    await page.locator('input[value="closed"]').check();
    await page.getByRole('button', { name: '次へ' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('これでよいか、確かめてください');
    await expect(page.locator('dl')).toContainText('大野 誠');
    await expect(page.locator('main')).toContainText('その人が知っていることは、消せません。');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await companySees(), 'nothing changes before it is decided').toEqual([200, 200, 200]);
    await page.getByRole('button', { name: 'この内容に決める' }).click();
    await expect(page.locator('.notice')).toContainText('会社の人は、今からここを見られません。');
    expect(await companySees()).toEqual([404, 404, 404]);

    // The support team has no way to a company that does not know, and is told why.
    const invite = await (await world.fetch('worker', `/cases/${caseId}/people/invite`)).text();
    expect(invite).not.toContain(employmentId);
    expect(invite).toContain('招待できません');
    const forced = await world.post('worker', `/cases/${caseId}/people/invite/send`, {
      to: `new:employer:${employmentId}`,
      label: '',
      name: 'だれか',
      title: '',
      email: '',
    });
    expect(forced.headers.get('location')).toContain('conflict=ND001');

    // Open again: the company may be invited, and its side is a new one that reads nothing.
    await page.goto(`/cases/${caseId}/jobs/${employmentId}/disclosure`);
    await page.locator('input[value="open"]').check();
    await page.getByRole('button', { name: '次へ' }).click();
    await expect(page.locator('dl')).toContainText('はじめは、何も読めません');
    await page.getByRole('button', { name: 'この内容に決める' }).click();
    await expect(page.locator('.notice')).toContainText('会社の人は、まだ何も読めません。');
    expect(await companySees(), 'who was there before is not let in again').toEqual([404, 404, 404]);
    expect((await sql`select from app.party where employment_id = ${employmentId} and valid_to is null`).length).toBe(0);
    await me.close();
  } finally {
    await world.end();
  }
});

test('two devices: the second is shown what has changed, and decides again', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { caseId, employmentId } = world;
    const me = await world.as(browser, 'supported');
    const check = async (choice: string) => {
      const page = await me.newPage();
      await page.goto(`/cases/${caseId}/jobs/${employmentId}/disclosure`);
      await page.locator(`input[value="${choice}"]`).check();
      await page.getByRole('button', { name: '次へ' }).click();
      return page;
    };
    const [first, second] = [await check('closed'), await check('closed')];
    await first.getByRole('button', { name: 'この内容に決める' }).click();
    await expect(first.locator('.notice')).toContainText('決めました');
    await second.getByRole('button', { name: 'この内容に決める' }).click();
    // The draft went with the first: there is nothing left to decide, and nothing was done twice.
    await expect(second).toHaveURL(/disclosure/);
    await me.close();
  } finally {
    await world.end();
  }
});

test('one person, two agencies: each sees its own half, the person both, apart', async () => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const { sql, caseId, people, otherAgencyId } = world;
    const [elsewhere, own, team, entryId] = [newId(), newId(), newId(), newId()];
    await sql`insert into app.case (id, agency_id, person_id, started_on) values (${elsewhere}, ${otherAgencyId}, ${people.supported}, '2026-01-01')`;
    await sql`insert into app.party (id, case_id, kind, label) values (${own}, ${elsewhere}, 'supported_person', '本人'), (${team}, ${elsewhere}, 'support_team', '支援チーム')`;
    await sql`insert into app.member (id, case_id, party_id, person_id) values (${newId()}, ${elsewhere}, ${own}, ${people.supported})`;
    await sql`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body)
      values (${entryId}, ${elsewhere}, 'note', 'work', ${[own, team]}, ${people.supported}, ${own}, now(), 'CANARY-ELSEWHERE')`;
    const text = async (who: Parameters<typeof world.fetch>[0], path: string) => (await world.fetch(who, path)).text();
    expect(await text('supported', `/cases/${elsewhere}/timeline`)).toContain('CANARY-ELSEWHERE');
    expect(await text('otherManager', `/cases/${elsewhere}/timeline`)).toContain('CANARY-ELSEWHERE');
    expect(await text('supported', `/cases/${caseId}/timeline`)).not.toContain('CANARY-ELSEWHERE');
    for (const who of ['worker', 'manager', 'family', 'employer'] as const) {
      expect((await world.fetch(who, `/cases/${elsewhere}/timeline`)).status, who).toBe(404);
      expect((await world.fetch(who, `/cases/${caseId}/timeline`)).status, who).toBe(200);
      expect(await text(who, '/')).not.toContain(elsewhere);
    }
    expect((await world.fetch('otherManager', `/cases/${caseId}/timeline`)).status).toBe(404);
    const home = await text('supported', '/');
    expect([home.includes(caseId), home.includes(elsewhere)]).toEqual([true, true]);
  } finally {
    await world.end();
  }
});
