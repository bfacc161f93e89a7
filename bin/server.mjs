// The web server's own process: `next start` or `next dev` and nothing else. Started by lib/startup/server.ts.
import http from 'node:http';
import { createRequire } from 'node:module';
import { withCalmPages } from './calm-pages.mjs';
import { tryShortAddressesFirst } from './routes.mjs';
import { withTurns } from './turns.mjs';

// The launcher is gone (kill -9): finish the requests and go too, or the next start would find the port taken.
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 8_000).unref();
  process.kill(process.pid, 'SIGTERM');
});

const [kind, ...args] = process.argv.slice(2);

if (kind === 'start') {
  // The launcher tells where the portal is; Next's own banner is kept back, and shown only when it does not get so far.
  const write = process.stdout.write;
  const held = [];
  process.stdout.write = (chunk) => held.push(chunk) > 0;
  process.once('message', () => {
    process.stdout.write = write;
    held.length = 0;
  });
  process.on('exit', (code) => {
    if (code) for (const chunk of held) process.stderr.write(chunk);
  });
  const { createServer } = http;
  http.createServer = (/** @type {any} */ listener) => createServer(withCalmPages(withTurns(listener)));
}

const require = createRequire(import.meta.url);
if (kind === 'start') tryShortAddressesFirst(require);
process.argv = [process.argv[0], require.resolve('next/dist/bin/next'), kind, ...args];
require('next/dist/bin/next');
