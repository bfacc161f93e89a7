import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');

/** Where the portal under test answers; set by global-setup.ts before the workers start. */
const origin = process.env.NAKADACHI_TEST_ORIGIN ?? 'http://localhost';
/** Tests that ask a database, wherever they stand: all of db/ but the seeds, and a capability's queries and commands. */
const askDatabase = ['db/**/*.test.ts', 'lib/**/{queries,commands}.test.ts', 'lib/**/*.db.test.ts'];

export default defineConfig({
  testDir: '..',
  testIgnore: ['**/node_modules/**', '**/.*/**'],
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  retries: 0, // a test that sometimes fails is a bug
  forbidOnly: !!process.env.CI,
  timeout: 30_000,
  reporter: [
    [process.stdout.isTTY && !process.env.CI ? 'line' : 'dot'],
    ...(process.env.NAKADACHI_TEST_REPORT ? [['json', { outputFile: process.env.NAKADACHI_TEST_REPORT }] as const] : []),
  ] as never,
  projects: [
    {
      name: 'unit',
      testMatch: ['lib/**/*.test.{ts,tsx}', 'components/**/*.test.{ts,tsx}', 'bin/**/*.test.ts', 'db/seed/**/*.test.ts'].map(
        fromRoot,
      ),
      testIgnore: askDatabase.slice(1).map(fromRoot),
      fullyParallel: true,
    },
    {
      name: 'db',
      testMatch: askDatabase.map(fromRoot),
      testIgnore: ['db/seed/**'].map(fromRoot),
      timeout: 120_000,
    },
    {
      name: 'e2e',
      testMatch: ['e2e/**/*.test.ts'].map(fromRoot),
      timeout: 180_000, // a busy machine is no failure; what is waited for has its own, shorter limits
      use: {
        baseURL: origin,
        browserName: 'chromium',
        launchOptions: { executablePath: process.env.CHROMIUM || undefined },
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        viewport: { width: 1280, height: 800 },
        screenshot: 'only-on-failure',
        // Recording takes longer than what is recorded: only when asked for.
        trace: process.env.NAKADACHI_TRACE ? 'retain-on-failure' : 'off',
      },
    },
  ],
});

function fromRoot(pattern: string): string {
  return root + pattern;
}
