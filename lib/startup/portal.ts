import { step } from '../../bin/steps.mjs';
import { commandOf, isAlive, parentOf, startOf } from '../../db/postgresql/processes';
import { ensureBuilt } from './build';
import { type Config, readConfig } from './config';
import { openDatabase } from './database';
import { ensurePort } from './port';
import { checkLogin, migrateDatabase, seedWhenEmpty } from './prepare';
import { serve } from './server';

/** From installed packages to a portal that answers; resolves when it does. Ends the process on SIGINT and SIGTERM. */
export async function runPortal({ dev }: { dev: boolean }) {
  const from = Date.now();
  const endings = endInOrder();
  try {
    // What can be refused in a moment comes before what takes long.
    const config = readConfig(process.env, { dev });
    await ensurePort(config);
    const name = config.embedded ? 'PostgreSQL を始める / start PostgreSQL' : 'データベースにつなぐ / reach the database';
    const database = await step(name, () => openDatabase(process.env, ({ how }) => console.error(`PostgreSQL: ${how}`)));
    endings.push(database.stop);
    // Built before it is migrated: if the build fails, the program that ran until now still fits its database.
    if (!dev) await ensureBuilt((stop) => endings.push(async () => stop()));
    await step('表と決まりを整える / migrate, apply the policies', async () => {
      await migrateDatabase(database);
      await checkLogin(database);
    });
    if (config.demo) await seedWhenEmpty(database);

    const server = await step('サーバーを始める / start the web server', () => serve(config, database));
    endings.push(server.stop);
    tellWhere(config, Date.now() - from);
  } catch (error) {
    await endings.run();
    throw error;
  }
}

function tellWhere({ origin, demo, host, port }: Config, ms: number) {
  const wide = host !== '127.0.0.1' && host !== 'localhost' && host !== '::1';
  console.log(`
  なかだち Nakadachi   ${origin}   (${(ms / 1000).toFixed(1)} s)
${
  demo
    ? `
  サインイン：このページを開いて、デモの人のボタンを押してください。合言葉はいりません。
  Sign in: open the page and press the button of a demo person. There is no password.${
    wide
      ? `

  ご注意：${host}:${port} に届く人はだれでも、どのデモの人にもなれます。
  Beware: everyone who can reach ${host}:${port} can be any of the demo people.`
      : ''
  }`
    : `
  サインイン：メールアドレスを入れると、リンクが届きます。最初の人は npm run admin -- で招待します。
  Sign in: enter your e-mail address to get a link. Invite the first person with npm run admin --.`
}

  止めるには Ctrl-C / Ctrl-C to stop
`);
}

/**
 * What was begun is ended in the opposite order: the web server finishes its requests, then PostgreSQL writes everything down. A second
 * Ctrl-C does not wait for requests. PostgreSQL is always shut down properly.
 */
function endInOrder() {
  const endings: ((hurry?: boolean) => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;

  const run = () => {
    ending ??= (async () => {
      for (const end of endings.reverse()) await end().catch((error: unknown) => console.error(error));
    })();
    return ending;
  };
  const onSignal = () => {
    if (ending) {
      endings[0]?.(true).catch(() => {});
      return;
    }
    console.log('\n  終わります… / stopping…');
    run().finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  const npm = npmAbove();
  if (npm) {
    setInterval(() => {
      if (!ending && !isSame(npm)) onSignal();
    }, 1_000).unref();
  }
  return { push: (end: (hurry?: boolean) => Promise<void>) => endings.push(end), run };
}

/** npm start runs us under npm. When npm is killed nobody could stop us any more, and the next start would find the port taken. */
function npmAbove(): { pid: number; start: string } | undefined {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return undefined;
  // Depending on the shell it is our parent or our parent's parent.
  const above = [process.ppid, parentOf(process.ppid)];
  const pid = above.find((candidate) => /\bnpm\b/.test(commandOf(candidate)) && !/start\.mjs/.test(commandOf(candidate)));
  return pid ? { pid, start: startOf(pid) } : undefined;
}

const isSame = ({ pid, start }: { pid: number; start: string }) => isAlive(pid) && startOf(pid) === start;
