import { expect, test } from '@playwright/test';
import { readForm } from './body';
import { idsField } from './fields';

const sent = (body: string) =>
  readForm(new Request('http://x', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }));

test('as many recipients as a body holds: read in one pass, and refused', async () => {
  const body = (n: number) => Array.from({ length: n }, () => 'audience%5B%5D=0').join('&');
  const { audience } = await sent(body(30_000));
  expect(audience?.length).toBe(30_000);
  // Ten times as many take some ten times as long, not a hundred times.
  const quickest = async (n: number) => {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const from = performance.now();
      await sent(body(n));
      times.push(performance.now() - from);
    }
    return Math.min(...times);
  };
  expect(await quickest(30_000)).toBeLessThan(40 * (await quickest(3_000)));
  expect(idsField().safeParse(audience).success).toBe(false);
  expect(idsField().safeParse([crypto.randomUUID()]).success).toBe(true);
});

test('a list, and beside it a value of the same name: neither counts', async () => {
  await expect(sent('audience=a&audience%5B%5D=b')).rejects.toMatchObject({ status: 400 });
  await expect(sent('audience%5B%5D=b&audience=a')).rejects.toMatchObject({ status: 400 });
  expect(await sent('audience%5B%5D=b&audience%5B%5D=a')).toEqual({ audience: ['b', 'a'] });
});
