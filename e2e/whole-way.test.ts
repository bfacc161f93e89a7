import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { addDays, addMonths, formatDay, today } from '../lib/dates';
import { linksMailedTo } from './mail';
import { makeWorld, type World } from './world';

/**
 * One person's whole way, each side in a browser of its own and all of it by what the screens offer: from "can I use it" to a case, a
 * contract, a plan, another job within a month, and who helps afterwards. Nothing that was said once is typed again.
 */

const now = today();
const [name, company, next] = ['森田 空', 'あさひ商事', 'ひなた印刷'];
/** Hired so long ago that the support ends in four months; the contract came in the seventh month. */
const hired = addMonths(now, -38);
const started = addMonths(hired, 7);
const end = addDays(addMonths(hired, 42), -1);

test.use({ actionTimeout: 10_000 });
let world: World;
const contexts: BrowserContext[] = [];
test.beforeAll(async () => {
  world = await makeWorld();
  // Who makes and explains plans here; all that follows is done by hand in a browser.
  await world.sql`update app.agency_member set role = 'service_manager' where id = ${world.colleagueStaffId}`;
});
test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await world.end();
});

const link = (page: Page | Locator, name: string | RegExp) => page.getByRole('link', { name }).first().click();
const press = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const told = (page: Page, words: string | RegExp) => expect(page.locator('main .notice').first()).toContainText(words);
async function day(page: Page, field: string, iso: string) {
  const parts = iso.split('-').map((part) => String(Number(part)));
  for (const [i, box] of ['year', 'month', 'day'].entries()) await page.locator(`[name="${field}-${box}"]`).fill(parts[i]!);
}
/** The lines of a list of duties that ask this of the person's supporters. */
const due = (page: Page, what: string) => page.locator('main tr, main li').filter({ hasText: what }).filter({ hasText: name });
async function answer(page: Page, label: string) {
  await page.getByText(label, { exact: true }).click();
  await press(page, '次へ');
}

test('from "can I use it" to who helps afterwards', async ({ browser }) => {
  const phone = { viewport: { width: 360, height: 740 } };
  const open = async (who: 'nobody' | 'worker' | 'colleague', options = {}) => {
    const context = await world.as(browser, who, options);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto('/');
    return page;
  };
  const [me, manager, worker] = await Promise.all([open('nobody', phone), open('colleague'), open('worker')]);
  const email = `morita-${world.tag}@example.test`;

  await test.step('somebody finds out that they can use it, and asks an agency', async () => {
    await link(me, '使えるか調べる');
    await link(me, '始める');
    await answer(me, '就労移行支援');
    await answer(me, '働いている');
    await answer(me, '会社や役所など、ふつうの職場');
    await day(me, 'hired', hired);
    await press(me, '次へ');
    await answer(me, '使っていない');
    await answer(me, '住民税がかかっていない');
    await expect(me.getByRole('heading', { level: 1 })).toHaveText('今、使えそうです');
    await expect(me.locator('main')).toContainText(formatDay(end));
    await link(me, '事業所に問い合わせる');
    await me.getByText(`つばさ ${world.tag}`).click();
    await me.getByLabel('あなたの名前').fill(name);
    await me.getByLabel('連絡の方法').fill(`${email}（夜）`);
    await me.getByRole('button', { name: '送る' }).dblclick();
    await told(me, '送りました');
  });

  const signIn = async (page: Page) => {
    const before = (await linksMailedTo(world.sql, email)).length;
    await page.getByLabel('メールアドレス').fill(email);
    await press(page, 'リンクを送る');
    await page.goto((await linksMailedTo(world.sql, email, before + 1))[0]!);
    await press(page, 'ログインする');
  };
  let employer: Page | undefined;
  let invitation = '';
  await test.step('it becomes a case, with what its papers say', async () => {
    await link(manager, '問い合わせ');
    const asked = manager.getByRole('region', { name });
    await expect(asked).toHaveCount(1);
    await expect(asked).toContainText(email);
    await link(asked, 'ケースを始める');
    await expect(manager.getByLabel('本人の名前')).toHaveValue(name);
    await manager.getByLabel('名前の読みかた').fill('もりた そら');
    await day(manager, 'started', started);
    await manager.getByText('川村 望').click();
    await manager.locator('[name=service]').selectOption('transition');
    await day(manager, 'service_from', addMonths(hired, -20));
    await day(manager, 'service_to', addDays(hired, -1));
    await day(manager, 'certificate_from', addMonths(now, -8));
    await day(manager, 'certificate_to', end);
    await manager.getByLabel('会社の名前').fill(company);
    await day(manager, 'hired', hired);
    await press(manager, 'ケースを始める');
    await told(manager, 'ケースを始めました');
    await link(manager, '人を招待する');
    await expect(manager.getByLabel('招待する人の名前')).toHaveValue(name);
    await expect(manager.getByLabel('メールアドレス')).toHaveValue(email);
    await press(manager, '招待のリンクを作る');
    [invitation = ''] = await linksMailedTo(world.sql, email);
  });

  await test.step('the person comes in and finds where they stand', async () => {
    await me.goto(invitation);
    await press(me, '同意して参加する');
    await link(me, '利用期間を見る');
    await expect(me.locator('main .lead').first()).toContainText(formatDay(end));
    await expect(me.getByRole('region', { name: '前に使ったサービス' })).toContainText('20か月使いました');
    await link(me, 'ホーム');
  });

  await test.step('what is due follows from the papers', async () => {
    await link(worker, 'やること');
    for (const what of ['個別支援計画を作る', '本人と話す', '終わった後の相談先と準備する'])
      await expect(due(worker, what), what).toHaveCount(1);
  });

  await test.step('the person lets the company in', async () => {
    await link(me, /^関わる人/);
    await link(me, '仕事と、会社に話すこと');
    await link(me, '会社に話すかどうかを考える');
    await me.getByText('会社に話す（オープン）').click();
    await me.locator('main form button').last().click();
    await press(me, 'この内容に決める');
    await told(me, '会社の人を招待できるようになりました');
    await link(worker, 'ホーム');
    await link(worker, name);
    await link(worker, '関わる人');
    await link(worker, '人を招待する');
    await worker.getByText(`${company}の新しいグループ`).click();
    await worker.getByLabel('新しいグループの名前').fill('人事');
    await worker.getByLabel('招待する人の名前').fill('池田 守');
    await worker.getByLabel('メールアドレス').fill(`boss-${email}`);
    await press(worker, '招待のリンクを作る');
    const boss = await open('nobody');
    await boss.goto((await linksMailedTo(world.sql, `boss-${email}`))[0]!);
    await boss.getByLabel('ふりがな').fill('いけだ まもる');
    await press(boss, '同意して参加する');
    employer = boss;
  });

  await test.step('a plan: assessment, draft, meeting, explanation, consent, delivery', async () => {
    await link(manager, 'ホーム');
    await link(manager, name);
    await link(manager, '計画');
    await press(manager, '計画を作り始める');
    for (const title of ['本人の希望・意向', 'できること・得意なこと', '働き続けるための課題', '職場の環境']) {
      await link(manager, `「${title}」を書く`);
      await manager.getByRole('textbox', { name: '言葉' }).fill(`${title} のこと`);
      await press(manager, '保存する');
    }
    await link(manager, 'アセスメントを終えて、原案にする');
    await manager.locator('main form [type=radio]').first().check();
    await day(manager, 'on', now);
    await manager.locator('main form button').last().click();
    await link(manager, '目標を足す');
    await manager.getByLabel('目標（本人の言葉で）').fill('自分から 相談できるように なりたい');
    await manager.getByLabel('支援の内容').fill('朝に 5分 話す');
    await manager.getByLabel('誰が').fill('支援員');
    await manager.locator('[name=category]').selectOption('work');
    await press(manager, '目標を保存する');
    await link(manager, '会議の記録をつける');
    await day(manager, 'on', now);
    await manager.locator('[name=with]').fill('本人、川村');
    await manager.locator('[name=person][value=yes]').check();
    await manager.locator('main form button').last().click();
    await link(manager, '本人に説明したと記録する');
    await day(manager, 'on', now);
    await manager.locator('main form button').last().click();
    await link(me, 'ホーム');
    await link(me, /計画に、返事をする/);
    await link(me, '読んで、同意する');
    await me.getByLabel('人事').check();
    await press(me, 'この計画に同意する');
    await told(me, '同意しました');
    await link(worker, '計画');
    await link(worker, '渡したと記録する');
    await worker.getByLabel('紙を手渡し').check();
    await day(worker, 'on', now);
    await press(worker, '渡したと記録する');
    await told(worker, '渡したと記録しました');
    await link(worker, 'ホーム');
    await link(worker, 'やること');
    await expect(due(worker, '個別支援計画を作る')).toHaveCount(0);
  });

  await test.step('another job within a month: the old company is out, the new one learns nothing', async () => {
    await link(employer!, /これまでのこと/);
    const read = employer!.url();
    await link(worker, name);
    await link(worker, '利用期間');
    await link(worker, '働き方が変わったとき');
    await link(worker, '転職した');
    await day(worker, 'last', addDays(now, -9));
    await worker.getByLabel('会社の名前').fill(next);
    await worker.getByLabel('もっとよい条件で働くため').check();
    await day(worker, 'on', addDays(now, -2));
    await press(worker, '何が変わるかを見る');
    await expect(worker.locator('main')).toContainText('池田 守');
    await expect(worker.locator('main')).toContainText(`「${next}」には、何も見えません。`);
    await worker.goBack();
    await expect(worker.getByLabel('会社の名前'), 'back, and nothing is lost').toHaveValue(next);
    await press(worker, '何が変わるかを見る');
    await worker.getByRole('button', { name: 'この内容で記録する' }).dblclick();
    await told(worker, '新しい会社に話すかどうかは、本人が決めます');
    expect((await employer!.goto(read))?.status()).toBe(404);
    await expect(employer!.locator('body')).not.toContainText(next);
    await link(worker, '仕事と、会社に話すこと');
    await expect(worker.getByRole('heading', { name: next }), 'told once').toHaveCount(1);
    await link(worker, '関わる人');
    await link(worker, '人を招待する');
    await expect(worker.locator('main')).toContainText('クローズ');
    await expect(worker.getByText(`${next}の新しいグループ`)).toHaveCount(0);
    await link(me, 'ホーム');
    await link(me, '利用期間を見る');
    await expect(me.locator('main .lead').first(), 'it goes on').toContainText(formatDay(end));
  });

  await test.step('who helps afterwards: the person chooses', async () => {
    await link(worker, 'ホーム');
    await link(worker, 'やること');
    await link(due(worker, '終わった後の相談先と準備する'), name);
    await press(worker, '引継ぎを始める');
    await link(worker, '話したことを書く');
    await worker.locator('[name=answer][value=wants]').check();
    await worker.locator('[name=said]').fill('近くの センターに 聞きたい');
    await worker.locator('[name=follow_up][value=yes]').check();
    await day(worker, 'on', now);
    await press(worker, '書いておく');
    await link(worker, '相談先を加える');
    await worker.locator('[name=kind][value=job_centre]').check();
    await worker.locator('[name=name]').fill('みなとセンター');
    await press(worker.locator('#receiver'), '加える');
    await link(me, '引継ぎ');
    await link(me, 'みなとセンター');
    await me.locator('input[value=summary]').check();
    await me.locator('input[value=plan]').check();
    await me.locator('[name=summary]').fill('朝は ゆっくり 話しかけてください');
    await me.locator('[name=months]').first().check();

    // On another phone they end all their sessions; what was being written waits behind the sign-in.
    const other = await open('nobody', phone);
    await signIn(other);
    await link(other, '設定');
    await link(other, 'ログインしている端末');
    await press(other, 'ほかの端末をすべてログアウトする');
    await press(me, '渡す内容を確かめる');
    await signIn(me);
    await expect(me.locator('[name=summary]')).toHaveValue('朝は ゆっくり 話しかけてください');
    await expect(me.locator('input[name="parts[]"]:checked')).toHaveCount(2);
    await press(me, '渡す内容を確かめる');
    await press(me, 'これを渡すことに同意する');
    await link(worker, 'みなとセンター');
    await worker.locator('[name=way][value=link]').check();
    await worker.locator('[name=to_whom]').fill('みなとセンター 田口');
    await press(worker, '渡したことを記録する');
    const given = ((await worker.locator('main code').textContent()) ?? '').trim();
    const receiver = await open('nobody', phone);
    await receiver.goto(given);
    await expect(receiver.locator('main')).not.toContainText(name);
    await press(receiver, '開く');
    await expect(receiver.locator('main')).toContainText('朝は ゆっくり 話しかけてください');
    await expect(receiver.locator('main')).toContainText('自分から 相談できるように なりたい');
    for (const word of [company, next]) await expect(receiver.locator('main'), 'not chosen').not.toContainText(word);
    await link(worker, 'ホーム');
    await link(worker, 'やること');
    for (const what of ['終わった後の相談先と準備する', '次の相談先に渡す', '個別支援計画を作る'])
      await expect(due(worker, what), what).toHaveCount(0);
  });

  await test.step('the support ends; how it goes is asked afterwards', async () => {
    await link(worker, 'ホーム');
    await link(worker, name);
    await link(worker, '利用期間');
    await link(worker, '働き方が変わったとき');
    await link(worker, '就労定着支援が終わる');
    await worker.locator('[name=how][value=full_term]').check();
    await day(worker, 'on', addDays(now, -1));
    await press(worker, '何が変わるかを見る');
    await press(worker, 'この内容で記録する');
    await link(worker, '利用期間');
    await link(worker, '引継ぎ');
    await link(worker, '聞いたことを書く');
    await day(worker, 'on', now);
    await worker.locator('[name=words]').fill('元気に 働いて います');
    await press(worker, '書いておく');
    await link(me, 'ホーム');
    await link(me, '利用期間を見る');
    await expect(me.locator('main .lead').first()).toContainText('で終わりました');
    await link(me, '引継ぎ');
    await expect(me.locator('main')).toContainText('元気に 働いて います');
  });
});
