import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { step } from '../bin/steps.mjs';
import { connect } from '../db/connection';
import { seedDemo } from '../db/seed/demo';
import { freshDatabase } from '../db/testing';
import { ensureBuilt } from '../lib/startup/build';
import { readConfig } from '../lib/startup/config';
import { serve } from '../lib/startup/server';
import { client, startIdentityProvider } from './identity-provider';
import { channel, startLinePlatform } from './line-platform';

/**
 * The portal that the browser tests use: built once (again only when sources changed), with a database of its own that
 * holds the demo world, on a free port. Tells the tests where in NAKADACHI_TEST_ORIGIN, and what it logs in NAKADACHI_TEST_SERVER_LOG
 * (afterwards in test-results/server.log).
 * Tests read the demo world and add to it; a test that must start from nothing makes a case of its own.
 */
export async function startTestPortal(): Promise<() => Promise<void>> {
  process.env.NEXT_DIST_DIR ||= '.next-test';
  const base = path.resolve('.data-test', `portal-${process.pid}`);
  fs.mkdirSync(base, { recursive: true });
  process.env.NAKADACHI_DATA = base;
  const config = readConfig({
    PORT: String(await freePort()),
    NAKADACHI_SECRET: randomBytes(32).toString('base64url'),
    NAKADACHI_DEMO: '1',
    DATABASE_URL: 'given below',
    NODE_ENV: 'production',
  });
  const stops: (() => Promise<unknown>)[] = [async () => fs.rmSync(base, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const company = await startIdentityProvider();
    stops.push(company.stop);
    Object.assign(process.env, {
      OIDC_ISSUER: company.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Midori',
    });
    const line = await startLinePlatform();
    stops.push(line.stop);
    Object.assign(process.env, {
      LINE_API_URL: line.url,
      LINE_ACCOUNT: '@test',
      LINE_CHANNEL_SECRET: channel.secret,
      LINE_CHANNEL_ACCESS_TOKEN: channel.token,
    });
    await ensureBuilt((end) => stops.push(async () => end()));
    const database = await freshDatabase();
    stops.push(database.drop);
    await seed(database.ownerUrl);
    const log = path.join(base, 'server.log');
    const portal = await step('ポータルを始める / start the portal for the tests', () =>
      serve(
        config,
        {
          url: database.url,
          workerUrl: database.workerUrl,
          ownerUrl: undefined,
          superuserUrl: undefined,
          stop: async () => {},
        },
        fs.openSync(log, 'a'),
      ),
    );
    stops.push(async () => {
      await portal.stop();
      fs.cpSync(log, 'test-results/server.log');
    });
    process.env.NAKADACHI_TEST_SERVER_LOG = log;
    process.env.NAKADACHI_TEST_ORIGIN = config.origin;
    process.env.NAKADACHI_TEST_PORTAL_OWNER_URL = database.ownerUrl;
    process.env.NAKADACHI_TEST_PORTAL_URL = database.url;
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Another process of the same portal, on the same database: where it is, and what stops it. */
export async function startAnotherPortal(): Promise<{ origin: string; stop(): Promise<void> }> {
  const config = readConfig({
    PORT: String(await freePort()),
    NAKADACHI_SECRET: randomBytes(32).toString('base64url'),
    NAKADACHI_DEMO: '1',
    DATABASE_URL: 'given below',
    NODE_ENV: 'production',
  });
  const url = process.env.NAKADACHI_TEST_PORTAL_URL ?? '';
  const database = { url, workerUrl: undefined, ownerUrl: undefined, superuserUrl: undefined, stop: async () => {} };
  const portal = await serve(config, database, fs.openSync(path.join(config.base, 'another.log'), 'a'));
  return { origin: config.origin, stop: () => portal.stop() };
}

async function seed(ownerUrl: string) {
  await step('デモの人とできごとを入れる / seed the demo world', async () => {
    const sql = connect(ownerUrl, { max: 1 });
    try {
      await seedDemo(sql);
    } finally {
      await sql.end({ timeout: 2 });
    }
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
