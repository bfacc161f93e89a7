// A Chromium for the browser tests: one that is there, or one that is fetched.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from './sentences.mjs';
import { step } from './steps.mjs';

/** The shell comes first: without a window it takes a quarter of a whole Chromium's time a page. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/snap/bin/chromium',
];

/**
 * The path of a browser: CHROMIUM, Playwright's own, the system's; else it is installed: by apt-get as root on Debian and its
 * kin (older ones have no package of the shell), by Playwright elsewhere. With it comes a Japanese font: until the portal's own has
 * arrived, letters would be boxes a third as wide, and so would what is measured.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const browser = await anyBrowser();
  if (mayInstall() && (await command('fc-list', [':lang=ja']).catch(() => 'no fc-list')) === '')
    await attempt('日本語の字を入れる / install a Japanese font (apt-get)', () => install('fonts-noto-cjk'));
  return browser;
}

async function anyBrowser() {
  if (process.env.CHROMIUM) {
    if (fs.existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new Refusal('noBrowser', { detail: `CHROMIUM=${process.env.CHROMIUM}` });
  }
  const found = await installed();
  if (found) return found;
  const why = [];
  if (mayInstall()) {
    why.push(
      await attempt('ブラウザを入れる / install a browser (apt-get)', () =>
        install('chromium-headless-shell').catch(() => install('chromium')),
      ),
    );
  }
  if (!(await installed())) {
    why.push(
      await attempt('ブラウザを入れる / install a browser (Playwright)', () =>
        command(process.execPath, [path.resolve('node_modules/@playwright/test/cli.js'), 'install', 'chromium']),
      ),
    );
  }
  const got = await installed();
  if (got) return got;
  throw new Refusal('noBrowser', { detail: why.filter(Boolean).join('; ') });
}

const mayInstall = () => process.getuid?.() === 0 && onPath('apt-get') !== '';

/** The lists of packages, fetched at most once. @type {Promise<string> | undefined} */
let lists;

/** @param {string} name of a Debian package */
async function install(name) {
  await (lists ??= command('apt-get', ['update', '-q']));
  await command('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]);
}

async function installed() {
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath(), ...names.map(onPath), ...places].find((file) => file && fs.existsSync(file));
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? '';
}

/** Resolves with why it did not work, or ''. @param {string} name @param {() => Promise<unknown>} work */
async function attempt(name, work) {
  try {
    await step(name, work);
    return '';
  } catch (error) {
    return (
      String(/** @type {Error} */ (error).message)
        .trim()
        .split('\n')
        .pop() ?? ''
    );
  }
}

/** Resolves with what it printed. @param {string} file @param {string[]} args @returns {Promise<string>} */
function command(file, args) {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => (error ? reject(new Error(err || error.message)) : resolve(out)),
    );
  });
}
