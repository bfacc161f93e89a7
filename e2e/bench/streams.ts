import { createHash } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../db/connection';
import { newId } from '../../lib/ids';
import { paths } from '../../lib/paths';
import type { Data } from './data';
import { startPortal } from './portal';
import { get, memoryOf } from './processes';
import { rounded } from './table';
import { caseId, portal } from './targets';

const wanted = 1_000;
const posts = 30;

/** Many people's open pages on one process while somebody writes: memory, and how long until the readers' pages hear of it. */
export async function streams(data: Data, port: number) {
  const sql = connect(data.superuserUrl, { max: 1 });
  const people = await sql<{ id: string; told: boolean }[]>`
    select a.person_id as id, exists (select from app.member m where m.person_id = a.person_id and m.case_id = ${caseId}) as told
      from app.account a order by told desc, a.person_id limit ${wanted}`;
  for (const { id } of people) {
    await sql`insert into app.session (id, token_hash, person_id, method, idle_limit, expires_at)
      values (${newId()}, ${createHash('sha256').update(`stream-${id}`).digest()}, ${id}, 'bench', '1 day', now() + interval '1 day')
      on conflict (token_hash) do update set last_seen_at = now(), expires_at = excluded.expires_at`;
  }
  const server = await startPortal(data, port);
  try {
    const before = memoryOf(server.pid);
    let from = Number.POSITIVE_INFINITY;
    const delays: number[] = [];
    const open = Array.from({ length: wanted }, (_, n) => people[n % people.length]!);
    const requests: http.ClientRequest[] = [];
    let answered = 0;
    for (const [n, { id }] of open.entries()) {
      const headers = { accept: 'text/event-stream', cookie: `nakadachi.session=stream-${id}` };
      const request = http.get(
        { host: '127.0.0.1', port, path: `${paths.news()}?since=9000000000000`, headers, agent: false },
        (answer) => {
          answered += answer.statusCode === 200 ? 1 : 0;
          answer.on('data', (part) => {
            if (String(part).includes('data: 1')) delays.push(performance.now() - from);
          });
          answer.on('error', () => {});
        },
      );
      request.on('error', () => {});
      requests.push(request);
      if (n % 50 === 49) await sleep(200);
    }
    while (answered < wanted) await sleep(100);
    await sleep(2_000);
    const full = memoryOf(server.pid);
    delays.length = 0;
    for (let post = 0; post < posts; post++) {
      const { path, headers, body } = portal.post;
      from = performance.now();
      const { status } = await get(port, path, headers, body());
      if (status !== 303) throw new Error(`a post was answered with ${status}`);
      await sleep(1_000);
    }
    delays.sort((one, other) => one - other);
    const at = (part: number) => rounded(delays[Math.floor(delays.length * part)] ?? Number.NaN);
    console.log(`\n${wanted} open streams of ${people.length} people on one process, ${posts} posts, one a second\n`);
    console.log(
      `memory ${before.toFixed(0)} → ${full.toFixed(0)} MiB, ${rounded(((full - before) * 1024) / wanted)} KiB a stream`,
    );
    console.log(
      `heard ${delays.length} times; from sending the post to hearing: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, goal ≤ 1000`,
    );
    for (const request of requests) request.destroy();
  } finally {
    await server.stop();
    await sql.end();
  }
}
