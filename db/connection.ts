import postgres from 'postgres';
import { parse } from 'postgres-array';

/** A database connection, a transaction, or a reserved connection: all take SQL as tagged templates. */
export type Tx = postgres.Sql<{}>;

/**
 * Opens a pool. A URL may name a unix socket the way libpq does:
 * `postgres://user:password@localhost:5432/nakadachi?host=%2Fpath%2Fto%2Fdir` (psql understands it too). postgres.js on its
 * own would send `host` to the server as a setting and be refused, so every connection of ours is opened here.
 * Dates stay `YYYY-MM-DD` strings, times become Date, columns become camelCase. Arrays of PostgreSQL's own types become arrays; of a
 * type of ours they come and go as `text[]`.
 */
export function connect(url: string, options: postgres.Options<{}> = {}): Tx {
  const parsed = connectionOptions(url);
  return postgres({
    onnotice: () => {},
    // postgres.js waits up to 20 s between tries; a database that was restarted is back within one.
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 0.5),
    transform: { column: { from: postgres.toCamel } },
    // Asked on a new connection which types are arrays, postgres.js lets nobody hear of it when that connection ends meanwhile: the
    // process would end too (its issues 1192 and 1223). These never change.
    fetch_types: false,
    types: {
      date: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
      texts: arrayOf([1009, 1003, 1015, 1016, 1182, 1183, 1231, 2951], (text) => text),
      numbers: arrayOf([1005, 1007, 1021, 1022, 1028], Number),
      booleans: arrayOf([1000], (text) => text === 't'),
      times: arrayOf([1115, 1185], (text) => new Date(text)),
      bytes: arrayOf([1001], (text) => Buffer.from(text.slice(2), 'hex')),
      documents: arrayOf([199, 3807], (text) => JSON.parse(text)),
    },
    ...parsed,
    ...options,
    connection: { ...parsed.connection, ...options.connection },
  } as postgres.Options<{}>) as Tx;
}

/** Array types by their numbers in pg_type.dat, whose elements are read by `read`. */
const arrayOf = (from: number[], read: (text: string) => unknown) => ({
  to: from[0] as number,
  from,
  serialize: arrayText,
  parse: (text: string) => parse(text, read),
});

/** An array of texts and numbers as PostgreSQL reads it. What is no array is taken for that already. */
function arrayText(values: unknown): string {
  if (!Array.isArray(values)) return String(values);
  return `{${values.map((value) => (Array.isArray(value) ? arrayText(value) : elementText(value))).join()}}`;
}

function elementText(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${typeof value} in an array`);
  return `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

/** What postgres.js needs for a URL. Throws TypeError (code ERR_INVALID_URL) on a malformed one. */
export function connectionOptions(url: string): postgres.Options<{}> {
  const parsed = new URL(url);
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw Object.assign(new TypeError('not a postgres URL'), { code: 'ERR_INVALID_URL' });
  const settings = new Map(parsed.searchParams);
  const socket = settings.get('host')?.startsWith('/') ? settings.get('host') : undefined;
  settings.delete('host');
  const ssl = settings.get('sslmode') as 'require' | 'prefer' | 'verify-full' | 'disable' | undefined;
  settings.delete('sslmode');
  const patience = Number(settings.get('connect_timeout') || 0);
  settings.delete('connect_timeout');
  // postgres.js reads hosts from the URL's text; handing it the parts keeps odd passwords and socket paths whole.
  return {
    host: socket ?? (parsed.hostname.replace(/^\[|\]$/g, '') || 'localhost'),
    port: Number(parsed.port || 5432),
    ...(socket ? { path: `${socket}/.s.PGSQL.${parsed.port || 5432}` } : {}),
    database: decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ...(ssl && ssl !== 'disable' ? { ssl } : {}),
    ...(patience ? { connect_timeout: patience } : {}),
    connection: Object.fromEntries(settings),
  } as postgres.Options<{}>;
}

/** The login that a URL signs in as. */
export function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
