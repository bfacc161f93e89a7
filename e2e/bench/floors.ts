import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { connectionOptions } from '../../db/connection';
import { cookieOf, type Data } from './data';
import { type Server, startServer } from './processes';
import { caseId } from './targets';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const folder = '.data-bench/next-open';

/** A Next application with one page and one route, built in a folder of its own with the portal's Next and React. */
export async function startNextOpen(data: Data, port: number): Promise<Server> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync('e2e/bench/floors/next-open', folder, { recursive: true });
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BENCH_DATABASE: JSON.stringify(connectionOptions(data.superuserUrl)),
  };
  const { NEXT_DIST_DIR: _, ...outer } = process.env;
  const built = spawnSync(process.execPath, [next, 'build', folder], {
    env: { ...outer, ...env } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`next open: ${built.stdout}${built.stderr}`);
  return startServer('next open', port, `/cases/${caseId}`, [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], {
    env,
  });
}

export const startBareRls = (data: Data, port: number): Promise<Server> =>
  startServer('bare rls', port, `/cases/${caseId}`, ['--import', 'tsx', 'e2e/bench/floors/bare-rls.ts'], {
    env: { NODE_ENV: 'production', DATABASE_URL: data.url },
    headers: cookieOf('employer'),
  });
