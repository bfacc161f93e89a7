// npm ci, only when node_modules is missing or is not what package-lock.json says.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './sentences.mjs';
import { step } from './steps.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export async function ensureInstalled() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const modules = path.join(root, 'node_modules');
  const stamp = path.join(modules, '.nakadachi-lock');
  const wanted = createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
  if (readOrNothing(stamp) === wanted) return;
  if (!installedByHand(JSON.parse(lock.toString()), modules)) await step('部品を入れる / install packages (npm ci)', npmCi);
  try {
    fs.writeFileSync(stamp, wanted);
  } catch {
    // Someone else's node_modules, read only: it will be compared again next time.
  }
}

/** Whoever ran npm ci or npm install themselves should not wait for a second one: npm's own record is compared with the lock. */
function installedByHand(lock, modules) {
  const record = readOrNothing(path.join(modules, '.package-lock.json'));
  if (!record) return false;
  let installed;
  try {
    installed = JSON.parse(record).packages;
  } catch {
    return false;
  }
  for (const [name, wanted] of Object.entries(lock.packages)) {
    if (name === '') continue;
    const found = installed[name];
    if (!found && wanted.optional) continue; // another platform's binaries
    if (!found || found.version !== wanted.version || found.integrity !== wanted.integrity) return false;
  }
  return Object.keys(installed).every((name) => name in lock.packages && fs.existsSync(path.join(root, name)));
}

function npmCi() {
  // Dev and optional packages too, whatever NODE_ENV says: the build needs the types, PostgreSQL's binaries are optional.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath;
  const [command, first] =
    cli && /\.c?js$/.test(cli) ? [process.execPath, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm.cmd',
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new Refusal('npmMissing') : error));
    child.on('close', (code) => {
      if (code === 0) return resolve(undefined);
      if (/ENOSPC|no space left/i.test(output)) return reject(new Refusal('diskFull', { path: root }));
      const [why = ''] = output
        .split('\n')
        .map((line) => /^npm (?:error|ERR!) (?!code|syscall|errno|type|A complete log)(.+)/.exec(line)?.[1] ?? '')
        .filter(Boolean);
      reject(new Refusal('installFailed', { detail: why }));
    });
  });
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
