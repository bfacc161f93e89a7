import net from 'node:net';
import { expect, test } from '@playwright/test';
import { connect } from './connection';
import { freshDatabase } from './testing';

test('a connection that ends as soon as it is there: who asks is told, and nothing else is hurt', async () => {
  const unheard: unknown[] = [];
  const note = (error: unknown) => unheard.push(error);
  process.on('unhandledRejection', note);
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.once('data', () => {
      // Signed in, and ready: then the first question, whoever asks it, finds nobody.
      socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]));
      socket.once('data', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const sql = connect(`postgres://a:b@127.0.0.1:${port}/c`, { max: 1 });
  try {
    await expect(sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await expect(sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(connections).toBe(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
    await sql.end({ timeout: 0 });
    server.close();
  }
});

test('arrays come and go as arrays, whatever is in them; those of our own types as text', async () => {
  const db = await freshDatabase({ migrated: false });
  try {
    const sql = db.owner;
    const id = '01a20132-3f80-7a01-8c89-8208a393fd76';
    const words = ['', 'null', 'NULL', ' ', 'あ,い', '"', '\\', '{}', '{a}', "'", '\n\t', '😀'];
    const at = new Date('2026-11-22T06:05:00.123Z');
    const [row] = await sql`
      select ${words}::text[] as words, ${[...words, null]}::text[] as some, ${[]}::text[] as none, ${[id, id]}::uuid[] as ids,
             ${[1, -2, null]}::int[] as numbers, ${['9007199254740993']}::bigint[] as large, ${[0.5]}::float8[] as parts,
             ${['2026-11-22']}::date[] as days, ${['t', 'f', null]}::boolean[] as answers, ${[at.toISOString()]}::timestamptz[] as times,
             ${['{"a": ["\\"", null]}', '[1]']}::jsonb[] as documents, ${[['a', 'b'], ['c', 'd']]}::text[] as nested,
             array[decode('005c22ff', 'hex')] as bytes, ${id} = any (${[id]}::uuid[]) as found, null::text[] as nothing`;
    expect(row).toEqual({
      words,
      some: [...words, null],
      none: [],
      ids: [id, id],
      numbers: [1, -2, null],
      large: ['9007199254740993'],
      parts: [0.5],
      days: ['2026-11-22'],
      answers: [true, false, null],
      times: [at],
      bytes: [Buffer.from([0, 92, 34, 255])],
      documents: [{ a: ['"', null] }, [1]],
      nested: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      found: true,
      nothing: null,
    });
    await sql`create type colour as enum ('red', 'green')`;
    const [kinds] = await sql`select (${['red', 'green']}::text[]::colour[])::text[] as kinds`;
    expect(kinds?.kinds).toEqual(['red', 'green']);
    await expect(sql`select ${['red']}::colour[]`, 'said aloud, not wrongly').rejects.toMatchObject({ code: '22P02' });
    await expect(Promise.resolve(sql`select ${['a', undefined as never]}::text[]`)).rejects.toThrow(/undefined/);
    await expect(Promise.resolve(sql`select ${[{ a: 1 } as never]}::text[]`)).rejects.toThrow(/object/);
  } finally {
    await db.drop();
  }
});
