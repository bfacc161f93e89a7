import { expect, test } from '@playwright/test';
import { readForm } from './body';
import { idsField } from './fields';

const sent = (body: string) =>
  readForm(new Request('http://x', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }));

test('as many recipients as a body holds: read in no time, and refused', async () => {
  const one = 'audience%5B%5D=0';
  const many = Array.from({ length: 30_000 }, () => one).join('&');
  const from = performance.now();
  const { audience } = await sent(many);
  expect(audience?.length).toBe(30_000);
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(idsField().safeParse(audience).success).toBe(false);
  expect(idsField().safeParse([crypto.randomUUID()]).success).toBe(true);
});

test('a list, and beside it a value of the same name: neither counts', async () => {
  await expect(sent('audience=a&audience%5B%5D=b')).rejects.toMatchObject({ status: 400 });
  await expect(sent('audience%5B%5D=b&audience=a')).rejects.toMatchObject({ status: 400 });
  expect(await sent('audience%5B%5D=b&audience%5B%5D=a')).toEqual({ audience: ['b', 'a'] });
});
