import { expect, test, theCase } from './personas';

/** Opening what is closed, in an emergency: Ueda opens, Mei is told and closes, Hirano looks whether it was needed. On a phone, without JavaScript. */

const page = `/cases/${theCase('mei')}/emergency`;
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('opened with a reason, told on the home, closed by the person, looked at by a manager', async ({ as }) => {
  const worker = await as('ueda', phone);
  await worker.goto(page);
  await worker.getByRole('button', { name: '理由を伝えて開く' }).click();
  await expect(worker.locator('main')).toContainText('理由を書いてください');
  await worker.getByRole('radio', { name: '体調', exact: true }).check();
  await worker.getByRole('radio', { name: '1時間', exact: true }).check();
  await worker.getByLabel('なぜ必要ですか').fill('電話に出ない。きのう倒れたと聞いた。');
  await worker.getByRole('button', { name: '理由を伝えて開く' }).click();
  await expect(worker.locator('main')).toContainText('今、開いています');

  const mei = await as('mei', phone);
  await mei.goto('/');
  await mei.getByRole('link', { name: /だれが何を開いたかを見る/ }).click();
  await expect(mei.locator('main')).toContainText('上田 真理さんが「体調」を開きました');
  await expect(mei.locator('main')).toContainText('きのう倒れたと聞いた');
  await mei.getByRole('button', { name: '今すぐ閉じる' }).first().click();
  await expect(mei.locator('main')).toContainText('早く閉じました');
  await mei.getByRole('button', { name: '読みました' }).first().click();
  await mei.goto('/');
  await expect(mei.getByRole('link', { name: /だれが何を開いたかを見る/ })).toHaveCount(0);

  const manager = await as('hirano', phone);
  await manager.goto('/');
  await manager.getByRole('link', { name: /石川 芽衣さんのこと（/ }).click();
  await manager.getByRole('radio', { name: '必要だった', exact: true }).first().check();
  await manager.getByRole('button', { name: '保存する' }).first().click();
  await expect(manager.locator('main')).toContainText('必要だった');
  await mei.goto(page);
  await expect(mei.locator('main')).toContainText('必要だった');
});
