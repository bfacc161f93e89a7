import { expect, test } from '@playwright/test';
import { addDays, addMonths, today } from '../lib/dates';
import { makeWorld } from './world';

// From telling to the report, as the forms are sent; what is refused, and why, is in lib/retention/retention.db.test.ts.
test('records past their time: told, asked to keep, lifted, erased, reported to the manager and to whose they were', async () => {
  const world = await makeWorld();
  const { sql, caseId, agencyId } = world;
  const ended = addDays(addMonths(today(), -60), -9);
  const path = `/cases/${caseId}/kept`;
  const read = async (who: 'manager' | 'supported', at = path) => (await world.fetch(who, at)).text();
  const post = async (who: 'manager' | 'supported', act: string, fields: Record<string, string | string[]>) =>
    (await world.post(who, `${path}/${act}`, fields)).headers.get('location');

  await sql`update app.case set started_on = ${addMonths(ended, -36)}, ended_on = ${ended} where id = ${caseId}`;
  await sql`update app.contact set starts_at = ${ended}::date, ends_at = ${ended}::date + interval '1 hour' where case_id = ${caseId}`;
  await sql`update app.record_request set ended_at = now(), ended_by = asked_by where case_id = ${caseId} and ended_at is null`;

  expect(await read('manager', `/agencies/${agencyId}/retention`)).toContain('本人にまだ知らせていません');
  expect(await post('manager', 'erase', { 'sure[]': ['yes'] })).toContain('conflict=ND352');
  expect(await post('manager', 'tell', { words: '記録を消します' })).toContain('done=told');
  expect(await read('supported', '/')).toContain(path);
  expect(await read('supported')).toContain('自分の記録をダウンロード');
  await sql`update app.retention_notice set not_before = ${today()} where case_id = ${caseId}`;

  expect(await post('supported', 'hold', { reason: '年金に使います', until: '' })).toContain('done=held');
  expect(await post('manager', 'erase', { 'sure[]': ['yes'] })).toContain('conflict=ND352');
  const [hold] = await sql`select id from app.retention_hold where case_id = ${caseId}`;
  expect(await post('supported', 'lift', { hold: hold!.id, why: '' })).toContain('check');
  expect(await read('supported', `${path}?form=lift&check`)).toContain('理由を書いてください');
  expect(await post('supported', 'lift', { hold: hold!.id, why: '済みました' })).toContain('done=lifted');

  expect(await post('manager', 'erase', {})).toContain('form=erase&again');
  expect(await read('manager', `${path}?form=erase&again`)).toContain('印をつけてください');
  expect(await post('manager', 'erase', { 'sure[]': ['yes'] })).toContain('done=erased');
  const report = await read('manager', `${path}?done=erased`);
  expect(report).toContain('記録を消した報告');
  for (const canary of world.canaries) expect(report).not.toContain(canary.text);
  expect(await read('manager', `/agencies/${agencyId}/retention`)).toContain(path);
  expect(await read('supported')).toContain('あなたの記録を消した報告');
  expect((await world.fetch('worker', path)).status).toBe(404);
  expect(await sql`select from app.entry where case_id = ${caseId}`).toHaveLength(0);

  expect(await post('supported', 'close', { 'sure[]': ['yes'] })).toBe('/sign-in?out');
  expect((await sql`select name from app.person where id = ${world.people.supported}`)[0]?.name).toBe('—');
  await world.end();
});
