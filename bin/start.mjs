#!/usr/bin/env node
// npm start, npm run dev: from a fresh clone to a running portal. The work is in lib/startup/portal.ts; this file only
// gets as far as being able to read TypeScript. Every import waits until Node's version is known to be enough.
import { needed, nodeIsNewEnough } from './node-version.mjs';

async function start() {
  const { explain, Refusal } = await import('./sentences.mjs');
  try {
    if (!nodeIsNewEnough(process.versions.node)) throw new Refusal('nodeTooOld', { needed, found: process.versions.node });
    const { ensureInstalled, root } = await import('./install.mjs');
    process.chdir(root);
    await ensureInstalled();
    const { register } = await import('tsx/esm/api');
    register();
    const { runPortal } = await import('../lib/startup/portal.ts');
    await runPortal({ dev: process.argv.includes('--dev') });
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

start();
