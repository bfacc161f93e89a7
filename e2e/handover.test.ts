import { spawnSync } from 'node:child_process';
import { CFB } from '@e965/xlsx';
import { expect, test } from '@playwright/test';
import { makeWorld, origin, type World } from './world';

/** When the support ends: begun by the worker, chosen by the person, read by a link without an account, taken back; and all of one's own taken along. */

let world: World;
test.beforeEach(async () => {
  world = await makeWorld();
});
test.afterEach(() => world.end());

test('begun, chosen, given by a link, opened by hand, taken back: dead; then everything of one’s own as a zip', async ({
  browser,
}) => {
  const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
  const [team, own, out] = await Promise.all(
    (['worker', 'supported', 'nobody'] as const).map(async (who) => (await world.as(browser, who, phone)).newPage()),
  );
  const { caseId } = world;
  await team!.goto(`/cases/${caseId}/handover`);
  await team!.getByRole('button', { name: '引継ぎを始める' }).click();
  await expect(team!.locator('main'), 'why so early').toContainText('理由を書いてください');
  await team!.locator('textarea[name=reason]').fill('本人が早めに相談したいため');
  await team!.getByRole('button', { name: '引継ぎを始める' }).click();
  await expect(team!.locator('.notice')).toContainText('引継ぎを始めました');
  await team!.locator('#receiver a.button').click();
  await team!.locator('input[name=kind][value=job_centre]').check();
  await team!.locator('input[name=name]').fill('みなとセンター');
  await team!.getByRole('button', { name: '加える' }).click();

  await own!.goto(`/cases/${caseId}/handover`);
  await own!.getByRole('link', { name: 'みなとセンター' }).click();
  await expect(own!.locator('input[type=checkbox]:checked'), 'nothing is ticked').toHaveCount(0);
  await own!.getByRole('button', { name: '渡す内容を確かめる' }).click();
  await expect(own!.locator('main')).toContainText('渡すものを1つは選んでください');
  await own!.locator('input[value=summary]').check();
  await own!.locator('textarea[name=summary]').fill('朝は ゆっくり 話しかけてください');
  await own!.getByRole('button', { name: '渡す内容を確かめる' }).click();
  await expect(own!.locator('main .card')).toContainText('朝は ゆっくり 話しかけてください');
  await own!.getByRole('button', { name: 'これを渡すことに同意する' }).click();
  await expect(own!.locator('.notice')).toContainText('これから渡せます');

  await team!.getByRole('link', { name: 'みなとセンター' }).click();
  await team!.getByRole('button', { name: '渡したことを記録する' }).click();
  const link = ((await team!.locator('main code').textContent()) ?? '').trim();
  expect(link.startsWith(`${origin()}/handovers/`)).toBe(true);

  // Looked at, as mail scanners do, it says nothing of anybody; opened by hand, just what was chosen.
  await out!.goto(link);
  await expect(out!.locator('main')).not.toContainText('中村');
  await out!.getByRole('button', { name: '開く' }).click();
  await expect(out!.locator('main')).toContainText('朝は ゆっくり 話しかけてください');
  for (const { text } of world.canaries) expect(await out!.content()).not.toContain(text);
  const read = out!.url();
  const file = (form: string) => out!.locator(`a[href*="form=${form}"]`).getAttribute('href');
  const [pdf, zip] = await Promise.all(
    [await file('pdf'), await file('zip')].map(async (href) =>
      Buffer.from(await (await fetch(`${origin()}${href}`)).arrayBuffer()),
    ),
  );
  const words = spawnSync('pdftotext', ['-', '-'], { input: pdf! });
  if (!words.error) expect(words.stdout.toString()).toContain('話しかけてください');
  expect(JSON.parse(fileIn(zip!, 'handover.json'))).toMatchObject({ content: { summary: '朝は ゆっくり 話しかけてください' } });
  await own!.reload();
  await expect(own!.locator('main')).toContainText('1回開かれました');

  await own!.getByRole('button', { name: '同意を取り消す' }).click();
  const dead: string[] = [];
  for (const url of [read, link, `${origin()}/handovers/${'x'.repeat(43)}`]) dead.push(await visible(url));
  expect(new Set(dead).size, 'taken back, or never there').toBe(1);
  expect(dead[0]).toContain('このリンクは、使えません');

  // Two steps from home: settings, download.
  await own!.goto('/settings');
  await own!.locator('nav a[href="/settings/download"]').click();
  const href = await own!.locator('a[download]').getAttribute('href');
  const all = Buffer.from(await (await world.fetch('supported', String(href))).arrayBuffer());
  const said = CFB.read(all, { type: 'buffer' })
    .FileIndex.map(({ content }: { content?: number[] }) => Buffer.from(content ?? []).toString())
    .join('\n');
  const theirs = world.canaries.filter(({ readers }) => readers.includes('supported'));
  for (const { text, where } of world.canaries.filter((one) => !theirs.includes(one))) expect(said, where).not.toContain(text);
  expect(theirs.filter(({ text }) => said.includes(text)).length, 'the twin: theirs are there').toBeGreaterThan(3);
  expect(JSON.parse(fileIn(all, 'case-1/data/handover_package.json'))).toMatchObject([{ parts: ['summary'] }]);
  expect((await world.fetch('worker', '/settings/download/file')).status).toBe(404);

  /** The page's words, whatever its markup carries along. */
  async function visible(url: string): Promise<string> {
    await out!.goto(url);
    return out!.locator('body').innerText();
  }
});

const fileIn = (zip: Buffer, name: string): string => {
  const found = CFB.find(CFB.read(zip, { type: 'buffer' }), `/${name}`) as { content?: number[] } | null;
  return Buffer.from(found?.content ?? []).toString();
};
