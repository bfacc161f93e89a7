import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/** The house's plan, held up by its sources: what may know of what, and what may stand where. */

type Source = { file: string; text: string; code: string; imports: Import[] };
/** `typesOnly`: nothing of it is there at run time. */
type Import = { from: string; names: string[]; typesOnly: boolean };

const sources = ['app', 'components', 'lib', 'db'].flatMap(read).filter(({ file }) => !/\.test\.tsx?$/.test(file));

function read(folder: string): Source[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const text = fs.readFileSync(file, 'utf8');
      return { file, text, code: withoutComments(text), imports: importsOf(file, text) };
    });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf(file: string, text: string): Import[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(?:(type)\s+)?([^'";]*?)\s*(?:from\s+)?'([^']+)';/gm)].map(
    ([, type, names = '', from = '']) => {
      const parts = names
        .replace(/[{}]/g, ' ')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      return {
        from: resolved(file, from),
        names: parts.map((name) => name.replace(/^type /, '')),
        typesOnly: type !== undefined || (parts.length > 0 && parts.every((name) => name.startsWith('type '))),
      };
    },
  );
  const later = [...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, from = '']) => ({
    from: resolved(file, from),
    names: [],
    typesOnly: false,
  }));
  return [...found, ...later];
}

/** Ours as a path from the root (`lib/entries/model`); others as they are called. */
function resolved(file: string, from: string): string {
  if (from.startsWith('@/')) return from.slice(2);
  return from.startsWith('.') ? path.join(path.dirname(file), from).replaceAll('\\', '/') : from;
}

/** Every import of the sources in `within` that `forbidden` finds fault with, as "file → import". */
function faults(within: RegExp, forbidden: (wanted: Import, source: Source) => boolean): string[] {
  return sources
    .filter(({ file }) => within.test(file))
    .flatMap((source) =>
      source.imports.filter((wanted) => forbidden(wanted, source)).map((wanted) => `${source.file} → ${wanted.from}`),
    );
}

const holding = (within: RegExp, pattern: RegExp, except: string[] = []): string[] =>
  sources.filter(({ file, code }) => within.test(file) && pattern.test(code) && !except.includes(file)).map(({ file }) => file);

test('the plan is read at all', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(300);
  const page = importsOf(
    'app/x/page.tsx',
    "import { a, type B } from '@/lib/entries/queries';\nimport type { C } from '../y';\nimport './z.css';\n",
  );
  expect(page).toEqual([
    { from: 'lib/entries/queries', names: ['a', 'B'], typesOnly: false },
    { from: 'app/y', names: ['C'], typesOnly: true },
    { from: 'app/x/z.css', names: [], typesOnly: false },
  ]);
});

test('views know no database, no queries, no commands: they get plain data', () => {
  // The shape of a row may be named; that is gone when the program runs.
  const io = (wanted: Import) => /^db\/|^lib\/.*(queries|commands)$/.test(wanted.from) && !wanted.typesOnly;
  expect(faults(/^components\//, io)).toEqual([]);
  expect(faults(/^components\//, ({ from }) => /^db\/|^app\/|^server-only$|^node:/.test(from))).toEqual([]);
});

test('models are pure: no database, no files, no server', () => {
  const impure = ({ from, typesOnly }: Import) =>
    !typesOnly && /^db\/|^node:(fs|net|http|child)|^server-only$|^next\/|(queries|commands)$/.test(from);
  expect(faults(/\/model\.ts$/, impure)).toEqual([]);
});

test('only what reads and writes knows the database', () => {
  const doors = /\/(queries|commands)\.ts$|^lib\/(session|forms|mail|admin|startup|live)\//;
  expect(
    faults(/^lib\//, ({ from, typesOnly }, { file }) => from.startsWith('db/') && !typesOnly && !doors.test(file)),
  ).toEqual([]);
  // Routes name the two refusals, and no more. Signing in by a company opens the door before there is a form.
  const refusals = ['NotFound', 'Conflict', 'SignedOut'];
  const more = ({ from, names, typesOnly }: Import, { file }: Source) =>
    from.startsWith('db/') &&
    !typesOnly &&
    !names.every((name) => refusals.includes(name)) &&
    file !== 'app/sign-in/oidc/route.ts';
  expect(faults(/^app\//, more)).toEqual([]);
});

test('imports point one way: app → components, lib → db', () => {
  expect(faults(/^lib\//, ({ from }) => from.startsWith('app/'))).toEqual([]);
  expect(faults(/^lib\//, ({ from }, { file }) => from.startsWith('components/') && file !== 'lib/i18n/ui.ts')).toEqual([]);
  expect(faults(/^db\//, ({ from }) => /^(app|components|lib)\//.test(from))).toEqual([]);
  // A page that is looked at changes nothing, but that it was looked at.
  const acts = ({ from, typesOnly }: Import) => /commands$/.test(from) && !typesOnly && from !== 'lib/access-log/commands';
  expect(faults(/^app\/.*page\.tsx$/, acts)).toEqual([]);
});

test('SQL stands in queries, in commands, and with the database', () => {
  const sql = /\b(tx|sql)(<[^`]*>)?`/;
  const places = /\/(queries|commands)\.ts$|^db\/|^lib\/(session|forms|mail|admin|startup)\//;
  expect(holding(/./, sql).filter((file) => !places.test(file))).toEqual([]);
  expect(holding(/^(app|components|lib)\//, /\.unsafe\(/)).toEqual([]);
});

test('every change comes in through the form action', () => {
  // Two answer with a page of a company's sign-in; next-auth brings its own; what LINE and a mail server send is no form, and signed.
  const own = [
    'app/api/auth/[...nextauth]/route.ts',
    'app/sign-in/oidc/route.ts',
    'app/settings/sign-in/oidc/route.ts',
    'app/line/webhook/route.ts',
    'app/mail/bounces/route.ts',
  ];
  const routes = sources.filter(({ file }) => /^app\/.*route\.ts$/.test(file));
  const other = routes.filter(
    ({ file, code }) =>
      /export\b[^;]*\b(POST|PUT|PATCH|DELETE)\b/.test(code) &&
      !/export const POST = (open|public)?[fF]ormAction\(/.test(code) &&
      !own.includes(file),
  );
  expect(other.map(({ file }) => file)).toEqual([]);
  expect(routes.filter(({ code }) => /export const POST = \w*ormAction/.test(code)).length).toBeGreaterThan(15);
  for (const file of own)
    expect(
      sources.some((source) => source.file === file),
      `${file} is gone from here`,
    ).toBe(true);
});

test('a GET of a route changes nothing, and there are few', () => {
  const gets = holding(/^app\/.*route\.ts$/, /export\b[^;]*\bGET\b/);
  expect(gets.sort()).toEqual([
    'app/agencies/[agencyId]/exports/file/route.ts',
    'app/api/auth/[...nextauth]/route.ts',
    'app/api/health/live/route.ts',
    'app/api/health/ready/route.ts',
    'app/calendar/[token]/dates.ics/route.ts',
    'app/calendar/dates/[date]/route.ts',
    'app/cases/[caseId]/accommodations/card/pdf/route.ts',
    'app/cases/[caseId]/consents/history/pdf/route.ts',
    'app/cases/[caseId]/exports/file/route.ts',
    'app/cases/[caseId]/handover/[receiverId]/pdf/route.ts',
    'app/cases/[caseId]/manual/pdf/route.ts',
    'app/cases/[caseId]/meetings/[entryId]/pdf/route.ts',
    'app/cases/[caseId]/plan/[planId]/pdf/route.ts',
    'app/cases/[caseId]/records/[requestId]/pdf/route.ts',
    'app/cases/[caseId]/reports/sent/[reportId]/pdf/route.ts',
    'app/fonts/[file]/route.ts',
    'app/handovers/[token]/file/route.ts',
    'app/news/route.ts',
    'app/settings/download/file/route.ts',
    'app/settings/sync/route.ts',
  ]);
});

test('words for people stand in the messages', () => {
  // A font's name, and the languages' own names for themselves.
  const names = ['components/ui/web-font.tsx', 'components/settings/language-bar.tsx'];
  expect(holding(/^(app|components)\/.*\.tsx?$/, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, names)).toEqual([]);
  expect(holding(/^(app|components)\/.*\.tsx$/, /\b(placeholder|title|alt|aria-label)="[^"]* [^"]*"/)).toEqual([]);
});

test('a link that looks like a button is LinkButton: laid out by itself, a text with furigana falls apart in it', () => {
  expect(holding(/^(app|components)\/(?!ui\/)/, /<a className="button"/)).toEqual([]);
});

test('nothing that would leak, linger, or run what people typed', () => {
  for (const [what, pattern] of Object.entries({
    'markup from a string': /dangerouslySetInnerHTML|\.innerHTML\b/,
    'a cache of what is personal': /['"]use cache|unstable_cache|unstable_noStore|export const revalidate/,
    'a cookie or a store that a script may read': /document\.cookie|localStorage|sessionStorage|indexedDB/,
    'an action without its own address': /['"]use server['"]/,
    'a program made from text': /\beval\(|new Function\(/,
  })) {
    expect(holding(/^(app|components|lib)\//, pattern), what).toEqual([]);
  }
  // Links are plain: no page is fetched ahead, which would write that somebody looked, and none is kept in the browser.
  expect(faults(/./, ({ from }) => ['next/link', 'next/image', 'next/form', 'next/cache'].includes(from))).toEqual([]);
});

test('an array for a type of ours goes as text: the driver knows only the database’s own', () => {
  expect(holding(/^(app|lib|db)\//, /\}::app\.\w+\[\]/)).toEqual([]);
});

test('what runs in the browser is a leaf: it gets words, not the messages', () => {
  const leaves = sources.filter(({ text }) => /^['"]use client['"]/.test(text));
  expect(
    leaves.every(({ file }) => file.startsWith('components/') || /^app\/.*error\.tsx$/.test(file)),
    leaves.map(({ file }) => file).join(),
  ).toBe(true);
  const heavy = ({ from, typesOnly }: Import, { text }: Source) =>
    /^['"]use client['"]/.test(text) && !typesOnly && /^lib\/(i18n|reading|session|forms\/action)|^db\//.test(from);
  // The page for faults has no server to ask: it brings its own few words along.
  const own = /^components\/ui\/unexpected\.tsx → lib\/i18n\/messages\/[\w-]+\/unexpected\.json$/;
  expect(faults(/./, heavy).filter((fault) => !own.test(fault))).toEqual([]);
});

test('no drawer without a name', () => {
  const drawers = fs
    .readdirSync('lib', { recursive: true })
    .concat(fs.readdirSync('components', { recursive: true }))
    .map(String);
  expect(drawers.filter((name) => /(^|\/)(utils?|helpers?|managers?|common|misc|shared)(\.tsx?)?$/.test(name))).toEqual([]);
});
