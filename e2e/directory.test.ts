import { expect, test } from '@playwright/test';
import { makeWorld, type World } from './world';

/** An agency's directory, and a published list that is taken over into it. */

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});
test.afterAll(() => world.end());

test('a list as municipalities publish it is read, checked and taken over without JavaScript; the supported person finds what is on it', async ({
  browser,
}) => {
  const context = await world.as(browser, 'worker', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('CSVファイル').setInputFiles({ name, mimeType: 'text/csv', buffer });
  const read = () => page.getByRole('button', { name: '読みこむ' }).click();

  await page.goto('/help');
  await page.locator(`a[href="/agencies/${world.agencyId}/directory"]`).click();
  await page.getByRole('link', { name: '公開データを取り込む' }).click();
  await read();
  await expect(page.getByRole('alert')).toContainText('中身がありません');
  await choose('list.csv', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0xff]));
  await read();
  await expect(page.getByRole('alert')).toContainText('Excelのファイルです');

  // 「名称,所在地,種別,ＴＥＬ」, and a place whose name CP932 alone has: ㈱.
  const head = [
    0x96, 0xbc, 0x8f, 0xcc, 0x2c, 0x8f, 0x8a, 0x8d, 0xdd, 0x92, 0x6e, 0x2c, 0x8e, 0xed, 0x95, 0xca, 0x2c, 0x54, 0x45, 0x4c,
  ];
  const office = [
    0x87, 0x8a, 0x8e, 0x52, 0x2c, 0x93, 0x8c, 0x8b, 0x9e, 0x93, 0x73, 0x92, 0xac, 0x93, 0x63, 0x8e, 0x73, 0x31, 0x2c,
  ];
  const row = [...office, ...Buffer.from(',03-1'), 13, 10];
  await choose('list.csv', Buffer.from([...head, 13, 10, ...row, ...Buffer.from(',,,9\r\n')]));
  await read();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('どの列が何かを確かめる');
  await expect(page.getByLabel('電話')).toHaveValue('3');
  await expect(page.getByText('2行目：種類が分かりません。')).toBeVisible();
  await expect(page.getByText('3行目：名前がありません。')).toBeVisible();
  await page.getByLabel('種類が読みとれない行').selectOption('病院・クリニック');
  await page.getByRole('button', { name: '選んだ列で見直す' }).click();
  await expect(page.getByText('新しい機関1件、変わる機関0件、同じ機関0件です。')).toBeVisible();
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('取り込みました。新しい機関1件')).toBeVisible();

  // Two change it at once: the second sees what stands now beside what they wrote, and it goes when it is sent again.
  await page.getByRole('link', { name: '(株)山' }).click();
  await page.getByText('書き直す').click();
  await page.getByLabel('開いている時間').fill('月〜金');
  const [stands] =
    await world.sql`select id, version, address, area from app.office where agency_id = ${world.agencyId} and name = '(株)山'`;
  await world.post('colleague', `/agencies/${world.agencyId}/directory/save`, {
    office: String(stands?.id),
    version: String(stands?.version),
    kind: 'medical',
    name: '(株)山',
    area: String(stands?.area),
    address: String(stands?.address),
    phone: '03-1',
    note: '駅の前',
  });
  const save = () => page.getByRole('button', { name: '保存' }).click();
  await save();
  await expect(page.getByText('ほかの人が先に書き直しました')).toBeVisible();
  await expect(page.locator('main dl')).toContainText('駅の前');
  await expect(page.getByLabel('開いている時間')).toHaveValue('月〜金');
  await save();
  await expect(page.locator('.notice')).toContainText('保存しました');
  await expect(page.locator('main dl')).toContainText('月〜金');
  await context.close();

  const own = await world.as(browser, 'supported', { javaScriptEnabled: false });
  const theirs = await own.newPage();
  await theirs.goto(`/agencies/${world.agencyId}/directory`);
  await expect(theirs.getByRole('link', { name: '公開データを取り込む' })).toHaveCount(0);
  await theirs.getByLabel('言葉でさがす').fill('町田');
  await theirs.getByLabel('種類').selectOption('病院・クリニック');
  await theirs.getByRole('button', { name: 'さがす' }).click();
  await expect(theirs).not.toHaveURL(/町田|%E7/);
  await theirs.getByRole('link', { name: '(株)山' }).click();
  await expect(theirs.getByRole('link', { name: '03-1' })).toHaveAttribute('href', 'tel:031');
  await expect(theirs.getByText('町田市', { exact: true })).toBeVisible();
  await expect(theirs.getByText('書き直す')).toHaveCount(0);
  await own.close();
});
