import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type DestinationStream, destination, type LoggerOptions, pino } from 'pino';

type Logger = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/**
 * What a log line may say: which request, what kind of thing, how it went, how long it took. No words of people, no names, no addresses, no
 * links with tokens. Everything that is not in this list is left out, and of what is listed only values that look harmless are kept.
 */
// biome-ignore format: a list of words
const ALLOWED = [
  'requestId', 'route', 'method', 'status', 'ms', 'actorId', 'sessionId', 'agencyId', 'caseId', 'objectType', 'objectId', 'act', 'outcome',
  'count', 'attempt', 'job', 'code', 'name', 'constraint', 'table', 'column', 'at', 'signal', 'port', 'version', 'errorId',
] as const;

export type LogFields = Partial<Record<(typeof ALLOWED)[number], string | number | boolean | null | undefined>> & {
  error?: unknown;
};

const request = new AsyncLocalStorage<{ requestId: string }>();

/** Runs `work` so that every line it logs carries this request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return request.run({ requestId: safeId(requestId) }, work);
}

export function currentRequestId(): string | undefined {
  return request.getStore()?.requestId;
}

/** An id that a proxy sent is kept when it is one (x-request-id); else a new one. */
export function safeId(given?: string | null): string {
  return given && /^[0-9a-f-]{16,36}$/i.test(given) ? given : randomUUID();
}

/** `info('entry written', { act: 'raise_concern', caseId })`: a fixed sentence in plain ASCII, and the facts beside it. */
export const log = {
  info: (message: string, fields: LogFields = {}) => ours().info(harmless(fields), fixed(message)),
  warn: (message: string, fields: LogFields = {}) => ours().warn(harmless(fields), fixed(message)),
  error: (message: string, fields: LogFields = {}) => ours().error(harmless(fields), fixed(message)),
};

let made: Logger | undefined;

function ours(): Logger {
  made ??= makeLogger(destination({ fd: 1, sync: false }));
  return made;
}

/** For tests: another place to write to. */
export function logTo(stream: { write(line: string): void }) {
  made = makeLogger(stream);
}

function makeLogger(stream: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: process.env.LOG_LEVEL || 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    // A copy: pino writes the line's own fields into what it gets here.
    mixin: () => ({ ...request.getStore() }),
  };
  return pino(options, stream);
}

function harmless(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of ALLOWED) if (fields[name] !== undefined) kept[name] = harmlessValue(fields[name]);
  if (fields.error !== undefined) Object.assign(kept, errorFacts(fields.error));
  return kept;
}

/**
 * Of an error only its class, its code and where it was thrown: the message of a database error, a zod error or a TypeError may quote what a
 * person typed.
 */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const facts = error as Error & {
    code?: unknown;
    constraint_name?: unknown;
    table_name?: unknown;
    column_name?: unknown;
    digest?: unknown;
  };
  // The stack begins with the message, whose lines may look like frames.
  const stack = error.stack ?? '';
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    name: harmlessValue(error.name),
    code: harmlessValue(facts.code ?? facts.digest),
    constraint: harmlessValue(facts.constraint_name),
    table: harmlessValue(facts.table_name),
    column: harmlessValue(facts.column_name),
    stack: frames.length > 0 ? frames : undefined,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Short, plain ASCII, no spaces and no @; nothing long enough to be a token, unless it is a UUID or a word of ours in snake_case. */
const PLAIN = /^[A-Za-z0-9_.:/[\]()-]{1,120}$/;
const TOKEN = /[A-Za-z0-9_-]{24,}/;

function harmlessValue(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return value;
  const text = String(value);
  if (UUID.test(text)) return text;
  return PLAIN.test(text) && !(TOKEN.test(text) && !/^[a-z_]+$/.test(text)) ? text : '[withheld]';
}

function fixed(message: string): string {
  return /^[A-Za-z0-9 ,.:;()/_-]{1,100}$/.test(message) && !TOKEN.test(message) ? message : '[withheld]';
}
