import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../../bin/sentences.mjs';
import { step } from '../../bin/steps.mjs';

const STAMP = 'nakadachi-sources';
/** What `next build` reads. Tests and notes may change without a new build. */
const FOLDERS = ['app', 'components', 'lib', 'db', 'public'];
const FILES =
  /^(package\.json|package-lock\.json|tsconfig\.json|(next|postcss|tailwind)\.config\.\w+|(instrumentation|instrumentation-client|proxy|middleware|mdx-components)\.\w+|.*\.d\.ts|\.env.*)$/;
const NOT = /(\.test\.tsx?|\.md|\.sql|~)$|^next-env\.d\.ts$/;

/** `next build`, only when the sources differ from those of the build that is there. */
export async function ensureBuilt(onChild: (stop: () => void) => void) {
  const dist = process.env.NEXT_DIST_DIR || '.next';
  const stamp = path.join(dist, STAMP);
  const before = sources();
  if (fs.existsSync(path.join(dist, 'BUILD_ID')) && read(stamp) === markOf(before)) return;
  // No stamp while it is being made: a build that was cut off is made again.
  fs.rmSync(stamp, { force: true });
  // Next writes the types' place of every new dist folder into tsconfig.json: put back, so that a test's build changes no source.
  const tsconfig = fs.readFileSync('tsconfig.json');
  try {
    await step('ビルドする / build (next build)', () => build(dist, onChild));
  } finally {
    if (!fs.readFileSync('tsconfig.json').equals(tsconfig)) fs.writeFileSync('tsconfig.json', tsconfig);
  }
  fs.writeFileSync(stamp, markOf(before));
}

function build(dist: string, onChild: (stop: () => void) => void): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onChild(() => child.kill('SIGTERM'));
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      if (/ENOSPC|no space left/i.test(output)) return reject(new Refusal('diskFull', { path: path.resolve(dist) }));
      const log = path.resolve(`${dist}-build.log`);
      fs.writeFileSync(log, output);
      console.error(`\n${output.trim().split('\n').slice(-40).join('\n')}`);
      reject(new Refusal('buildFailed', { log }));
    });
  });
}

/** Path → hash of the contents. */
function sources(): Map<string, string> {
  const found = new Map<string, string>();
  const add = (file: string) => {
    if (!NOT.test(file)) found.set(file, createHash('sha256').update(fs.readFileSync(file)).digest('hex'));
  };
  for (const item of fs.readdirSync('.', { withFileTypes: true })) if (item.isFile() && FILES.test(item.name)) add(item.name);
  const walk = (dir: string) => {
    if (!fs.existsSync(dir)) return;
    for (const item of fs.readdirSync(dir, { withFileTypes: true })) {
      const file = `${dir}/${item.name}`;
      if (item.isDirectory()) walk(file);
      else if (item.isFile()) add(file);
    }
  };
  FOLDERS.forEach(walk);
  return found;
}

const markOf = (files: Map<string, string>) =>
  createHash('sha256')
    .update(JSON.stringify([...files].sort()))
    .digest('hex');

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
