// The other floor: node:http and postgres.js, the same rows under the same rules, as a string.
import { createHash } from 'node:crypto';
import http from 'node:http';
import { asActor } from '../../../db/client';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

http
  .createServer(async (request, response) => {
    const token = /nakadachi\.session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const caseId = (request.url ?? '').slice('/cases/'.length);
    try {
      const rows = await asActor(
        { sessionHash: createHash('sha256').update(token).digest() },
        (tx) =>
          tx`
          select id, title, body, author_name, occurred_at from app.entry
           where case_id = ${caseId} order by occurred_at desc, id desc limit 50`.execute(),
        { durable: false },
      );
      const list = rows.map(
        (row) =>
          `<li><article><h3>${escaped(row.title)}</h3><p><time>${row.occurredAt.toISOString()}</time> <span>${escaped(row.authorName)}</span></p><p>${escaped(row.body)}</p></article></li>`,
      );
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><html lang="ja"><body><main><h1>Timeline</h1><ol>${list.join('')}</ol></main></body></html>`,
      );
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
