#!/usr/bin/env node
// node bin/run.mjs FILE.ts […arguments]: runs a TypeScript file beside a migrated database, the embedded one unless DATABASE_URL
// is set. It joins a portal that is already running, and stops only what it started.
import { needed, nodeIsNewEnough } from './node-version.mjs';

async function run() {
  const { explain, Refusal } = await import('./sentences.mjs');
  try {
    if (!nodeIsNewEnough(process.versions.node)) throw new Refusal('nodeTooOld', { needed, found: process.versions.node });
    const { ensureInstalled, root } = await import('./install.mjs');
    process.chdir(root);
    await ensureInstalled();
    const { register } = await import('tsx/esm/api');
    register();
    const { runTool } = await import('../lib/startup/tool.ts');
    process.exitCode = await runTool(process.argv.slice(2));
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

run();
