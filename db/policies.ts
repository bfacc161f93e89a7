import fs from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'db');

/** The files that say who may see and do what, in the order in which they are applied, relative to db/. */
function policyFiles(): string[] {
  const acts = fs.readdirSync(join(folder, 'acts')).filter((name) => name.endsWith('.sql'));
  return ['policies.sql', ...acts.sort().map((name) => `acts/${name}`), 'owners.sql'];
}

/** The text of all of them: applied as one after every migration. */
export function policies(): string {
  return policyFiles()
    .map((name) => fs.readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
