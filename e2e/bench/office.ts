import { connect } from '../../db/connection';
import { bulkId } from '../../db/seed/bulk/seed-bulk';
import { todayInJapan } from '../../db/seed/demo';
import { newId } from '../../lib/ids';
import { paths } from '../../lib/paths';
import { cookieOf, type Data, openData } from './data';
import { load } from './measure';
import { startPortal } from './portal';
import { memoryOf } from './processes';
import { rounded, table } from './table';

/** An agency of 500 cases, 60 entries each: what a month's end asks for. Printed; nothing is asserted. */
export async function office(port: number): Promise<void> {
  const data = await openData(30_000, 500);
  const server = await startPortal(data, port);
  try {
    const month = todayInJapan().slice(0, 7);
    const before = `${new Date(Date.parse(`${month}-01`) - 86_400_000).toISOString().slice(0, 7)}`;
    const report = await putReport(data, `${before}-01`);
    const measured = async (path: string, who: 'worker' | 'manager') => {
      const target = {
        work: { name: path, path, headers: cookieOf(who) },
        server,
        postmaster: data.postmaster,
        entries: data.entries,
      };
      await load(target, 1, { amount: 20 });
      return (await load(target, 1, { seconds: 5 })).p50;
    };
    const timeline = await measured(paths.timeline(bulkId('case', 1)), 'worker');
    const board = await measured(paths.month(before), 'worker');
    const pdf = await measured(paths.report(bulkId('case', 1), report, 'pdf'), 'worker');
    const rows = [
      ['timeline page', '', `${rounded(timeline)} ms`],
      ["month's board of 40 cases, of the timeline", '≤ 2', rounded(board / timeline)],
      ["a report's PDF, warm", '≤ 200 ms', `${rounded(pdf)} ms`],
    ];
    for (const format of ['csv', 'xlsx']) {
      const idle = memoryOf(server.pid);
      const from = performance.now();
      const answer = await fetch(
        `http://127.0.0.1:${port}${paths.agencyExports(bulkId('agency', 1), before, 'file')}&form=records&format=${format}`,
        { headers: cookieOf('manager'), redirect: 'manual' },
      );
      if (answer.status !== 200) throw new Error(`${answer.status}: the month's records were not sent`);
      let [size, first, most] = [0, 0, idle];
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        first ||= performance.now() - from;
        size += chunk.length;
        most = Math.max(most, memoryOf(server.pid));
      }
      rows.push([
        `500 cases' month as ${format}: ${rounded(size / 1024)} KB, begun after ${rounded(first)} ms, + ${rounded(most - idle)} MiB`,
        '≤ 10 s',
        `${rounded((performance.now() - from) / 1000)} s`,
      ]);
    }
    console.log(table(['what', 'goal', 'found'], rows));
  } finally {
    await server.stop();
    await data.stop();
  }
}

/** A report of a month to the person of the first case: six lines. */
async function putReport(data: Data, month: string): Promise<string> {
  const sql = connect(data.superuserUrl, { max: 1 });
  const caseId = bulkId('case', 1);
  const [there] = await sql<
    { id: string }[]
  >`select entry_id as id from app.report where case_id = ${caseId} and month = ${month}`;
  const id = there?.id ?? newId();
  if (!there)
    await sql.begin(async (tx) => {
      await tx`
        insert into app.entry (id, case_id, kind, category, audience, author_id, author_party_id, occurred_at)
        select ${id}, ${caseId}, 'report', 'report', array_agg(p.id), ${bulkId('worker', 1)},
               (array_agg(p.id) filter (where p.kind = 'support_team'))[1], now()
          from app.party p where p.case_id = ${caseId} and p.kind in ('supported_person', 'support_team')`;
      await tx`
        insert into app.report (entry_id, case_id, month, party_id, hash)
        select ${id}, ${caseId}, ${month}, p.id, sha256('bench') from app.party p where p.case_id = ${caseId} and p.kind = 'supported_person'`;
      await tx`
        insert into app.report_line (entry_id, place, key, field, words)
        select ${id}, f.n, gen_random_uuid(), f.field::app.report_field, '騒音の大きい場所では指示が聞き取りにくいため、席を替え、来週の面談でようすを聞きます。'
          from unnest('{goal,done,result,effort,next,share}'::text[]) with ordinality f (field, n)`;
    });
  await sql.end();
  return id;
}
