/** `npm run admin -- …`: what the operator of an installation does. Answers are sentences, in Japanese and in English. */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { connect, type Tx } from '@/db/connection';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import {
  createAgency,
  findAgency,
  inviteManager,
  listAgencies,
  NotClear,
  setAgencyDisabled,
  setPersonDisabled,
} from './commands';

type Values = Record<string, string | number>;
type Say = (line: string) => void;

/** Runs one command line. Returns the exit code: 0 done, 1 not understood or not possible. */
export async function admin(args: string[], sql: Tx, origin: string, print: Say): Promise<number> {
  const say = (key: string, values: Values = {}) => print(both(key, values));
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        operator: { type: 'string' },
        manager: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const [noun = 'help', verb = '', named] = positionals;
    const act = values.help ? 'help' : `${noun} ${verb}`.trim();
    if (act === 'help') {
      say('help');
      return 0;
    }
    if (act === 'agency create') return await create(sql, values, origin, say);
    if (act === 'agency list') return await list(sql, print, say);
    if (act === 'agency invite' && named) return await invite(sql, named, values.manager, origin, say);
    if ((act === 'agency disable' || act === 'agency enable') && named) {
      const agency = await findAgency(sql, named);
      await sql.begin((tx) => setAgencyDisabled(tx as unknown as Tx, agency.id, verb === 'disable'));
      say(verb === 'disable' ? 'agency_disabled' : 'agency_enabled', { name: agency.name });
      return 0;
    }
    if ((act === 'person disable' || act === 'person enable') && named) {
      const person = await sql.begin((tx) => setPersonDisabled(tx as unknown as Tx, named, verb === 'disable'));
      say(verb === 'disable' ? 'person_disabled' : 'person_enabled', { name: person.name });
      return 0;
    }
    say('errors.not_understood', { given: args.join(' ') });
    say('help');
    return 1;
  } catch (error) {
    if (error instanceof NotClear) say(`errors.${error.code}`);
    else if (error instanceof TypeError && 'code' in error) say('errors.not_understood', { given: args.join(' ') });
    else throw error;
    return 1;
  }
}

type Words = (key: string, values?: Values) => void;

async function create(
  sql: Tx,
  given: { name?: string; operator?: string; manager?: string },
  origin: string,
  say: Words,
): Promise<number> {
  const name = given.name?.trim();
  if (!name) {
    say('errors.name_missing');
    return 1;
  }
  const manager = given.manager?.trim() || makeUi(DEFAULT_SETTINGS).text('parties.role.manager');
  const token = await sql.begin(async (tx) => {
    const id = await createAgency(tx as unknown as Tx, { name, operator: given.operator?.trim() || name });
    return inviteManager(tx as unknown as Tx, id, manager);
  });
  say('created', { name });
  say('link', { link: origin + paths.invitation(token) });
  return 0;
}

async function invite(sql: Tx, named: string, manager: string | undefined, origin: string, say: Words): Promise<number> {
  const agency = await findAgency(sql, named);
  if (agency.disabled) {
    say('errors.agency_is_disabled', { name: agency.name });
    return 1;
  }
  const who = manager?.trim() || makeUi(DEFAULT_SETTINGS).text('parties.role.manager');
  const token = await sql.begin((tx) => inviteManager(tx as unknown as Tx, agency.id, who));
  say('link', { link: origin + paths.invitation(token) });
  return 0;
}

async function list(sql: Tx, print: Say, say: Words): Promise<number> {
  const agencies = await listAgencies(sql);
  if (agencies.length === 0) say('none');
  for (const { id, name, operator, staff, cases, disabled } of agencies) {
    print(`${id}  ${name}（${operator}）`);
    print(`  ${both(disabled ? 'row_disabled' : 'row', { staff, cases })}`);
  }
  return 0;
}

/** A sentence in Japanese, and the same in English. */
function both(key: string, values: Values): string {
  const [ja, en] = (['ja', 'en'] as const).map((locale) =>
    makeUi({ ...DEFAULT_SETTINGS, locale }).text(`admin.${key}`, values),
  );
  return key === 'help' ? `${ja}\n\n${en}` : `${ja}\n${key.startsWith('row') ? '  ' : ''}${en}`;
}

async function main(): Promise<number> {
  const print: Say = (line) => console.log(line);
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) {
    print(both('errors.no_owner', {}));
    return 1;
  }
  const sql = connect(url, { max: 1, connect_timeout: 10 });
  try {
    return await admin(process.argv.slice(2), sql, process.env.APP_ORIGIN ?? 'http://localhost:3000', print);
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? '');
    print(both('errors.database', { code: /^[A-Z0-9_]{1,30}$/.test(code) ? code : '?' }));
    return 1;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main();
