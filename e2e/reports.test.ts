import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { today } from '../lib/dates';
import { newId } from '../lib/ids';
import { makeWorld, type World } from './world';

/** A month's support report, whole: drafted, read first by its person, one line kept back, sent to the company, read there, evidenced. */

let world: World;
test.beforeEach(async () => {
  world = await makeWorld();
});
test.afterEach(() => world.end());

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('drafted, read by the person, a line held back, sent to the company, read at 360 px, evidence shown', async ({
  browser,
}) => {
  const [team, own, company] = await Promise.all(
    (['worker', 'supported', 'employer'] as const).map(async (who) => (await world.as(browser, who, phone)).newPage()),
  );
  const { caseId, sql, parties, people } = world;
  const [note, kept] = [newId(), newId()];
  for (const [id, words] of [
    [note, 'ボードの順番が役に立っています'],
    [kept, '休みの日の釣りのこと'],
  ] as const)
    await sql`insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at, body, folded, grams)
      values (${id}, ${caseId}, 'contact', 'work', ${[parties.supported_person, parties.employer, parties.support_team]}, ${people.worker},
              ${parties.support_team}, now(), ${words}, '', '{}')`;
  await sql`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, valid_to)
    values (${newId()}, ${caseId}, ${parties.employer}, 'report', 'test', ${people.supported}, now() + interval '90 days')`;
  const month = `/cases/${caseId}/reports/${today().slice(0, 7)}`;

  await team!.goto(`/cases/${caseId}/reports/2024-01`);
  await expect(team!.locator('.notice'), 'what a month lacks').toContainText('本人との面談');
  await team!.goto(month);
  await team!.locator('textarea[name=own-next]').fill('来月は職場に伺います。');
  await team!.getByRole('button', { name: '本人に届ける', exact: true }).click();
  await expect(team!.locator('.notice')).toContainText('本人に届けました');
  await expect(team!.locator('main'), 'not yet for others').toContainText('本人がまだ読んでいません');

  await own!.goto('/notices');
  await own!.goto(`/cases/${caseId}/reports`);
  await own!.getByRole('link', { name: 'あなたへのレポート' }).click();
  const mine = own!.url();
  await own!.locator(`#l-${kept}`).getByRole('button', { name: 'ほかの人に見せない' }).click();
  await expect(own!.locator('.notice')).toContainText('ほかの人に見せません');

  await team!.goto(month);
  await team!.locator(`a[href*="/to/${parties.employer}"]`).click();
  await expect(team!.locator('main')).toContainText('ボードの順番');
  await expect(team!.locator('main')).not.toContainText('釣り');
  await team!.locator('form[action$="/send"] button').click();
  await expect(team!.locator('.notice')).toContainText('届けました');
  const sent = new URL(team!.url()).pathname;

  await company!.goto(sent);
  await expect(company!.locator('main')).toContainText('ボードの順番が役に立っています');
  await expect(company!.locator('main')).not.toContainText(/釣り|来月は職場|届いた記録/);
  expect(await company!.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expect((await company!.goto(new URL(mine).pathname))?.status(), 'the person’s own is not the company’s').toBe(404);
  const pdf = Buffer.from(await (await world.fetch('employer', `${sent}/pdf`)).arrayBuffer());
  const text = spawnSync('pdftotext', ['-', '-'], { input: pdf }).stdout?.toString().replace(/\s/g, '') ?? '';
  if (text) expect(text).toContain('ボードの順番');
  expect(text).not.toContain('釣り');

  await team!.goto(sent);
  await expect(team!.locator('table')).toContainText('画面で読みました');
  await expect(team!.locator('main')).toContainText('届けたときのままです');
  await own!.goto(`/cases/${caseId}/consents/${parties.employer}/copies`);
  await expect(own!.locator('main')).toContainText('支援レポート」を届けました');
});
