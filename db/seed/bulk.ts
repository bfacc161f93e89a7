// npm run seed -- --cases 200 --entries 1000000 — many cases for measuring, beside what is there.
import { parseArgs } from 'node:util';
import { connect } from '../connection';
import { BulkThere, seedBulk } from './bulk/seed-bulk';
import { todayInJapan } from './demo';

const usage = 'npm run seed -- --cases N --entries M   (N: 1–20000, M: N–1000000)';

async function seed(): Promise<number> {
  const { DATABASE_OWNER_URL: ownerUrl, NAKADACHI_DEMO: demo } = process.env;
  const { values } = parseArgs({
    options: { cases: { type: 'string', default: '200' }, entries: { type: 'string', default: '1000000' } },
  });
  const [cases, entries] = [Number(values.cases), Number(values.entries)];
  if (
    !Number.isInteger(cases) ||
    !Number.isInteger(entries) ||
    cases < 1 ||
    cases > 20_000 ||
    entries < cases ||
    entries > 1_000_000
  ) {
    console.error(usage);
    return 1;
  }
  if (!ownerUrl || demo !== '1') {
    console.error(`ここはデモではないので、何も入れていません。
This is not a demo, so nothing was put in.`);
    return 1;
  }
  const sql = connect(ownerUrl, { max: 1 });
  try {
    const made = await seedBulk(sql, {
      cases,
      entries,
      today: todayInJapan(),
      onProgress: (done, of) => console.log(`  … ${done.toLocaleString('en')} / ${of.toLocaleString('en')}`),
    });
    console.log(
      `${cases.toLocaleString('en')} cases, ${made.entries.toLocaleString('en')} entries in ${(made.ms / 1000).toFixed(1)} s, indexes and checks included: ${Math.round((made.entries / made.ms) * 1000).toLocaleString('en')} entries/s`,
    );
    await sql`vacuum (analyze) app.entry`;
    await sql`analyze`;
    return 0;
  } catch (error) {
    if (!(error instanceof BulkThere)) throw error;
    console.error(`もう入っています。消すには npm run demo:reset
It is there already. To remove it: npm run demo:reset`);
    return 1;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

process.exitCode = await seed();
