import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { shortFirst } from '../../bin/routes.mjs';

const require = createRequire(import.meta.url);
const { getSortedRoutes } = require('next/dist/shared/lib/router/utils') as { getSortedRoutes: (pages: string[]) => string[] };
const { getRouteRegex } = require('next/dist/shared/lib/router/utils/route-regex') as {
  getRouteRegex: (page: string) => { re: RegExp };
};

/** The addresses of the portal that hold a parameter, from the folders of app. */
const pages = fs
  .readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file) && file.includes('['))
  .map((file) => `/${path.posix.dirname(file.replaceAll('\\', '/'))}`);

/** What an address looks like when each of its parameters is `value`. */
const asked = (page: string, value: string) => page.replace(/\[\.\.\.\w+\]/g, `${value}/${value}`).replace(/\[\w+\]/g, value);

test('every address leads to the same page as in the order of the alphabet, and the short ones are found sooner', () => {
  expect(pages.length).toBeGreaterThan(200);
  const expressions = new Map(pages.map((page) => [page, getRouteRegex(page).re]));
  const found = (sorted: string[], address: string) => sorted.find((page) => expressions.get(page)?.test(address));
  const alphabet = getSortedRoutes(pages);
  const short = shortFirst(getSortedRoutes)(pages);
  expect([...short].sort()).toEqual([...alphabet].sort());
  // A parameter may also be a word that is the plain part of another address.
  for (const page of pages) {
    for (const value of ['0190', 'new', 'card', 'page', 'timeline', 'send', 'save'])
      expect(found(short, asked(page, value)), asked(page, value)).toBe(found(alphabet, asked(page, value)));
  }
  expect(short.indexOf('/cases/[caseId]/timeline')).toBeLessThan(alphabet.indexOf('/cases/[caseId]/timeline') / 4);
});

test('an address of any number of parts is tried last', () => {
  expect(shortFirst((all) => all)(['/a/[...rest]', '/a/[b]/c/d', '/a/[b]'])).toEqual(['/a/[b]', '/a/[b]/c/d', '/a/[...rest]']);
});

test("the web server's Next sorts with it, and would be seen to have moved", () => {
  const sorted = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createRequire } from 'node:module';
       import { tryShortAddressesFirst } from ${JSON.stringify(new URL('../../bin/routes.mjs', import.meta.url).href)};
       const require = createRequire(${JSON.stringify(import.meta.url)});
       tryShortAddressesFirst(require);
       console.log(require('next/dist/shared/lib/router/utils').getSortedRoutes(['/a/[b]/c/d', '/z/[b]']).join());`,
    ],
    { encoding: 'utf8' },
  );
  expect(sorted.trim()).toBe('/z/[b],/a/[b]/c/d');
  const filesystem = fs.readFileSync(require.resolve('next/dist/server/lib/router-utils/filesystem'), 'utf8');
  expect(filesystem).toMatch(/require\("\.\.\/\.\.\/\.\.\/shared\/lib\/router\/utils"\)/);
  expect(filesystem).toContain('.getSortedRoutes)(');
});
