import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { asActor, type Tx } from '@/db/client';
import { idOf, insertOneCase, nameOf, type Persona } from '@/db/one-case';
import { openPool } from '@/db/pool';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { askQuestion } from '@/lib/answers/commands';
import { findQuestion, listQuestions } from '@/lib/answers/queries';
import { putEntry } from '@/lib/entries/commands';
import { newId } from '@/lib/ids';
import { freeJobs } from '@/lib/jobs/commands';
import { startTeller } from '@/lib/jobs/teller';
import { startWorker } from '@/lib/jobs/worker';
import { takeBack } from '@/lib/mail/commands';
import { usualChoice } from '@/lib/notices/choices';
import {
  dropSubscription,
  keepNoticeChoice,
  keepSubscription,
  keepWay,
  markNoticesRead,
  scheduleNotices,
  setAgencyNotices,
  stopMail,
  thinNotices,
} from '@/lib/notices/commands';
import { findNews, findOwnWays } from '@/lib/notices/queries';
import { pushKeys } from '@/lib/push/keys';
import { addReminder, finishReminder, putOffReminder, stopReminder } from '@/lib/reminders/commands';
import { listReminders } from '@/lib/reminders/queries';
import { derivedToken } from '@/lib/tokens';
import { channel, startLinePlatform } from '../../e2e/line-platform';
import { startPushService } from '../../e2e/push-service';
import { returnedMail } from '../../e2e/returned-mail';
import { tellPerson } from './tell';
import type { Way } from './ways';

// From an entry to a mail box, through the queue: a real worker, a real SMTP server that fails when told to, the mail parsed back.
const caseId = idOf('case');
let db: TestDatabase;
let smtp: SMTPServer;
type Got = { id: string; to: string; back: string; raw: string };
let got: Got[] = [];
/** What the server answers to a recipient, or after the whole mail; undefined takes it. */
let refuse: { rcpt?: number; data?: number; afterwards?: boolean } = {};
/** Whether this try fails, before or after the mail was taken. */
let flaky = () => false;
const shared = globalThis as { nakadachiPool?: unknown };

test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  shared.nakadachiPool = openPool(db.url, { max: 6 });
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(refuse.rcpt ? Object.assign(new Error('no'), { responseCode: refuse.rcpt }) : undefined),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString();
        const keep = () =>
          got.push({
            id: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '',
            to: session.envelope.rcptTo[0]?.address ?? '',
            back: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            raw,
          });
        if (refuse.afterwards) keep();
        if (flaky()) return done(Object.assign(new Error('later'), { responseCode: 451 }));
        if (refuse.data) return done(Object.assign(new Error('later'), { responseCode: refuse.data }));
        keep();
        done();
      });
    },
  });
  // A client that is killed is no fault of the server's.
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'oshirase@portal.example.jp',
    MAIL_BOUNCES: 'bounces@portal.example.jp',
    APP_ORIGIN: 'https://portal.example.jp',
    NAKADACHI_SECRET: 'x'.repeat(32),
  });
});
test.beforeEach(async () => {
  await db.owner`delete from graphile_worker._private_jobs`;
  await db.owner`delete from app.telling`;
  await db.owner`delete from app.notice`;
  await db.owner`delete from app.delivery`;
  await db.owner`delete from app.notice_choice`;
  await db.owner`delete from app.push_subscription`;
  await db.owner`delete from app.line_account`;
  await db.owner`delete from app.reminder`;
  await db.owner`update app.account set bounced_email = null`;
  await db.owner`update app.agency set mail_names = false, urgent = '{safety}'`;
  // Whatever the hour of the test: nobody's mail rests.
  await db.owner`insert into app.notice_choice (person_id, quiet_from, quiet_to, record, change)
    select person_id, 0, 0, 'now', 'now' from app.account`;
  got = [];
  refuse = {};
});
test.afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await (shared.nakadachiPool as { end(): Promise<void> }).end();
  delete shared.nakadachiPool;
  await db.drop();
});

const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.asPerson(idOf(who), work);
async function write(who: Persona, side: string, audience: string[], more: object = {}): Promise<string> {
  const id = newId();
  const entry = {
    id,
    caseId,
    kind: 'note' as const,
    category: 'work' as const,
    audience: audience.map(idOf),
    authorPartyId: idOf(side),
  };
  await as(who, (tx) => putEntry(tx, { ...entry, title: 'CANARY-TITLE', body: 'CANARY-BODY', ...more }));
  return id;
}
/** Lets a worker work until nothing is due any more. Failed jobs are due at once, `hurry` times. `timeout` in milliseconds. */
async function work({ hurry = 0, timeout = 15_000 } = {}) {
  const worker = startWorker(db.workerUrl, { pollInterval: 50 });
  try {
    for (let turn = 0; turn <= hurry; turn++) {
      await expect.poll(() => due(), { timeout, intervals: [50] }).toBe(0);
      if (turn < hurry) await db.owner`update graphile_worker._private_jobs set run_at = now() where last_error is not null`;
    }
  } finally {
    await worker.stop();
  }
}
const due = async () =>
  (
    await db.owner`select (select count(*) from app.telling)::int + count(*)::int as n from graphile_worker._private_jobs
    where run_at <= now() and (is_available or locked_at is not null)`
  )[0]?.n;
const waitingJobs = async () =>
  await db.owner<
    { key: string; runAt: Date }[]
  >`select key, run_at from graphile_worker._private_jobs where key is not null order by key`;
const receivers = () => got.map((mail) => mail.to.split('@')[0]).sort();

test('each who is told gets one mail, with nothing in it', async () => {
  await write('worker', 'team', ['soraSide', 'motherSide', 'fatherSide', 'shopSide', 'team']);
  await write('worker', 'team', ['soraSide', 'team']);
  await work();
  expect(receivers()).toEqual(['boss', 'hr', 'manager', 'mother', 'service', 'sora']);
  for (const { raw } of got) {
    const mail = await PostalMime.parse(raw);
    const all = [mail.subject, mail.text, mail.html, mail.from?.name, mail.from?.address, raw.split('\r\n\r\n')[0]].join('\n');
    expect(all).not.toMatch(
      /CANARY|障害|支援|就労|定着|会社|職場|病|体調|相談|メモ|なかだち|Nakadachi|disab|employ|worker|shop|\bhere\b|sora さん/i,
    );
    expect(mail.to?.length).toBe(1);
    expect(mail.text).toContain('https://portal.example.jp/notices');
    const unsubscribe = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
    expect(unsubscribe).toMatch(/^<https:\/\/portal\.example\.jp\/stop-mail\/[\w-]{43}\/one-click>$/);
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
  }
});

test('what was read, undone or is no longer theirs when the mail goes out is not told; nothing left, nothing sent', async () => {
  const note = await write('worker', 'team', ['soraSide', 'motherSide', 'shopSide']);
  await as('sora', (tx) => markNoticesRead(tx, caseId, new Date(Date.now() + 1_000)));
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${idOf('motherSide/work')}`;
  await work();
  expect(receivers()).toEqual(['boss', 'hr']);
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${idOf('motherSide/work')}`;

  got = [];
  refuse = { data: 451 };
  await write('worker', 'team', ['motherSide', 'team']);
  await work();
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${idOf('motherSide/work')}`;
  refuse = {};
  await work({ hurry: 1 });
  expect(receivers(), 'withdrawn while the server was away').toEqual(['manager', 'service']);
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${idOf('motherSide/work')}`;
  expect(note).toBeTruthy();
});

test('a server that is away: tried again, later each time; the same mail, and nobody gets two', async () => {
  refuse = { data: 451 };
  await write('worker', 'team', ['soraSide']);
  await work({ hurry: 2 });
  expect(got).toEqual([]);
  const [job] =
    await db.owner`select attempts, extract(epoch from run_at - now()) as s, last_error, payload::text from graphile_worker._private_jobs`;
  expect(job?.attempts).toBe(3);
  expect(Number(job?.s)).toBeGreaterThan(10);
  expect(job?.lastError).toBe('mail_failed');
  expect(Object.keys(JSON.parse(job?.payload)).sort(), 'ids only').toEqual(['person', 'slot']);
  refuse = {};
  await work({ hurry: 1 });
  expect(receivers()).toEqual(['sora']);
});

test('what several have written is seen to at once; what another worker has in hand stays its own', async () => {
  const entries = [
    await write('worker', 'team', ['soraSide']),
    await write('worker', 'team', ['motherSide', 'soraSide']),
    await write('worker', 'team', ['shopSide']),
  ];
  await db.owner.begin(async (another) => {
    await another`select from app.telling where entry_id = ${entries[2]!} for update`;
    await scheduleNotices(1);
  });
  expect((await waitingJobs()).map(({ key }) => key)).toEqual(
    ['mother', 'sora'].map((who) => `deliver:now:${idOf(who as Persona)}`).sort(),
  );
  expect((await db.owner`select entry_id from app.telling`)[0]).toEqual({ entryId: entries[2] });
  await work();
  expect(receivers()).toEqual(['boss', 'hr', 'mother', 'sora']);
});

test('what is written is seen to soon, whether the teller was there or not; what it failed at is done the next time', async () => {
  const jobs = async () => (await waitingJobs()).length;
  await write('worker', 'team', ['motherSide']);
  await db.owner`alter table app.telling rename to telling_away`;
  const teller = startTeller({ beat: 50 });
  try {
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await jobs()).toBe(0);
    await db.owner`alter table app.telling_away rename to telling`;
    await expect.poll(jobs, { intervals: [50] }).toBe(1);
    await write('worker', 'team', ['soraSide']);
    await expect.poll(jobs, { intervals: [50] }).toBe(2);
  } finally {
    await teller.stop();
  }
  expect((await db.owner`select from app.telling`).length).toBe(0);
});

test('they write on: the job that waits is left as it is, and tells of all', async () => {
  const job = async () =>
    (
      await db.owner`select id, revision, attempts, run_at, extract(epoch from run_at - now())::int as s from graphile_worker._private_jobs`
    )[0];
  await write('worker', 'team', ['soraSide']);
  await work();
  await write('worker', 'team', ['soraSide']);
  await work();
  const waits = await job();
  expect(waits?.s, 'at most every ten minutes').toBeGreaterThan(500);
  await write('worker', 'team', ['soraSide']);
  await work();
  expect(await job()).toMatchObject({ id: waits?.id, revision: 0, runAt: waits?.runAt });
  await db.owner`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect([receivers(), (await db.owner`select from app.notice where delivery_id is null`).length]).toEqual([
    ['sora', 'sora'],
    0,
  ]);
});

test('they write on while the server is away: the tries go on as they were, or nobody would ever come to the last one', async () => {
  const job = async () =>
    (await db.owner`select attempts::int, extract(epoch from run_at - now())::int as s from graphile_worker._private_jobs`)[0];
  refuse = { data: 451 };
  await write('worker', 'team', ['soraSide']);
  await work({ hurry: 2 });
  await write('worker', 'team', ['soraSide']);
  await work();
  expect((await job())?.attempts).toBe(3);
  // But not when the next one is long from now: then it is begun anew.
  await work({ hurry: 6 });
  expect(await job()).toMatchObject({ attempts: 9 });
  expect((await job())?.s).toBeGreaterThan(3_600);
  await write('worker', 'team', ['soraSide']);
  await work();
  expect(await job()).toMatchObject({ attempts: 0 });
  expect((await job())?.s).toBeLessThan(600);
  refuse = {};
  await db.owner`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  expect(receivers()).toEqual(['sora']);
});

test('taken, but the answer was lost: the second one is the same mail to its reader', async () => {
  refuse = { data: 451, afterwards: true };
  await write('worker', 'team', ['soraSide']);
  await work();
  refuse = {};
  await work({ hurry: 1 });
  expect(got.length).toBe(2);
  expect(new Set(got.map((mail) => mail.id)).size).toBe(1);
});

test('an address that does not exist: nothing more is sent there, and the worker sees it', async () => {
  refuse = { rcpt: 550 };
  await write('worker', 'team', ['motherSide']);
  await work();
  refuse = {};
  expect((await db.owner`select count(*)::int as n from app.delivery where failed_at is not null`)[0]?.n).toBe(1);
  const unreached = async (who: Persona) =>
    (await as(who, (tx) => tx`select person_id, why from app.unreached('{push,mail,line}')`)).map((row) => [
      row.personId,
      row.why,
    ]);
  expect(await unreached('worker')).toContainEqual([idOf('mother'), 'refused']);
  expect(await unreached('hr')).toEqual([]);
  await write('worker', 'team', ['motherSide']);
  await work();
  expect(got).toEqual([]);
  await db.owner`update app.account set email = 'mother2@example.jp' where person_id = ${idOf('mother')}`;
  await write('worker', 'team', ['motherSide']);
  await work();
  expect(receivers()).toEqual(['mother2']);
  await db.owner`update app.account set email = 'mother@example.jp' where person_id = ${idOf('mother')}`;
});

test('a mail that comes back later: nothing more goes there, the next way is taken, the worker sees it; changed meanwhile, the new address is good', async () => {
  const unreached = async () =>
    (await as('worker', (tx) => tx`select why from app.unreached('{push,mail,line}') where person_id = ${idOf('mother')}`)).map(
      (row) => row.why,
    );
  const bounced = async () =>
    (await db.owner`select bounced_email from app.account where person_id = ${idOf('mother')}`)[0]?.bouncedEmail;
  await write('worker', 'team', ['motherSide']);
  await work();
  const [first] = got;
  expect(first?.back).toMatch(/^bounces\+[0-9a-z]{44}@portal\.example\.jp$/);
  expect(await takeBack(returnedMail(first?.back.replace(/\+./, '+z') ?? '')), 'made up').toBe(false);
  expect(await takeBack(returnedMail(first?.back ?? '', { action: 'delayed', status: '4.4.1' }))).toBe(false);
  expect([await bounced(), await unreached()]).toEqual([null, []]);

  // A full mailbox: tried once more, and no longer.
  expect(await takeBack(returnedMail(first?.back ?? '', { status: '5.2.2' }))).toBe(true);
  await work();
  expect([receivers(), await bounced()]).toEqual([['mother', 'mother'], null]);
  await takeBack(returnedMail(got[1]?.back ?? '', { status: '5.2.2' }));
  await work();
  expect([receivers().length, await unreached()]).toEqual([2, ['late']]);

  await write('worker', 'team', ['motherSide']);
  await db.owner`update graphile_worker._private_jobs set run_at = now()`;
  await work();
  await db.owner`update app.account set email = 'mother3@example.jp' where person_id = ${idOf('mother')}`;
  await takeBack(returnedMail(got[2]?.back ?? ''));
  expect(await bounced(), 'it went to the old address').toBe(null);
  await work();
  expect(receivers(), 'so it goes to the new one').toEqual(['mother', 'mother', 'mother', 'mother3']);
  await takeBack(returnedMail(got[3]?.back ?? ''));
  await work();
  expect([await bounced(), await unreached(), receivers().length]).toEqual(['mother3@example.jp', ['refused'], 4]);
  await db.owner`update app.account set email = 'mother@example.jp' where person_id = ${idOf('mother')}`;
});

test('a question’s link goes through the queue, is kept nowhere, and is sent as its member may answer then; else those who asked see it', async () => {
  const note = await write('worker', 'team', ['soraSide', 'shopSide', 'team']);
  await db.owner`delete from app.telling`;
  const taps = { purpose: 'reply' as const, words: 'CANARY-Q', tap1: 'yes', tap2: 'no', tap3: '', tap4: '' };
  const ask = () => as('sora', (tx) => askQuestion(tx, note, { ...taps, member: idOf('shopSide:hr') }));
  const asked = async () => (await as('sora', (tx) => listQuestions(tx, caseId, note)))[0];
  const open = async (token: string) => (await asActor('nobody', (tx) => findQuestion(tx, token), { from: db.pool }))?.state;

  refuse = { data: 451 };
  await ask();
  await work({ hurry: 1 });
  const [job] = await db.owner`select payload::text, attempts from graphile_worker._private_jobs`;
  expect([Object.keys(JSON.parse(job?.payload)).sort(), job?.attempts], 'ids only').toEqual([['person', 'question'], 2]);
  const token = derivedToken('question', (await asked())?.id ?? '');
  const [kept] = await db.owner`select (select string_agg(q::text, '') from app.question q) || (select string_agg(j::text, '')
    from graphile_worker._private_jobs j) as rows`;
  expect(kept?.rows).not.toContain(token);
  refuse = {};
  await work({ hurry: 1 });
  expect(receivers()).toEqual(['hr']);
  const mail = await PostalMime.parse(got[0]?.raw ?? '');
  expect(mail.text).toContain(`https://portal.example.jp/answers/${token}`);
  expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/CANARY|sora|shop/);
  expect([await open(token), (await asked())?.undeliveredAt]).toEqual(['open', null]);
  await takeBack(returnedMail(got[0]?.back ?? ''));
  expect((await asked())?.undeliveredAt, 'it came back').toBeInstanceOf(Date);
  await db.owner`update app.account set bounced_email = null`;

  const consent = idOf('shopSide/work');
  await ask();
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${consent}`;
  await work();
  await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${consent}`;
  expect([receivers().length, (await asked())?.undeliveredAt instanceof Date], 'withdrawn meanwhile').toEqual([1, true]);

  refuse = { rcpt: 550 };
  await ask();
  await work();
  expect((await asked())?.undeliveredAt, 'refused').toBeInstanceOf(Date);
  refuse = {};
  await expect(ask()).resolves.toBeTruthy();
  await work();
  expect(receivers().length, 'and nothing more is sent there').toBe(1);
});

test('a letter that was given up is seen by the manager, sent again by them, and by nobody else', async () => {
  refuse = { data: 451 };
  await write('worker', 'team', ['soraSide']);
  await work({ hurry: 12 });
  const failed = (who: Persona) => as(who, (tx) => tx`select id, given_up, person_id from app.failed_jobs()`);
  for (const who of ['sora', 'worker', 'hr', 'otherWorker', 'stranger'] as const) expect(await failed(who), who).toEqual([]);
  const [job] = await failed('manager');
  expect(job).toMatchObject({ givenUp: true, personId: idOf('sora') });
  await expect(as('worker', (tx) => tx`select app.run_again(${job?.id})`)).rejects.toThrow();
  refuse = {};
  await as('manager', (tx) => tx`select app.run_again(${job?.id})`);
  await work();
  expect(receivers()).toEqual(['sora']);
});

test('a worker that died with a job in hand: another takes it over', async () => {
  await write('worker', 'team', ['soraSide']);
  await scheduleNotices();
  await db.owner`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'dead'`;
  const other = startWorker(db.workerUrl, { pollInterval: 50 });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await other.stop();
  expect(got, 'it may still be at it').toEqual([]);
  await db.owner`update graphile_worker._private_jobs set locked_at = now() - interval '3 minutes'`;
  await freeJobs();
  await work();
  expect(receivers()).toEqual(['sora']);
});

test('how they want it: at once, in the daily mail, never; urgent at once, but never is never', async () => {
  await db.owner`delete from app.notice_choice`;
  const choose = (who: Persona, more: object) =>
    as(who, (tx) => {
      const { dailyAt: daily_at, quietFrom: quiet_from, quietTo: quiet_to, daysOff: days_off, way: _, ...kinds } = usualChoice;
      return keepNoticeChoice(tx, { ...kinds, daily_at, quiet_from, quiet_to, days_off, ...more });
    });
  await choose('sora', { record: 'daily', quiet_from: 0, quiet_to: 0 });
  await choose('hr', { record: 'never' });
  await choose('boss', { record: 'now', quiet_from: 0, quiet_to: 0 });
  await write('worker', 'team', ['soraSide', 'shopSide']);
  await work();
  expect(receivers()).toEqual(['boss']);
  expect((await waitingJobs()).map((job) => job.key)).toEqual([`deliver:daily:${idOf('sora')}`]);
  await as('manager', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: ['work'], mailNames: false }));
  await write('worker', 'team', ['soraSide', 'shopSide']);
  await work();
  expect(receivers()).toEqual(['boss', 'boss', 'sora']);
  await expect(as('worker', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: [], mailNames: true }))).rejects.toThrow();
});

test('hours and days of rest, in Japan', async () => {
  const wake = async (at: string, quiet: [number, number], off: number[] = []) =>
    (
      await db.owner`
        select app.wake(${at}, row(${idOf('sora')}, 'now', 'now', 'now', 'now', 8, ${quiet[0]}, ${quiet[1]}, ${off}::int2[], 'mail')::app.notice_choice) as at`
    )[0]?.at.toISOString();
  const japan = (at: string) => new Date(`${at}+09:00`).toISOString();
  // 2026-11-20 is a Friday.
  expect(await wake('2026-11-20T12:00+09:00', [21, 7])).toBe(japan('2026-11-20T12:00'));
  expect(await wake('2026-11-20T21:00+09:00', [21, 7])).toBe(japan('2026-11-21T07:00'));
  expect(await wake('2026-11-21T06:59+09:00', [21, 7])).toBe(japan('2026-11-21T07:00'));
  expect(await wake('2026-11-20T22:00+09:00', [21, 7], [6, 0])).toBe(japan('2026-11-23T07:00'));
  expect(await wake('2026-11-21T12:00+09:00', [0, 0], [6])).toBe(japan('2026-11-22T00:00'));
  expect(await wake('2026-11-20T13:00+09:00', [12, 14])).toBe(japan('2026-11-20T14:00'));
  const [usual] =
    await db.owner`select app.wake('2026-11-20T23:00+09:00', null) as night, app.next_daily('2026-11-20T09:00+09:00', null) as daily`;
  expect(usual?.night.toISOString()).toBe(japan('2026-11-21T07:00'));
  expect(usual?.daily.toISOString()).toBe(japan('2026-11-21T08:00'));
});

test('mail to an agency’s own staff may say whom it is about when a manager wants that; to others never', async () => {
  await as('manager', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: [], mailNames: true }));
  await write('sora', 'soraSide', ['team', 'shopSide', 'soraSide']);
  await work();
  const named = got
    .filter(({ raw }) =>
      /sora/.test(
        raw
          .split(/\r?\n\r?\n/)
          .slice(1)
          .join('\n'),
      ),
    )
    .map((mail) => mail.to.split('@')[0]);
  expect(receivers()).toEqual(['boss', 'hr', 'manager', 'service', 'worker']);
  expect(named.sort()).toEqual(['manager', 'service', 'worker']);
});

test('whoever holds a mail stops them, with no sign-in; a made-up token stops nothing', async () => {
  await write('worker', 'team', ['soraSide']);
  await work();
  const token =
    /stop-mail\/([\w-]{43})\/one-click/.exec(got[0]?.raw.replace(/=\r?\n/g, '').replace(/\r\n /g, '') ?? '')?.[1] ?? '';
  await expect(asActor('nobody', (tx) => stopMail(tx, 'A'.repeat(43)), { from: db.pool })).rejects.toThrow();
  await asActor('nobody', (tx) => stopMail(tx, token), { from: db.pool });
  got = [];
  await write('worker', 'team', ['soraSide', 'shopSide']);
  await work();
  expect(receivers()).toEqual(['boss', 'hr']);
});

test.describe('other ways than mail', () => {
  let pushes: Awaited<ReturnType<typeof startPushService>>;
  let line: Awaited<ReturnType<typeof startLinePlatform>>;
  test.beforeAll(async () => {
    [pushes, line] = await Promise.all([startPushService(), startLinePlatform()]);
    Object.assign(process.env, {
      PUSH_SERVICES: pushes.origin,
      LINE_API_URL: line.url,
      LINE_CHANNEL_SECRET: channel.secret,
      LINE_CHANNEL_ACCESS_TOKEN: channel.token,
    });
  });
  test.beforeEach(() => {
    pushes.shown.length = 0;
    pushes.answers.clear();
    line.got.length = 0;
  });
  test.afterAll(async () => {
    for (const name of ['PUSH_SERVICES', 'LINE_API_URL', 'LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'])
      delete process.env[name];
    await Promise.all([pushes.stop(), line.stop()]);
  });

  const letIn = (who: Persona, browser: string) =>
    as(who, (tx) => keepSubscription(tx, pushes.subscribe(browser), 'chrome/android'));
  const lineOf = (who: Persona) =>
    db.owner`insert into app.line_account (person_id, line_id) values (${idOf(who)}, ${`U${'1'.repeat(32)}`})`;
  const want = (who: Persona, way: Way) => as(who, (tx) => keepWay(tx, way));
  const read = () => pushes.shown.map(({ browser, text }) => [browser, JSON.parse(text)]);
  const told = { title: '新しいお知らせがあります', body: '', url: '/notices' };

  test('a push to each browser, which only it can read, with nothing in it; who has left is forgotten; when all have, by mail', async () => {
    await letIn('sora', 'phone');
    await letIn('sora', 'old phone');
    await want('sora', 'push');
    pushes.answers.set('old%20phone', 410).set('old phone', 410);
    await write('worker', 'team', ['soraSide']);
    await work();
    expect(read()).toEqual([['phone', told]]);
    expect(pushes.shown[0]?.key).toBe(pushKeys().publicKey);
    expect(receivers(), 'one way is enough').toEqual([]);
    expect((await db.owner`select endpoint from app.push_subscription`).map((row) => row.endpoint)).toEqual([
      `${pushes.origin}/phone`,
    ]);

    pushes.answers.set('phone', 404);
    await db.owner`update app.delivery set begun_at = begun_at - interval '11 minutes', sent_at = sent_at - interval '11 minutes'`;
    await write('worker', 'team', ['soraSide']);
    await work();
    expect(receivers()).toEqual(['sora']);
    const unreached = await as(
      'worker',
      (tx) => tx`select why from app.unreached('{push,mail}') where person_id = ${idOf('sora')}`,
    );
    expect(unreached.map((row) => row.why)).toEqual(['other_way']);
  });

  test('withdrawn meanwhile: no push either; and never to an address that is no push service’s', async () => {
    await letIn('mother', 'tablet');
    await want('mother', 'push');
    await write('worker', 'team', ['motherSide']);
    await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${idOf('sora')} where id = ${idOf('motherSide/work')}`;
    await work();
    expect(read()).toEqual([]);
    await db.owner`update app.consent set withdrawn_at = null, withdrawn_by = null where id = ${idOf('motherSide/work')}`;
    process.env.PUSH_SERVICES = '';
    await write('worker', 'team', ['motherSide']);
    await work();
    process.env.PUSH_SERVICES = pushes.origin;
    expect([read(), receivers()]).toEqual([[], ['mother']]);
  });

  test('the mail server is away for an hour: it is tried again; who has another way is told there after some minutes, once', async () => {
    refuse = { data: 451 };
    await letIn('boss', 'desk');
    await write('worker', 'team', ['soraSide', 'shopSide']);
    // Tries one to eight are 78 minutes apart in all (e to the n seconds); here the clock is moved.
    await work({ hurry: 7 });
    expect(read()).toEqual([['desk', told]]);
    const [waits] = await db.owner`
      select floor(sum(exp(n)) / 60)::int as minutes, (select max(attempts)::int from graphile_worker._private_jobs) as tries from generate_series(1, 8) n`;
    expect(waits).toEqual({ minutes: 78, tries: 8 });
    refuse = {};
    await work({ hurry: 1 });
    expect(receivers(), 'each once, nobody twice').toEqual(['hr', 'sora']);
    expect(read().length).toBe(1);
    expect((await db.owner`select from app.delivery where sent_at is null`).length).toBe(0);
  });

  test('LINE: once a day, that there is something and where; the same again is none; blocked, it goes by mail', async () => {
    await lineOf('mother');
    await want('mother', 'line');
    await as('manager', (tx) => setAgencyNotices(tx, idOf('here'), { urgent: ['work'], mailNames: true }));
    await write('worker', 'team', ['motherSide']);
    await work();
    expect([line.got, receivers()]).toEqual([[], []]);
    expect((await waitingJobs()).map((job) => job.key)).toEqual([`deliver:daily:${idOf('mother')}`]);
    await db.owner`update graphile_worker._private_jobs set run_at = now()`;
    await work();
    expect(line.got.map(({ body }) => body)).toEqual([
      {
        to: `U${'1'.repeat(32)}`,
        messages: [{ type: 'text', text: '新しいお知らせがあります\nhttps://portal.example.jp/notices' }],
      },
    ]);
    // The answer was lost: the same message is taken once.
    await db.owner`update app.delivery set sent_at = null`;
    await as('mother', (tx) => tx`select from app.notice`);
    await tellPerson(idOf('mother'), { slot: 'daily' });
    expect(line.got.length).toBe(1);
    line.refuse.status = 400;
    await write('worker', 'team', ['motherSide']);
    await tellPerson(idOf('mother'), { slot: 'daily' });
    line.refuse.status = undefined;
    expect(receivers()).toEqual(['mother']);
  });

  test('an account of LINE’s is linked by the word that LINE brings back, once; blocked and let in again', async () => {
    const nonce = randomBytes(32);
    await as('hr', (tx) => tx`insert into app.line_nonce (hash) values (${nonce})`);
    const link = (word: Buffer, lineId: string) =>
      asActor('nobody', (tx) => tx`select app.link_line(${word}, ${lineId}) as linked`, { from: db.pool }).then(
        ([row]) => row?.linked,
      );
    expect(await link(randomBytes(32), `U${'2'.repeat(32)}`)).toBe(false);
    expect(await link(nonce, `U${'2'.repeat(32)}`)).toBe(true);
    expect(await link(nonce, `U${'3'.repeat(32)}`), 'used').toBe(false);
    await as('boss', (tx) => tx`insert into app.line_nonce (hash) values (${nonce})`);
    await db.owner`update app.line_nonce set expires_at = now()`;
    expect(await link(nonce, `U${'3'.repeat(32)}`), 'too late').toBe(false);
    expect((await as('hr', findOwnWays)).line).toBe('linked');
    await asActor('nobody', (tx) => tx`select app.block_line(${`U${'2'.repeat(32)}`}, true)`, { from: db.pool });
    expect([(await as('hr', findOwnWays)).line, (await as('boss', findOwnWays)).line]).toEqual(['blocked', 'none']);
  });

  test('a browser is one person’s: the next one who lets us in there takes it over; ten at most; nobody drops another’s', async () => {
    await letIn('sora', 'kiosk');
    const [{ id } = { id: '' }] = (await as('sora', findOwnWays)).devices;
    await expect(as('mother', (tx) => dropSubscription(tx, id))).rejects.toThrow();
    const here = pushes.subscribe('kiosk');
    await as('mother', (tx) => keepSubscription(tx, here, 'x/x'));
    expect([(await as('sora', findOwnWays)).devices.length, (await as('mother', findOwnWays)).devices.length]).toEqual([0, 1]);
    for (let n = 0; n < 11; n++) await letIn('mother', `b${n}`);
    const { devices } = await as('mother', findOwnWays);
    expect(devices.length).toBe(10);
    await as('mother', (tx) => dropSubscription(tx, devices[0]?.id ?? ''));
    expect((await as('mother', findOwnWays)).devices.length).toBe(9);
  });

  test('reminders: told at their time, by their way, without their words; put off, done, coming again; nobody else’s', async () => {
    const remind = (every: '0' | '1', way: 'usual' | 'page' | 'push') =>
      as('sora', (tx) => addReminder(tx, { words: 'CANARY-WORDS', day: '2099-01-01', time: '09:00', every, way }));
    const mine = () => as('sora', listReminders);
    const strike = async () => {
      await db.owner`update app.reminder set at = now() - interval '1 minute', next_at = now() - interval '1 minute' where ended_at is null`;
      await work();
    };
    await remind('0', 'usual');
    expect([(await mine())[0]?.toldAt, (await as('sora', findNews)).unread]).toEqual([null, 0]);
    const from = (await as('sora', findNews)).mark;
    await strike();
    expect(receivers()).toEqual(['sora']);
    expect(got[0]?.raw).not.toContain('CANARY');
    const [once] = await mine();
    expect([once?.nextAt, (await as('sora', findNews)).unread]).toEqual([null, 1]);
    const session = Buffer.alloc(32, 7);
    await db.owner`insert into app.session (id, person_id, token_hash, method, device, idle_limit, expires_at)
      values (${newId()}, ${idOf('sora')}, ${session}, 'mail', '', '1 hour', now() + interval '1 hour')`;
    const [news] = await asActor('nobody', (tx) => tx`select changed from app.news_since(${session}, ${from})`, {
      from: db.pool,
    });
    expect(news?.changed, 'open pages hear of it').toBe(true);

    await expect(as('mother', (tx) => finishReminder(tx, once?.id ?? ''))).rejects.toThrow();
    await as('sora', (tx) => putOffReminder(tx, once?.id ?? '', 'hour'));
    expect((await as('sora', findNews)).unread).toBe(0);
    await strike();
    expect(receivers(), 'told again').toEqual(['sora', 'sora']);
    await as('sora', (tx) => finishReminder(tx, once?.id ?? ''));
    expect([await mine(), await waitingJobs()]).toEqual([[], []]);

    await letIn('sora', 'watch');
    await remind('1', 'push');
    await strike();
    expect(read()).toEqual([['watch', told]]);
    const [daily] = await mine();
    expect(Math.round(((daily?.nextAt?.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(24);
    await as('sora', (tx) => finishReminder(tx, daily?.id ?? ''));
    expect((await mine()).map(({ toldAt }) => toldAt)).toEqual([null]);
    await as('sora', (tx) => stopReminder(tx, daily?.id ?? ''));
    await remind('0', 'page');
    await strike();
    expect([receivers().length, read().length, (await as('sora', findNews)).unread], 'on the page alone').toEqual([2, 1, 1]);
  });
});

test('at nine in Japan, and not before, the queue reminds of dialogues that somebody has left without an answer', async () => {
  const dialogue = await write('sora', 'soraSide', ['soraSide', 'shopSide', 'team']);
  await db.owner`insert into app.accommodation (entry_id, case_id, party_id, state, due_on)
    values (${dialogue}, ${caseId}, ${idOf('shopSide')}, 'asked', app.today() - 1)`;
  await work();
  await db.owner`delete from app.notice`;
  const reminders = async () =>
    (await db.owner`select reminders from app.accommodation where entry_id = ${dialogue}`)[0]?.reminders;
  const ran = async () =>
    (
      await db.owner`select last_execution from graphile_worker._private_known_crontabs where identifier = 'remind'`
    )[0]?.lastExecution?.toISOString();
  await db.owner`delete from graphile_worker._private_known_crontabs`;
  // The queue's clock, as it was three seconds before nine yesterday.
  const clock = Date;
  const nine = `${new Date(clock.now() - 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10)}T09:00:00+09:00`;
  const behind = clock.now() - (clock.parse(nine) - 3_000);
  globalThis.Date = class extends clock {
    constructor(...given: []) {
      super(...(given.length > 0 ? given : ([clock.now() - behind] as unknown as [])));
    }
    static override now = () => clock.now() - behind;
  } as DateConstructor;
  const worker = startWorker(db.workerUrl, { pollInterval: 50 });
  try {
    await expect.poll(async () => (await db.owner`select from graphile_worker._private_known_crontabs`).length).toBe(3);
    expect([await ran(), await reminders()]).toEqual([undefined, 0]);
    await expect.poll(ran, { timeout: 15_000 }).toBe(new clock(nine).toISOString());
    await expect.poll(reminders).toBe(1);
  } finally {
    globalThis.Date = clock;
    await worker.stop();
    await db.owner`delete from graphile_worker._private_known_crontabs`;
    await db.owner`delete from app.accommodation where entry_id = ${dialogue}`;
  }
  expect((await db.owner`select person_id from app.notice`).map((row) => nameOf(row.personId)).sort()).toEqual(['boss', 'hr']);
});

test('what is old goes: read notices after 90 days, unread ones after a year, and messages about them', async () => {
  const note = await write('worker', 'team', ['soraSide', 'shopSide']);
  await work();
  const left = async () =>
    (await db.owner`select person_id from app.notice where entry_id = ${note}`).map((row) => nameOf(row.personId)).sort();
  await db.owner`update app.notice set at = now() - interval '364 days'`;
  await db.owner`update app.notice set read_at = now() - interval '91 days' where person_id = ${idOf('hr')}`;
  await db.owner`update app.notice set read_at = now() - interval '89 days' where person_id = ${idOf('boss')}`;
  await db.owner`update app.delivery set begun_at = now() - interval '91 days'`;
  await thinNotices();
  expect(await left()).toEqual(['boss', 'sora']);
  expect((await db.owner`select from app.delivery`).length).toBe(2);
  await db.owner`update app.notice set at = now() - interval '366 days' where read_at is null`;
  await thinNotices();
  expect(await left()).toEqual(['boss']);
});

test('the portal’s login cannot look into the queue; the worker’s can look into nothing else', async () => {
  await expect(db.app`select * from graphile_worker._private_jobs`).rejects.toMatchObject({ code: '42501' });
  await expect(db.app`select * from graphile_worker.jobs`).rejects.toMatchObject({ code: '42501' });
  await expect(db.app`select graphile_worker.add_job('mail')`).rejects.toMatchObject({ code: '42501' });
  const queue = openPool(db.workerUrl, { max: 1 });
  try {
    await queue.use((sql) => sql`select from graphile_worker._private_jobs`);
    for (const table of ['entry', 'notice', 'person', 'account'])
      await expect(queue.use((sql) => sql`select from ${sql(`app.${table}`)}`)).rejects.toMatchObject({ code: '42501' });
  } finally {
    await queue.end();
  }
});

/** How many; the whole number of the promise with NAKADACHI_MANY=5000. */
const many = Number(process.env.NAKADACHI_MANY ?? 150);

test(`${many} mails, every third try failing, the worker killed in between: each gets one, nobody two, none is lost`, async () => {
  test.setTimeout(30_000 + many * 100);
  const people = Array.from({ length: many }, (_, n) => ({ id: newId(), name: `p${n}` }));
  const crowd = db.owner.json(people as never);
  await db.owner`insert into app.person (id, name) select id, name from jsonb_to_recordset(${crowd}) p (id uuid, name text)`;
  await db.owner`insert into app.account (person_id, email) select id, name || '@crowd.example.jp' from jsonb_to_recordset(${crowd}) p (id uuid, name text)`;
  await db.owner`insert into app.member (id, case_id, party_id, person_id) select gen_random_uuid(), ${caseId}, ${idOf('clinic')}, id
    from jsonb_to_recordset(${crowd}) p (id uuid, name text)`;
  await db.owner`insert into app.notice_choice (person_id, quiet_from, quiet_to, record) select id, 0, 0, 'now' from jsonb_to_recordset(${crowd}) p (id uuid)`;
  try {
    let tries = 0;
    flaky = () => tries++ % 3 === 0;
    await write('worker', 'team', ['clinic'], { category: 'health' });

    const apart = spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/apart.ts'], {
      env: { ...process.env, DATABASE_URL: db.url, DATABASE_WORKER_URL: db.workerUrl },
      stdio: 'ignore',
    });
    await expect.poll(() => got.length, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(many / 5);
    apart.kill('SIGKILL');
    await once(apart, 'exit');
    expect(got.length).toBeLessThan(many);
    // Two minutes later.
    await db.owner`update graphile_worker._private_jobs set locked_at = locked_at - interval '3 minutes' where locked_at is not null`;
    await db.owner`update graphile_worker._private_job_queues set locked_at = locked_at - interval '3 minutes' where locked_at is not null`;
    await freeJobs();
    // Failing ones wait longer each time; here they need not.
    const left = async () => (await db.owner`select count(*)::int as n from graphile_worker._private_jobs`)[0]?.n;
    while ((await left()) > 0) await work({ hurry: 1, timeout: 15_000 + many * 50 });

    const crowdMails = got.filter((mail) => mail.to.endsWith('@crowd.example.jp'));
    expect(new Set(crowdMails.map((mail) => mail.to)).size, 'each').toBe(many);
    expect(new Set(crowdMails.map((mail) => mail.id)).size, 'to their programs, one').toBe(many);
    const [state] =
      await db.owner`select count(*) filter (where sent_at is not null)::int as sent, count(*)::int as n from app.delivery
      where person_id = any (${people.map((one) => one.id)})`;
    expect(state).toEqual({ sent: many, n: many });
  } finally {
    flaky = () => false;
    await db.owner`update app.member set valid_to = now() where person_id = any (${people.map((one) => one.id)})`;
  }
});
