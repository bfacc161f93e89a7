import fs from 'node:fs';
import vm from 'node:vm';
import { expect, test } from '@playwright/test';

/** public/sw.js as a browser runs it: what it hears, and what it shows and opens. */
function worker() {
  const heard: Record<string, (event: object) => void> = {};
  const shown: unknown[] = [];
  const opened: string[] = [];
  const self = {
    location: { origin: 'https://portal.example' },
    addEventListener: (kind: string, hear: (event: object) => void) => {
      heard[kind] = hear;
    },
    registration: { showNotification: async (title: string, options: object) => shown.push([title, options]) },
    clients: { openWindow: async (url: string) => opened.push(url) },
  };
  vm.runInNewContext(fs.readFileSync('public/sw.js', 'utf8'), { self, URL });
  const push = (data: string) => heard.push?.({ data: { json: () => JSON.parse(data) }, waitUntil: () => {} });
  const press = (url?: string) => {
    let closed = false;
    heard.notificationclick?.({ notification: { close: () => (closed = true), data: { url } }, waitUntil: () => {} });
    return closed;
  };
  return { heard, shown, opened, push, press };
}

test('a push is shown as it came, one at a time; one that cannot be read is shown too', () => {
  const { shown, push } = worker();
  push(JSON.stringify({ title: '新しいお知らせがあります', body: '', url: '/notices' }));
  push('no JSON');
  expect(JSON.parse(JSON.stringify(shown))).toEqual([
    ['新しいお知らせがあります', { body: '', data: { url: '/notices' }, tag: 'notices', icon: '/icon-192.png' }],
    ['お知らせ', { body: '', data: { url: '/notices' }, tag: 'notices', icon: '/icon-192.png' }],
  ]);
});

test('a press leads to a place of ours and nowhere else', () => {
  const { opened, press } = worker();
  expect(press('/notices?from=push')).toBe(true);
  press('https://elsewhere.example/notices');
  press(undefined);
  expect(opened).toEqual(['https://portal.example/notices?from=push', '/notices', 'https://portal.example/notices']);
});

test('it stands in no request’s way', () => {
  expect(Object.keys(worker().heard).sort()).toEqual(['notificationclick', 'push']);
});
