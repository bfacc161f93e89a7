import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { withTurns } from '../../bin/turns.mjs';

const page = new AsyncLocalStorage<string>();

/** A server of two places; `done(path)` finishes a page that has been begun; `within` is in whose context each was. */
async function open(patience = 10_000) {
  const begun: string[] = [];
  const within: (string | undefined)[] = [];
  const making = new Map<string, http.ServerResponse>();
  const server = http.createServer(
    withTurns(
      (request, response) => {
        begun.push(request.url!);
        within.push(page.getStore());
        making.set(request.url!, response);
      },
      { atOnce: 2, patience },
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const asked: http.ClientRequest[] = [];
  return {
    begun,
    within,
    ask: async (path: string, method = 'GET') => {
      const request = http.request({ port, path, method, agent: false }).on('error', () => {});
      asked.push(request);
      request.end();
      await once(server, 'request');
      return request;
    },
    done: async (path: string) => {
      const response = making.get(path)!;
      page.run(path, () => response.end('made'));
      await Promise.race([once(response, 'close'), sleep(50)]);
    },
    close: () => {
      for (const request of asked) request.destroy();
      server.close();
    },
  };
}

test('a few pages at a time, who came first is served first', async () => {
  const server = await open();
  for (const path of ['/a', '/b', '/c', '/d']) await server.ask(path);
  expect(server.begun).toEqual(['/a', '/b']);
  await server.done('/b');
  await expect.poll(() => server.begun).toEqual(['/a', '/b', '/c']);
  await server.done('/a');
  await expect.poll(() => server.begun).toEqual(['/a', '/b', '/c', '/d']);
  server.close();
});

test('a page that has waited does not hold on to the one before it', async () => {
  const server = await open();
  for (const path of ['/a', '/b', '/c', '/d']) await server.ask(path);
  await server.done('/a');
  await server.done('/b');
  await expect.poll(() => server.begun.length).toBe(4);
  expect(server.within).toEqual([undefined, undefined, undefined, undefined]);
  server.close();
});

test('forms, files and the stream of news do not wait', async () => {
  const server = await open();
  for (const path of ['/a', '/b', '/c', '/news?since=1', '/_next/static/x.js', '/fonts/y', '/api/health/live'])
    await server.ask(path);
  await server.ask('/post', 'POST');
  await server.ask('/newsletters');
  expect(server.begun).toEqual(['/a', '/b', '/news?since=1', '/_next/static/x.js', '/fonts/y', '/api/health/live', '/post']);
  server.close();
});

test('who has gone keeps nobody waiting, and gets nothing made', async () => {
  const server = await open();
  const made = await server.ask('/a');
  await server.ask('/b');
  const waiting = await server.ask('/c');
  await server.ask('/d');
  waiting.destroy();
  await sleep(50);
  made.destroy();
  await expect.poll(() => server.begun.length).toBe(3);
  expect(server.begun).toEqual(['/a', '/b', '/d']);
  server.close();
});

test('nobody waits for ever for those before them', async () => {
  const server = await open(300);
  for (const path of ['/a', '/b', '/c', '/d']) await server.ask(path);
  expect(server.begun).toEqual(['/a', '/b']);
  await expect.poll(() => server.begun, { intervals: [10] }).toEqual(['/a', '/b', '/c', '/d']);
  // A late answer frees no place a second time.
  await server.done('/a');
  await server.ask('/e');
  expect(server.begun).toEqual(['/a', '/b', '/c', '/d']);
  server.close();
});
