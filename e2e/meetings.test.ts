import { expect, test } from '@playwright/test';
import ical from 'ical.js';
import { linksMailedTo } from './mail';
import { makeWorld } from './world';

/** A meeting from being proposed to its minutes, with the supported person, the company and the support team; on phones. */

const phone = { viewport: { width: 360, height: 740 } };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10).split('-');

test('proposed, answered by link and signed in, fixed, held, its minutes confirmed and said to be otherwise', async ({
  browser,
}) => {
  const world = await makeWorld();
  try {
    const { caseId, tag, sql } = world;
    const team = await (await world.as(browser, 'worker', phone)).newPage();
    await team.goto(`/cases/${caseId}/meetings/new`);
    await team.locator('#title').fill('12月のふり返り');
    await expect(team.locator(`input[value="${world.parties.supported_person}"]`), 'the person comes by default').toBeChecked();
    await team.locator(`input[value="${world.parties.employer}"]`).check();
    await team.locator('#url').fill('https://meet.example.jp/room');
    for (const n of [1, 2]) {
      const [year = '', month = '', day = ''] = inDays(n + 1);
      await team.locator(`#day${n}-year`).fill(year);
      await team.locator(`#day${n}-month`).fill(month);
      await team.locator(`#day${n}-day`).fill(day);
      await team.locator(`#from${n}`).fill('10:00');
    }
    await team.getByRole('button', { name: 'よびかける' }).click();
    await expect(team.locator('.notice')).toContainText('よびかけました');
    const address = new URL(team.url()).pathname;
    expect((await world.fetch('family', address)).status, 'not asked').toBe(404);

    await team.getByText('メールのリンクで聞く').click();
    await team.getByRole('button', { name: 'リンクを送る' }).click();
    await expect(team.locator('.notice')).toContainText('リンクを送りました');
    const [link = ''] = await linksMailedTo(sql, `employer-${tag}@example.test`);

    const company = await (await world.as(browser, 'nobody', { ...phone, javaScriptEnabled: false })).newPage();
    await company.goto(link);
    await expect(company.locator('main')).toContainText('12月のふり返り');
    expect(await company.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await company.getByRole('button', { name: 'えらんだ日時を送る' }).click();
    await expect(company.locator('main')).toContainText('日時を選んで');
    await company.getByRole('checkbox').first().check();
    await company.getByRole('button', { name: 'えらんだ日時を送る' }).click();
    await expect(company.locator('.notice')).toContainText('答えを受け取りました');

    const own = await (await world.as(browser, 'supported', phone)).newPage();
    await own.goto('/');
    await own.getByRole('link', { name: /日時を答える/ }).click();
    await own.getByRole('checkbox').first().check();
    await own.getByRole('button', { name: 'えらんだ日時を送る' }).click();
    await own.locator('#words').fill('ひみつの話');
    await own.getByText('支援チームだけに伝える').click();
    await own.getByRole('button', { name: '話したいことを伝える' }).click();
    await expect(own.locator('#agenda')).toContainText('ひみつの話');

    await team.goto(address);
    await team.getByText('よぶ人を加える').click();
    await team.getByRole('button', { name: 'この人をよぶ' }).click();
    await expect(team.locator('.summary-of-errors')).toContainText('よぶ人を選んで');
    await team.locator(`input[value="${world.parties.family}"]`).check();
    await team.getByRole('button', { name: 'この人をよぶ' }).click();
    await expect(team.locator('.notice')).toContainText('よびました');
    expect(await (await world.fetch('family', address)).text(), 'asked now, and told nothing of before').not.toContain(
      'ひみつ',
    );
    await team.getByText('日時を決める', { exact: true }).click();
    await expect(team.locator('main')).toContainText('2人が来られます');
    await team.getByRole('radio').first().check();
    await team.getByRole('button', { name: 'この日時に決める' }).click();
    await expect(team.locator('main')).toContainText('日時が決まりました');
    const calendar = await (await world.fetch('supported', `/calendar/dates/meeting-${address.split('/').at(-1)}`)).text();
    const [event] = new ical.Component(ical.parse(calendar)).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).not.toContain('ふり返り');
    expect(calendar, 'a job of theirs must not know: the link stays in the portal').not.toContain('meet.example.jp');
    const seen = await (await world.fetch('employer', address)).text();
    expect(seen).toContain('12月のふり返り');
    expect(seen).not.toContain('ひみつの話');

    // The day has come.
    const [meetingId = ''] = address.split('/').slice(-1);
    await sql`
      update app.meeting set starts_at = (app.today() - 1 + time '10:00') at time zone 'Asia/Tokyo',
             ends_at = (app.today() - 1 + time '11:00') at time zone 'Asia/Tokyo' where entry_id = ${meetingId}`;
    await team.goto(`${address}/hold`);
    await team.getByRole('button', { name: '記録する' }).click();
    await expect(team.locator('.notice')).toContainText('記録しました');
    const [contact] = await sql`select met from app.contact where entry_id = ${meetingId}`;
    expect(contact?.met, 'it counts as the monthly talk').toContain(world.parties.supported_person);

    await team.goto(`${address}/notes`);
    await team.locator('#words').fill('休けいは15時');
    const colleague = await (await world.as(browser, 'manager', phone)).newPage();
    await colleague.goto(`${address}/notes`);
    await colleague.locator('#words').fill('休けいは15時10分。薬をのむ');
    await team.getByRole('button', { name: '保存する' }).click();
    await expect(team.locator('.notice')).toContainText('保存しました');
    await colleague.getByRole('button', { name: '保存する' }).click();
    await expect(colleague.locator('main'), 'both texts are there').toContainText('休けいは15時');
    await expect(colleague.locator('#words')).toHaveValue('休けいは15時10分。薬をのむ');
    await colleague.getByRole('button', { name: 'この文で保存する' }).click();
    await expect(colleague.locator('.notice')).toContainText('保存しました');
    await team.goto(address);
    await team.getByRole('button', { name: '渡す' }).click();
    await expect(team.locator('#advice mark'), 'told once').toHaveText('薬');
    await team.getByRole('button', { name: '渡す' }).click();
    await expect(team.locator('.notice').first()).toContainText('渡しました');

    await own.goto('/');
    await own.getByRole('link', { name: /記録を確かめる/ }).click();
    await own.getByRole('link', { name: 'ちがうところがある' }).click();
    await own.locator('#words').fill('15時20分でした');
    await own.getByRole('button', { name: 'となりに残す' }).click();
    await expect(own.locator('#minutes')).toContainText('休けいは15時10分');
    await expect(own.locator('#minutes')).toContainText('15時20分でした');
    const reader = await (await world.as(browser, 'employer', phone)).newPage();
    await reader.goto(address);
    await reader.getByRole('button', { name: '合っています' }).click();
    await expect(reader.locator('#minutes')).toContainText('15時20分でした');
    await expect(reader.locator('#minutes')).toContainText('合っています');
  } finally {
    await world.end();
  }
});
