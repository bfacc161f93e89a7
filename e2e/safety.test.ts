import { expect, test, theCase } from './personas';

/** 「安心できない・こわい」, from the first word to the manager, on a phone. Mei's case: Hirano is her agency's manager, Ueda her worker. */

const caseId = theCase('mei');
const phone = { viewport: { width: 360, height: 740 } };

for (const javaScriptEnabled of [true, false]) {
  test(`it reaches the manager first of all, and not the worker, the family, the company (JavaScript ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    as,
  }) => {
    const words = `ことば${javaScriptEnabled ? 'あり' : 'なし'}CANARY`;
    const page = await as('mei', { ...phone, javaScriptEnabled });
    await page.goto('/');
    await page.getByRole('link', { name: '安心できない・こわい' }).click();
    await expect(page.locator('main').getByRole('link', { name: /110/ })).toBeVisible();
    await expect(page.getByText('会社の人には見えません')).toBeVisible();
    const desk = page.getByRole('radio', { name: '安全の窓口の人だけ' });
    await expect(desk).toBeChecked();
    await page.getByRole('button', { name: '送る', exact: true }).click();
    await expect(page.locator('.summary-of-errors')).toContainText('だれのことかを選んでください');
    await page.getByRole('radio', { name: '会社の人のこと' }).check();
    await page.getByLabel('何がありましたか').fill(words);
    await page.getByRole('button', { name: '送る', exact: true }).click();
    await expect(page).toHaveURL(/\/sent$/);
    await expect(page.locator('main')).toContainText('安全の窓口の人が読みます');
    const entry = page.url().replace(/\/sent$/, '');

    const manager = await as('hirano', phone);
    await manager.goto('/');
    const first = manager.locator('main h1 + .notice');
    await expect(first).toContainText('安心できないという声が');
    await first.getByRole('link').last().click();
    await expect(manager.locator('main')).toContainText(words);
    await expect(manager.locator('main')).toContainText('安全の窓口の人');
    const worker = await as('ueda', phone);
    expect((await worker.goto(entry))?.status()).toBe(404);
    await worker.goto(`/cases/${caseId}/timeline`);
    await expect(worker.locator('main')).not.toContainText(words);
  });
}

test('the way out leaves nothing to go back to', async ({ as }) => {
  const page = await as('mei', phone);
  await page.route('https://www.jma.go.jp/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>weather</h1>' }),
  );
  await page.goto('/');
  await page.goto(`/cases/${caseId}/safety`);
  await page.getByRole('link', { name: 'すぐに閉じる' }).click();
  await expect(page.getByText('weather')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/');
});

test('without JavaScript the way out is a link', async ({ as }) => {
  const page = await as('mei', { ...phone, javaScriptEnabled: false });
  await page.route('https://www.jma.go.jp/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>weather</h1>' }),
  );
  await page.goto(`/cases/${caseId}/safety`);
  await page.getByRole('link', { name: 'すぐに閉じる' }).click();
  await expect(page.getByText('weather')).toBeVisible();
});

test('the desk is named by two at least', async ({ as }) => {
  const page = await as('hirano', phone);
  await page.goto('/');
  await page.getByRole('link', { name: '安全の窓口を決める' }).first().click();
  const boxes = page.getByRole('group', { name: '窓口の人' }).getByRole('checkbox');
  await boxes.first().check();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('main')).toContainText('2人以上を選ぶか');
  await boxes.nth(1).check();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('main')).toContainText('窓口を決めました');
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('main')).toContainText('窓口を決めました');
  await expect(boxes.first()).not.toBeChecked();
});
