import { expect, test } from '@playwright/test';
import { openPool } from '@/db/pool';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { startWorker } from './worker';

// The worker's own clock is moved to just before nine in Japan: what it does each morning it then does by itself.
let db: TestDatabase;
const shared = globalThis as { nakadachiPool?: unknown };
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner);
  shared.nakadachiPool = openPool(db.url, { max: 4 });
});
test.afterAll(async () => {
  await (shared.nakadachiPool as { end(): Promise<void> }).end();
  delete shared.nakadachiPool;
  await db.drop();
});

/** Runs `work` while the clock of this process goes from `start` on. */
async function from(start: Date, work: () => Promise<void>): Promise<void> {
  const TrueDate = Date;
  const offset = start.getTime() - TrueDate.now();
  globalThis.Date = class extends TrueDate {
    constructor(...given: [] | [string | number]) {
      super(given.length === 0 ? TrueDate.now() + offset : given[0]);
    }
    static override now = () => TrueDate.now() + offset;
  } as DateConstructor;
  try {
    await work();
  } finally {
    globalThis.Date = TrueDate;
  }
}

test('at nine in the morning whoever has left a dialogue without an answer is reminded', async () => {
  // Yui has been trying something; the day to look back has come.
  const dialogue = demoId('case', 'yui', 'entry', 'muffs');
  const reminded = async () =>
    (await db.owner<{ reminders: number }[]>`select reminders from app.accommodation where entry_id = ${dialogue}`)[0]
      ?.reminders;
  const nine = new Date();
  nine.setUTCHours(0, 0, 0, 0);
  await from(new Date(nine.getTime() - 2_000), async () => {
    const worker = startWorker(db.workerUrl, { pollInterval: 50 });
    try {
      expect(await reminded()).toBe(0);
      await expect.poll(reminded, { timeout: 15_000, intervals: [100] }).toBe(1);
    } finally {
      await worker.stop();
    }
  });
  const [told] = await db.owner<{ at: string }[]>`
    select to_char(last_execution at time zone 'Asia/Tokyo', 'HH24:MI') as at from graphile_worker._private_known_crontabs
     where identifier = 'remind'`;
  expect(told?.at).toBe('09:00');
  const asked = await db.owner`
    select from app.notice n join app.entry e on e.id = n.entry_id
     where e.thread_id = ${dialogue} and n.person_id = ${demoId('person', 'yui')} and n.at > now() - interval '1 minute'`;
  expect(asked.length).toBe(1);
});
