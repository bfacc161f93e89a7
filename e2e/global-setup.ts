import { startTestDatabase } from '../db/testing';
import { startTestPortal } from './portal';

/** What the projects of this run need, and no more: a database for `db`, and a built portal with the demo world for `e2e`. */
export default async function prepare() {
  const needs = projectsOfThisRun();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    if (needs('db') || needs('e2e')) stops.push(await startTestDatabase());
    if (needs('e2e')) stops.push(await startTestPortal());
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Playwright does not tell its setup which projects were asked for: they are on the command line, or all are. */
function projectsOfThisRun() {
  const asked = process.argv.flatMap((arg, at) => {
    if (arg === '--project') return [process.argv[at + 1]];
    return arg.startsWith('--project=') ? [arg.slice('--project='.length)] : [];
  });
  return (project: string) => asked.length === 0 || asked.includes(project);
}
