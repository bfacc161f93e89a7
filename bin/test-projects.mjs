// Which checks and tests to run, one after the other, and the count at the end.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { step } from './steps.mjs';

/** Fast ones first. */
const checks = { types: checkTypes, lint: checkStyle };
const projects = ['unit', 'db', 'e2e'];
const withValue =
  /^(-g|--grep|--grep-invert|-gv|--repeat-each|--timeout|-j|--workers|--max-failures|-x|--shard|--trace|--output)$/;

/** @param {string[]} args @returns {Promise<number>} the exit code */
export async function runTests(args) {
  const { names, files, options } = read(args);
  const count = { passed: 0, failed: 0, skipped: 0 };
  const everything = names.length === 0 && files.length === 0 && options.length === 0;
  const from = Date.now();

  for (const [name, check] of Object.entries(checks)) {
    if (everything || names.includes(name)) count[(await check()) ? 'passed' : 'failed'] += 1;
  }
  for (const project of projects) {
    if (names.length > 0 && !names.includes(project)) continue;
    if (!testFiles(project).some((file) => files.length === 0 || files.some((wanted) => matches(file, wanted)))) continue;
    await runProject(project, [...files, ...options], count);
  }

  console.log(`\n${((Date.now() - from) / 1000).toFixed(0)} s${count.skipped ? `, ${count.skipped} skipped` : ''}`);
  if (count.passed + count.failed === 0) console.log('どのテストにも当てはまりません。 / No test matches.');
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 && count.passed > 0 ? 0 : 1;
}

/** Names of projects come first, then paths, then what is Playwright's. @param {string[]} args */
function read(args) {
  const names = [];
  const files = [];
  const options = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (withValue.test(arg)) options.push(arg, args[(at += 1)] ?? '');
    else if (arg.startsWith('-')) options.push(arg);
    else if (arg in checks || projects.includes(arg)) names.push(arg);
    else files.push(arg);
  }
  return { names, files, options };
}

/** @param {string} project @param {string[]} args @param {{ passed: number, failed: number, skipped: number }} count */
async function runProject(project, args, count) {
  const env = { ...process.env };
  if (project === 'e2e') env.CHROMIUM = await findBrowser();
  // What the tests of the database provoke would bury what they say.
  if (project === 'db') env.LOG_LEVEL ??= 'silent';
  const report = path.resolve('test-results', `${project}.json`);
  fs.rmSync(report, { force: true });
  const from = Date.now();
  console.log(`\n  ▸ ${project}`);
  const code = await child(
    process.execPath,
    [
      bin('@playwright/test/cli.js'),
      'test',
      '-c',
      'e2e/playwright.config.ts',
      `--project=${project}`,
      '--pass-with-no-tests',
      ...args,
    ],
    {
      stdio: 'inherit',
      env: { ...env, NAKADACHI_TEST_REPORT: report },
    },
  ).then(({ code }) => code);
  const { stats, errors } = readReport(report);
  count.passed += stats.expected;
  // A test that passed at the second try failed at the first. A run that broke (setup, a file that does not load) is a failure too.
  const failed = stats.unexpected + stats.flaky + errors.length;
  count.failed += failed || (code === 0 ? 0 : 1);
  count.skipped += stats.skipped;
  console.log(`  ${code === 0 ? '✓' : '✗'} ${project}  ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

/** @param {string} file @returns {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };
  }
}

async function checkTypes() {
  return check('型を確かめる / typecheck (tsc)', async () => {
    // The types of the routes and of what is not TypeScript; a fresh clone has none.
    const types = await child(process.execPath, [bin('next/dist/bin/next'), 'typegen'], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
    return types.code === 0 ? child(process.execPath, [bin('typescript/bin/tsc'), '--noEmit']) : types;
  });
}

async function checkStyle() {
  return check('書き方を確かめる / lint (biome)', () =>
    child(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=10', '.']),
  );
}

/** @param {string} name @param {() => Promise<{ code: number, output: string }>} work */
async function check(name, work) {
  try {
    await step(name, async () => {
      const { code, output } = await work();
      if (code !== 0) throw new Failed(output);
    });
    return true;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    console.log(error.message.trim());
    return false;
  }
}

class Failed extends Error {}

const bin = (/** @type {string} */ file) => path.resolve('node_modules', file);

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} [options] @returns {Promise<{ code: number, output: string }>} */
function child(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const running = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    running.stdout?.on('data', (chunk) => (output += chunk));
    running.stderr?.on('data', (chunk) => (output += chunk));
    running.on('error', reject);
    running.on('close', (code, signal) => resolve({ code: code ?? (signal ? 130 : 1), output }));
    // Ctrl-C reaches the child too (same group); we wait until it has put everything away.
    for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => running.kill(/** @type {NodeJS.Signals} */ (name)));
  });
}

/** The same patterns as in e2e/playwright.config.ts, roughly: only to leave out a project (and its setup) without a file. @param {string} project */
function testFiles(project) {
  const folders = { unit: ['lib', 'components', 'bin', 'db/seed'], db: ['db', 'lib'], e2e: ['e2e'] }[project] ?? [];
  return folders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true }).map((file) => path.resolve(folder, String(file))))
    .filter((file) => /\.test\.tsx?$/.test(file));
}

/** As Playwright does: a regular expression somewhere in the path, or a path with a line. @param {string} file @param {string} wanted */
function matches(file, wanted) {
  try {
    return new RegExp(wanted.replace(/(:\d+){1,2}$/, ''), 'i').test(file);
  } catch {
    return file.includes(wanted);
  }
}
