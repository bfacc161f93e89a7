import { expect, test } from '@playwright/test';
import { readForm } from './body';
import { idsField } from './fields';

const sent = (body: string) =>
  readForm(new Request('http://x', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }));

/** How many elements of lists were walked over or copied meanwhile. */
async function walking<T>(work: () => Promise<T>): Promise<{ walked: number; result: T }> {
  const iterate = Array.prototype[Symbol.iterator];
  let walked = 0;
  Array.prototype[Symbol.iterator] = function (this: unknown[]) {
    walked += this.length;
    return iterate.call(this);
  };
  try {
    const result = await work();
    return { walked, result };
  } finally {
    Array.prototype[Symbol.iterator] = iterate;
  }
}

test('as many recipients as a body holds: read in one pass, and refused', async () => {
  const body = Array.from({ length: 30_000 }, () => 'audience%5B%5D=0').join('&');
  const { walked, result } = await walking(() => sent(body));
  expect(result.audience?.length).toBe(30_000);
  // Each name and value, and not all before it again.
  expect(walked).toBeLessThan(10 * 30_000);
  expect(idsField().safeParse(result.audience).success).toBe(false);
  expect(idsField().safeParse([crypto.randomUUID()]).success).toBe(true);
});

test('a list, and beside it a value of the same name: neither counts', async () => {
  await expect(sent('audience=a&audience%5B%5D=b')).rejects.toMatchObject({ status: 400 });
  await expect(sent('audience%5B%5D=b&audience=a')).rejects.toMatchObject({ status: 400 });
  expect(await sent('audience%5B%5D=b&audience%5B%5D=a')).toEqual({ audience: ['b', 'a'] });
});

test('too much is listened to before it is refused, or its sender would find the line cut; not for ever', async () => {
  const megabytes = async (all: number) => {
    let heard = 0;
    const body = new ReadableStream({
      pull(stream) {
        if (heard === all) return stream.close();
        heard++;
        stream.enqueue(new Uint8Array(1024 * 1024).fill(97));
      },
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(all * 1024 * 1024) };
    const sent = new Request('http://x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    await expect(readForm(sent)).rejects.toMatchObject({ status: 413 });
    return heard;
  };
  expect(await megabytes(5)).toBe(5);
  expect(await megabytes(200)).toBeLessThan(30);
});
