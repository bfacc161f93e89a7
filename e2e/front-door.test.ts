import { people } from '../db/seed/world/index';
import { expect, test } from './personas';

test('the portal is ready', async ({ request }) => {
  expect((await request.get('/api/health/live')).status()).toBe(200);
  expect((await request.get('/api/health/ready')).status()).toBe(200);
});

test('each person of the demo gets in and comes home', async ({ as }) => {
  for (const person of people.filter((one) => one.demoSignIn)) {
    const page = await as(person.key);
    const answer = await page.goto('/');
    expect(answer?.status(), person.key).toBe(200);
    await expect(page.locator('h1'), person.key).toHaveCount(1);
    await page.context().close();
  }
});
