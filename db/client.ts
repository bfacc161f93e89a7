import type { Tx } from './connection';
import { type Lease, openPool, type Pool } from './pool';

export type { Tx };

/**
 * Who a transaction runs for: the holder of a session, a person (jobs and tests), or nobody. `as`: the side of their own case that
 * a supported person looks as; nothing can be written then.
 */
export type Credential = (({ sessionHash: Buffer } | { personId: string }) & { as?: string | undefined }) | 'nobody';

/** The signed-in person, as the database knows them at the start of the transaction. */
export type Actor = { personId: string; sessionId: string | null; name: string; reading: string; settings: unknown };

/** There is no session, or it has ended. */
export class SignedOut extends Error {}
/** Absent, or not for this person: the two look the same. */
export class NotFound extends Error {}
/** Understood, but the state forbids it. `code` is a key under `errors.conflict`; what the database refuses is called ND001 … */
export class Conflict extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
/** The database did not answer in time. */
export class TooSlow extends Error {}

const tries = 3;

const shared = globalThis as { nakadachiPool?: Pool };

/** How the portal's connections plan and how long they wait. */
export const connectionSettings = {
  application_name: 'nakadachi',
  // The rule's statements are short: compiling them, or planning them anew each time, costs more than running them.
  // And a page's rows lie on an index.
  jit: false,
  plan_cache_mode: 'force_generic_plan',
  random_page_cost: 1.1,
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 20_000,
} as const;

/** The portal's pool, as the app login. */
export function pool(): Pool {
  shared.nakadachiPool ??= openPool(process.env.DATABASE_URL ?? '', {
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 10,
    connection: connectionSettings,
  });
  return shared.nakadachiPool;
}

/**
 * The only door to the database. Runs `work` in one transaction as the given person: row-level security then shows and
 * accepts what db/policies.sql says, and nothing else.
 *
 * The opening and whatever `work` asks for at once travel together, so a page that starts all its queries before it awaits
 * costs two round trips. `me` resolves to the actor; it rejects with SignedOut when the session is over, and then that is
 * what the caller gets. Whole transactions are tried again (3 times) where the database says that this helps.
 *
 * `caseInHand`: all that is asked is about this one case; others are then not looked through. It shows less, never more.
 *
 * `last`: what ends the work, begun at once and in order. It travels with the commit; when one of it fails nothing is kept.
 *
 * @throws SignedOut, TooSlow, NotFound (SQLSTATE ND404), Conflict (ND001 …), or what `work` throws
 */
export async function asActor<T>(
  credential: Credential,
  work: (tx: Tx, me: Promise<Actor>) => Promise<T>,
  {
    durable = true,
    caseInHand = '',
    last = () => [],
    from = pool(),
    deadline = 15_000,
  }: {
    durable?: boolean;
    caseInHand?: string;
    last?: (tx: Tx, result: T) => Promise<unknown>[];
    from?: Pool;
    deadline?: number;
  } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTime(deadline, from, (tx) => once(tx, credential, work, last, { durable, caseInHand }));
    } catch (error) {
      const code = codeOf(error);
      if (attempt < tries && retryable.test(code)) {
        await new Promise((resolve) => setTimeout(resolve, 50 * attempt + Math.random() * 50));
        continue;
      }
      if (code === 'ND404') throw new NotFound();
      if (/^ND\d/.test(code)) throw new Conflict(code);
      throw error;
    }
  }
}

/**
 * Takes a connection for `work`. When the deadline passes first the connection is cut, so that nothing is committed that the
 * caller was told had failed, and no one after us gets a connection that does not answer.
 */
async function inTime<T>(deadline: number, from: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  let lease: Lease | undefined;
  let late = false;
  const working = (async () => {
    lease = await from.take();
    try {
      if (late) throw new TooSlow();
      return await work(lease.tx);
    } finally {
      lease.giveBack();
    }
  })();
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      lease?.cut();
      reject(new TooSlow());
    }, deadline);
  });
  return Promise.race([working, waiting]).finally(() => clearTimeout(timer));
}

async function once<T>(
  tx: Tx,
  credential: Credential,
  work: (tx: Tx, me: Promise<Actor>) => Promise<T>,
  last: (tx: Tx, result: T) => Promise<unknown>[],
  how: How,
): Promise<T> {
  // A query of postgres.js waits for its first `then`; execute() puts it on the wire in the order written here.
  const begun = tx`begin`.execute();
  const opened = open(tx, credential, how);
  const watched = watch(tx);
  // In a function of its own: what fails before its first await must not leave the transaction open either.
  const working = (async () => {
    const value = await work(watched.tx, opened);
    return { value, ending: Promise.allSettled(last(watched.tx, value)) };
  })();
  const [begin, me, result] = await Promise.allSettled([begun, opened, working]);
  // Nobody is signed out, and that is all right; what else failed has failed.
  const failed = (credential === 'nobody' ? [begin, result] : [begin, me, result]).find((step) => step.status === 'rejected');
  if (failed) {
    await tx`rollback`.catch(() => {});
    const { reason } = failed as PromiseRejectedResult;
    throw codeOf(reason) === '25P02' ? (watched.firstToFail() ?? reason) : reason;
  }
  const { value, ending } = (result as PromiseFulfilledResult<{ value: T; ending: Promise<PromiseSettledResult<unknown>[]> }>)
    .value;
  const [ended, [commit]] = await Promise.all([ending, Promise.allSettled([tx`commit`])]);
  if (commit.status === 'rejected') throw commit.reason;
  // What failed first, as whoever began it calls it; the others failed because of it.
  const refused = ended.flatMap((step) => (step.status === 'rejected' ? [step.reason as unknown] : []));
  const cause = refused.find((reason) => codeOf(reason) !== '25P02') ?? (refused[0] && (watched.firstToFail() ?? refused[0]));
  if (cause) throw cause;
  // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and `work` went on all the same.
  if (commit.value.command !== 'COMMIT') throw new Error('a statement failed unnoticed: nothing was kept');
  return value;
}

/**
 * Remembers which statement failed first. Those behind it fail because of it (SQLSTATE 25P02, "transaction is aborted"), and whoever
 * waits for several at once may hear of them before.
 */
function watch(tx: Tx): { tx: Tx; firstToFail(): unknown } {
  let first: unknown;
  const watching = new Proxy(tx, {
    apply(target, self, args) {
      const query = Reflect.apply(target, self, args) as { reject?: (error: unknown) => void };
      const { reject } = query;
      if (reject)
        query.reject = (error) => {
          first ??= error;
          reject(error);
        };
      return query;
    },
  });
  return { tx: watching, firstToFail: () => first };
}

type How = { durable: boolean; caseInHand: string };

async function open(tx: Tx, credential: Credential, how: How): Promise<Actor> {
  const rows = await opening(tx, credential, how).execute();
  if (credential === 'nobody' || !rows[0]) throw new SignedOut();
  return rows[0];
}

function opening(tx: Tx, credential: Credential, { durable, caseInHand }: How) {
  const how = tx`
    set_config('synchronous_commit', ${durable ? 'on' : 'off'}, true), set_config('app.case_in_hand', ${caseInHand}, true)`;
  if (credential === 'nobody') return tx<Actor[]>`select set_config('app.actor_id', '', true), ${how}`;
  const look = credential.as === undefined ? tx`` : tx`, app.look_as(${credential.as})`;
  if ('sessionHash' in credential)
    return tx<Actor[]>`select o.*, ${how} ${look} from app.open_session(${credential.sessionHash}) o`;
  return tx<Actor[]>`
    select p.id as person_id, null as session_id, p.name, p.reading, '{}'::jsonb as settings, ${how} ${look}
      from (select set_config('app.actor_id', ${credential.personId}, true)::uuid as id, '' as name, '' as reading) p`;
}

// Serialisation failures, deadlocks, a server that is stopping or starting, a connection that broke before the answer.
const retryable =
  /^(40001|40P01|57P0[123]|08...|CONNECTION_CLOSED|CONNECTION_ENDED|CONNECTION_DESTROYED|ECONNREFUSED|ECONNRESET|ENOENT)$/;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
