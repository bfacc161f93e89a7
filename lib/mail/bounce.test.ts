import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { newId } from '@/lib/ids';
import { returnedMail } from '../../e2e/returned-mail';
import { readBounce, returnPath } from './bounce';

process.env.NAKADACHI_SECRET ??= 'x'.repeat(32);
const id = newId();
const back = returnPath('bounces@portal.example.jp', id, 'hanako@example.jp');

test('a mail comes back to an address of its own: which one it was, and where it went', () => {
  expect(back).toMatch(/^bounces\+[0-9a-z]{44}@portal\.example\.jp$/);
  expect(back.split('@')[0]?.length).toBeLessThanOrEqual(64);
  expect(back).not.toMatch(/hanako/);
  expect(readBounce(returnedMail(back))).toMatchObject({ id, forever: true });
  expect(readBounce(returnedMail(back.toUpperCase()))?.id, 'servers may change the case').toBe(id);
  expect(readBounce(returnedMail(returnPath('b@x.jp', id, 'taro@example.jp')))?.address).not.toEqual(
    readBounce(returnedMail(back))?.address,
  );
  expect(readBounce(returnedMail(back, { status: '5.2.2' }))?.forever, 'a full mailbox').toBe(false);
  expect(readBounce(returnedMail(back).replaceAll('\r\n', '\n'))?.id).toBe(id);
  fc.assert(
    fc.property(fc.uuid(), fc.emailAddress(), (of, to) => readBounce(returnedMail(returnPath('b@x.jp', of, to)))?.id === of),
    { numRuns: 50 },
  );
});

test('what is no failure of a mail of ours is nothing', () => {
  const changed = back.replace(/\+./, (start) => (start === '+0' ? '+1' : '+0'));
  for (const mail of [
    '',
    'x'.repeat(10_000),
    returnedMail('bounces@portal.example.jp'),
    returnedMail(changed),
    returnedMail(`bounces+${'z'.repeat(44)}@portal.example.jp`),
    returnedMail(back, { action: 'delayed', status: '4.4.1' }),
    returnedMail(back, { action: 'delivered', status: '2.0.0' }),
    `From: hanako@example.jp\r\nTo: ${back}\r\nSubject: I am on holiday\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday`,
    // The address counts where the mail was addressed, not where somebody wrote it.
    returnedMail('someone@example.jp').replace('I am sorry', back),
  ])
    expect(readBounce(mail), mail.slice(0, 80)).toBe(null);
});
