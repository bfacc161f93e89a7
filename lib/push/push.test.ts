import { expect, test } from '@playwright/test';
import { pushKeys } from './keys';
import { isPushService, subscriptionForm } from './model';
import { isInside } from './send';

test('only push services are sent to', () => {
  for (const address of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x',
    'https://db5p.notify.windows.com/w/?token=x',
  ])
    expect(isPushService(address), address).toBe(true);
  for (const address of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.example.jp/x',
    'https://user@fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/x',
    'https://localhost/x',
    'https://evil.example/fcm.googleapis.com',
    'file:///etc/passwd',
    'x',
  ]) {
    expect(isPushService(address), address).toBe(false);
    expect(subscriptionForm.safeParse({ endpoint: address, p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) }).success).toBe(false);
  }
  expect(isPushService('http://127.0.0.1:1234/x', 'https://a.jp,http://127.0.0.1:1234'), 'the operator’s own').toBe(true);
  const good = { endpoint: 'https://fcm.googleapis.com/x', p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) };
  expect(subscriptionForm.safeParse(good).success).toBe(true);
  expect(subscriptionForm.safeParse({ ...good, auth: 'A' }).success).toBe(false);
});

test('a name that leads into our own network leads nowhere', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
  ])
    expect(isInside(address), address).toBe(true);
  for (const address of ['8.8.8.8', '142.250.1.1', '2404:6800::1']) expect(isInside(address), address).toBe(false);
});

test('the keys follow from the secret', () => {
  const [one, same, other] = [pushKeys('a'), pushKeys('a'), pushKeys('b')];
  expect(one).toEqual(same);
  expect(one.publicKey).not.toBe(other.publicKey);
  expect(Buffer.from(one.publicKey, 'base64url').length).toBe(65);
});
