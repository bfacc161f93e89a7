#!/usr/bin/env node
// npm test: everything, on a fresh clone with only Node. Types, lint, then the tests: unit, db, e2e (e2e/playwright.config.ts).
//   npm test                    everything
//   npm test -- db              one project, or several: types lint unit db e2e
//   npm test -- visibility      the tests in files whose path matches
//   npm test -- e2e -g 書く      Playwright's options go through
// The last line is `N passed, N failed`; the exit code is 0 only when nothing failed and something passed.
import { needed, nodeIsNewEnough } from './node-version.mjs';

async function run() {
  const { explain, Refusal } = await import('./sentences.mjs');
  try {
    if (!nodeIsNewEnough(process.versions.node)) throw new Refusal('nodeTooOld', { needed, found: process.versions.node });
    const { ensureInstalled, root } = await import('./install.mjs');
    process.chdir(root);
    await ensureInstalled();
    const { runTests } = await import('./test-projects.mjs');
    process.exitCode = await runTests(process.argv.slice(2).filter((arg) => arg !== '--'));
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

run();
