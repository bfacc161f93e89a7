import { ensureBuilt } from '../../lib/startup/build';
import { cookieOf, type Data } from './data';
import { type Server, startServer } from './processes';
import { portal } from './targets';

// A build of its own: a portal that runs beside keeps the one it has.
process.env.NEXT_DIST_DIR = '.next-bench';

export const build = () => ensureBuilt(() => {});

/** The portal as npm start starts it, on the bench's data; it is there when the timeline answers somebody who is signed in. */
export const startPortal = ({ dir }: Data, port: number, env: Record<string, string> = {}): Promise<Server> =>
  startServer('portal', port, portal.timeline.path, ['bin/start.mjs'], {
    env: { ...own, NAKADACHI_DATA: dir, APP_ORIGIN: `http://localhost:${port}`, ...env },
    headers: cookieOf('employer'),
  });

// The bench runs inside a launcher that told it about another database.
const own = {
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  NAKADACHI_SECRET: '',
  NAKADACHI_DEMO: '1',
  NODE_ENV: 'production',
  npm_lifecycle_event: '',
};

/** Seconds from nothing running to the first signed-in page, of the second of two starts. */
export async function timeOfStart(data: Data, port: number): Promise<number> {
  await (await startPortal(data, port)).stop();
  const from = performance.now();
  const server = await startPortal(data, port);
  const seconds = (performance.now() - from) / 1000;
  await server.stop();
  return seconds;
}
