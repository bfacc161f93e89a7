import { expect, test } from '@playwright/test';
import { startAnotherPortal } from './portal';
import { makeWorld, type World } from './world';

/** Open pages, whichever process they are open at, and where no stream gets through. */

const write = ({ post, caseId, parties }: World) =>
  post('worker', `/cases/${caseId}/entries`, {
    kind: 'note',
    title: 'CANARY-LIVE',
    words: 'x',
    category: 'work',
    'audience[]': [parties.support_team, parties.employer],
  });

test('two processes on one database: what is written through one is told to a page that is open at the other; either catches up', async () => {
  const [world, another] = await Promise.all([makeWorld(), startAnotherPortal()]);
  try {
    const cookie = (await world.cookies('employer')).map(({ name, value }) => `${name}=${value}`).join('; ');
    const ask = (headers: Record<string, string>) =>
      fetch(`${another.origin}/news?since=9000000000000`, {
        headers: { cookie, ...headers },
      });
    const stream = await ask({ accept: 'text/event-stream' });
    const reader = (stream.body as ReadableStream).pipeThrough(new TextDecoderStream() as never).getReader();
    let heard = '';
    while (!/^retry: 2000\nid: \d+\n\n/.test(heard)) heard += (await reader.read()).value;
    expect((await write(world)).status).toBe(303);
    while (!/data: 1\n\n/.test(heard)) heard += (await reader.read()).value;

    // The mark from which there is nothing new: it stands behind whatever transaction of other tests is still open.
    let mark = /id: (\d+)\ndata/.exec(heard)?.[1] ?? '';
    await expect
      .poll(async () => {
        const answer = await ask({ 'last-event-id': mark });
        if (answer.status === 200) mark = await answer.text();
        return answer.status;
      })
      .toBe(204);
    const atEither = async () =>
      Promise.all([
        ask({ 'last-event-id': mark }).then(({ status }) => status),
        world.fetch('employer', '/news', { headers: { 'last-event-id': mark } }).then(({ status }) => status),
      ]);
    expect(await atEither()).toEqual([204, 204]);
    await reader.cancel();
    await write(world);
    expect(await atEither()).toEqual([200, 200]);
  } finally {
    await another.stop();
    await world.end();
  }
});

test('where no stream gets through, the page asks by itself', async ({ browser }) => {
  const world = await makeWorld({ locale: 'ja', furigana: 'none' });
  try {
    const page = await (await world.as(browser, 'employer')).newPage();
    const asked: number[] = [];
    await page.route('**/news?*', async (route) => {
      if (route.request().resourceType() === 'eventsource') return route.fulfill({ status: 502 });
      const answer = await route.fetch();
      asked.push(answer.status());
      return route.fulfill({ response: answer });
    });
    await page.clock.install();
    await page.goto('/');
    await expect.poll(() => asked).toEqual([204]);
    await write(world);
    await page.clock.fastForward(31_000);
    await expect(page.locator('.live')).toContainText('新しいことがあります');
    expect(asked).toEqual([204, 200]);
  } finally {
    await world.end();
  }
});
