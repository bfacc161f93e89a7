import { expect, test } from '@playwright/test';
import { safeNext } from '@/lib/paths';
import { deviceOf, deviceWords } from './device';
import { networkOf } from './ip';
import { isToken, maskedAddress, normalAddress, signInSchema } from './model';

test('an address is normalised before it is compared', () => {
  for (const [typed, meant] of [
    ['hanako@example.jp', 'hanako@example.jp'],
    ['  Hanako@Example.JP ', 'hanako@example.jp'],
    ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'hanako@example.jp'],
    ['hanako＠example.jp', 'hanako@example.jp'],
    ['hanako﹫example.jp', 'hanako@example.jp'],
    ['a..b.@docomo.ne.jp', 'a..b.@docomo.ne.jp'],
    ['x+y@xn--r8jz45g.xn--zckzah', 'x+y@xn--r8jz45g.xn--zckzah'],
  ] as const) {
    expect(normalAddress(typed), typed).toBe(meant);
  }
});

test('what only looks like an address is none', () => {
  for (const typed of [
    '',
    'hanako',
    '@example.jp',
    'hanako@',
    'hanako@example',
    'a@b@example.jp',
    'a＠b@example.jp',
    'hаnako@example.jp',
    'hanako@exаmple.jp',
    'hanako@例え.jp',
    'hanako@example.jp,b@example.jp',
    'hanako@example.jp\r\nBcc: b@example.jp',
    '"a b"@example.jp',
    '<a@example.jp>',
    'a b@example.jp',
    'a@exam ple.jp',
    'a@-example.jp',
    'a@example..jp',
    `${'a'.repeat(65)}@example.jp`,
    `a@${'b'.repeat(250)}.jp`,
    'a@[127.0.0.1]',
    'a\u0000@example.jp',
    'a@example.jp\u202e',
  ]) {
    expect(normalAddress(typed), JSON.stringify(typed)).toBeUndefined();
  }
});

test('the form says what is wrong with an address', () => {
  const wrong = (email: string) => signInSchema.safeParse({ email }).error?.issues[0]?.message;
  expect(wrong('')).toBe('session.errors.email_empty');
  expect(wrong('hanako')).toBe('session.errors.email');
  expect(wrong('hanako＠example.jp')).toBeUndefined();
});

test('an address is shown so that only its owner knows it', () => {
  expect(maskedAddress('hanako@example.jp')).toBe('h…@example.jp');
});

test('only what looks like a token is looked up', () => {
  expect(isToken('a'.repeat(43))).toBe(true);
  for (const text of ['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}'`, '../'.repeat(14)])
    expect(isToken(text)).toBe(false);
});

test('after signing in one goes to a page of ours and nowhere else', () => {
  for (const next of ['/', '/cases/1/timeline', '/cases/1/timeline?kind=concern&open=1', '/search?words=%E7%B5%A6%E6%96%99']) {
    expect(safeNext(next)).toBe(next);
  }
  for (const next of [
    undefined,
    null,
    7,
    ['/', '/'],
    '',
    'cases',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'HTTPS://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%0d%0aSet-Cookie:x\r\n',
    '\u0000//evil.example',
    '/x\u2028',
    'https:evil.example',
    '@evil.example',
    '.evil.example',
    '?next=//evil.example',
    '#//evil.example',
  ]) {
    expect(safeNext(next), JSON.stringify(next)).toBe('/');
  }
  // Encoded slashes stay within our own origin.
  for (const next of ['/%2f%2fevil.example', '/%5cevil.example', '/.//evil.example']) {
    expect(new URL(safeNext(next), 'https://portal.example.jp').origin).toBe('https://portal.example.jp');
  }
});

test('a browser is known by two words, whatever it says', () => {
  for (const [said, device] of [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
      'edge/windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SO-51D) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36',
      'chrome/android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1',
      'safari/iphone',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Mobile Safari Line/14.0', 'line/iphone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox/linux'],
    ['', 'other/other'],
    [null, 'other/other'],
    ['<script>alert(1)</script>', 'other/other'],
  ] as const) {
    expect(deviceOf(said)).toBe(device);
  }
  expect(deviceWords('nonsense/__proto__')).toEqual({ browser: 'other', system: 'other' });
});

test('of an address on the network only its neighbourhood is kept', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24');
  expect(networkOf('2001:db8:12:3456:7890::1')).toBe('2001:0db8:0012:3400::/56');
  expect(networkOf('2001:db8::1')).toBe('2001:0db8:0000:0000::/56');
  for (const text of ['', 'unknown', '127.0.0.1', '::1', '203.0.113.77:80', "'; drop"]) expect(networkOf(text)).toBe('');
});
