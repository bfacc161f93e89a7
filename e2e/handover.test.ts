import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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
  await world.sql`insert into app.office (id, agency_id, kind, name, area, mail, changed_by)
    values (gen_random_uuid(), ${world.agencyId}, 'work_life_center', 'みなとセンター', '港区', 'Minato@example.jp', ${world.people.worker})`;
  await team!.goto(`/cases/${caseId}/handover`);
  await team!.getByRole('button', { name: '引継ぎを始める' }).click();
  await expect(team!.locator('main'), 'why so early').toContainText('理由を書いてください');
  await team!.locator('textarea[name=reason]').fill('本人が早めに相談したいため');
  await team!.getByRole('button', { name: '引継ぎを始める' }).click();
  await expect(team!.locator('.notice')).toContainText('引継ぎを始めました');
  await team!.locator('#receiver a.button').click();
  // Taken from the agency's directory: what was typed before stays, and what is taken over can be put right.
  await team!.locator('input[name=address]').fill('駅の北');
  await team!.locator('input[name=find]').fill('みなと');
  await team!.locator('input[name=find]').press('Enter');
  await expect(team!.locator('#choice li')).toHaveCount(1);
  await expect(team!.locator('input[name=address]')).toHaveValue('駅の北');
  await team!.getByRole('button', { name: 'これにする：みなとセンター' }).click();
  await expect(team!.locator('input[name=kind][value=job_centre]')).toBeChecked();
  await expect(team!.locator('input[name=mail]')).toHaveValue('Minato@example.jp');
  await team!.locator('input[name=mail]').fill('minato');
  await team!.getByRole('button', { name: '加える' }).click();
  await expect(team!.locator('#mail-error')).toContainText('メールアドレス');
  await team!.locator('input[name=mail]').fill('minato@example.jp');
  await team!.locator('input[name=name]').press('Enter');
  await expect(team!.locator('.notice')).toContainText('相談先を加えました');

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
  await expect(team!.locator('input[name=way][value=mail]')).toBeChecked();
  await team!.locator('input[name=mail]').fill('miura@example.jp');
  await team!.getByRole('button', { name: '渡したことを記録する' }).click();
  await expect(team!.locator('main')).toContainText('宛先：miura@example.jp');
  const link = ((await team!.locator('main code').textContent()) ?? '').trim();
  await expect
    .poll(
      async () =>
        (await world.sql`select 1 from app.handover_giving where case_id = ${caseId} and mailed_at is not null`).length,
    )
    .toBe(1);
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

  const living = await bytes(link);
  await expect(own!.locator('main'), 'where to is for the support team').not.toContainText('miura@example.jp');
  // Over, shut, taken back, never there, and what no link looks like: to the last byte the same, and not like one that opens.
  const other = async (expires: string, revoked: string | null) => {
    const token = randomBytes(32).toString('base64url');
    await world.sql`
      insert into app.handover_giving (id, package_id, case_id, way, to_whom, given_on, given_by, token_hash, expires_at, revoked_at, revoked_by)
      select gen_random_uuid(), p.id, p.case_id, 'link', 'N', app.today(), p.recorded_by, sha256(${token}::text::bytea), now() + ${expires}::interval,
             ${revoked}, case when ${revoked}::text is not null then p.recorded_by end from app.handover_package p where p.case_id = ${caseId}`;
    return `${origin()}/handovers/${token}`;
  };
  const before = [await other('-1 minute', null), await other('1 day', new Date().toISOString())];
  const dead = await Promise.all(before.map(bytes));
  await own!.getByRole('button', { name: '同意を取り消す' }).click();
  await expect(own!.locator('.notice')).toContainText('リンクは、もう開けません');
  const after = [
    read,
    link,
    ...['x'.repeat(43), 'x', 'a.b', '%E3%81%82', `${'x'.repeat(43)}?key=${'x'.repeat(43)}`].map(
      (token) => `${origin()}/handovers/${token}`,
    ),
  ];
  dead.push(...(await Promise.all(after.map(bytes))));
  const [first, ...others] = dead;
  expect(first).toContain('このリンクは、使えません');
  for (const [at, body] of others.entries())
    expect(body === first, `${[...before, ...after][at + 1]}\n${differ(body, first!)}`).toBe(true);
  expect(living).not.toBe(first);

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

  /** A page as it comes, with its status: without what is new at each look. */
  async function bytes(url: string): Promise<string> {
    // What leads there holds the address that was asked for, and nothing else that is not the same.
    const way = await fetch(url, { redirect: 'manual' });
    const answer = await fetch(url);
    const text = await answer.text();
    const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '\0';
    return [way.status, way.headers.get('location'), answer.status, text.replaceAll(nonce, '')].join(' ');
  }
});

/** Where two texts part. */
const differ = (one: string, other: string): string => {
  const at = [...one].findIndex((sign, n) => sign !== other[n]);
  return `${one.slice(at - 60, at + 60)}\n${other.slice(at - 60, at + 60)}`;
};

const fileIn = (zip: Buffer, name: string): string => {
  const found = CFB.find(CFB.read(zip, { type: 'buffer' }), `/${name}`) as { content?: number[] } | null;
  return Buffer.from(found?.content ?? []).toString();
};
