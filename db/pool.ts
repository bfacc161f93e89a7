import type postgres from 'postgres';
import { connect, type Tx } from './connection';

/** A connection that is one's own until it is given back. */
export type Lease = {
  tx: Tx;
  giveBack(): void;
  /** Cuts the connection: whatever is asked of it, now or later, fails. For answers that one no longer waits for. */
  cut(): void;
};

export type Pool = {
  take(): Promise<Lease>;
  /** For single statements that need no transaction. */
  use<T>(work: (sql: Tx) => Promise<T>): Promise<T>;
  end(): Promise<void>;
};

/** Minutes after which a connection is replaced when it comes back: its server process gives its memory back. */
const oldAge = 45;

/**
 * A pool of clients with one connection each, made when they are wanted. postgres.js has a pool of its own, but one that does
 * not survive its connections: a reserved connection that is cut (PostgreSQL restarted, an idle transaction ended) goes back as
 * if it were alive, later statements hang or end the process, and reserve() may wait for ever
 * (github.com/porsager/postgres issues 1195, 1199). Here a client whose connection is cut while it is taken is thrown away: the
 * rest of its statements fail, and none runs outside the transaction it was meant for.
 */
export function openPool(url: string, { max = 10, ...options }: postgres.Options<{}> = {}): Pool {
  type Client = { sql: Tx; taken: boolean; gone: boolean; born: number };
  const clients = new Set<Client>();
  const free: Client[] = [];
  const waiting: { resolve(client: Client): void; reject(error: Error): void }[] = [];
  let ended = false;

  function make(): Client {
    const client: Client = { sql: undefined as never, taken: false, gone: false, born: Date.now() };
    client.sql = connect(url, {
      ...options,
      max: 1,
      // It would end a connection between two statements of a transaction; giveBack() looks at the age instead.
      max_lifetime: null,
      onclose: () => {
        if (client.taken) cut(client);
      },
    });
    clients.add(client);
    return client;
  }

  function cut(client: Client) {
    if (client.gone) return;
    client.gone = true;
    clients.delete(client);
    client.sql.end({ timeout: 0 }).catch(() => {});
  }

  function pass(client: Client) {
    if (Date.now() - client.born > oldAge * 60_000) cut(client);
    const next = waiting.shift();
    if (next) next.resolve(client.gone ? make() : client);
    else if (!client.gone) free.push(client);
  }

  async function take(): Promise<Lease> {
    if (ended) throw Object.assign(new Error('the pool has ended'), { code: 'CONNECTION_ENDED' });
    const client =
      free.pop() ??
      (clients.size < max ? make() : await new Promise<Client>((resolve, reject) => waiting.push({ resolve, reject })));
    client.taken = true;
    let back = false;
    return {
      tx: client.sql,
      giveBack() {
        if (back) return;
        back = true;
        client.taken = false;
        pass(client);
      },
      cut: () => cut(client),
    };
  }

  return {
    take,
    async use(work) {
      const lease = await take();
      try {
        return await work(lease.tx);
      } finally {
        lease.giveBack();
      }
    },
    async end() {
      ended = true;
      for (const { reject } of waiting.splice(0))
        reject(Object.assign(new Error('the pool has ended'), { code: 'CONNECTION_ENDED' }));
      await Promise.all([...clients].map((client) => client.sql.end({ timeout: 2 })));
    },
  };
}
