import { randomUUID } from 'node:crypto';
import { sql } from '../database';

/** One insert, durable; nobody asked who it was. */
export async function POST(request) {
  const form = await request.formData();
  await sql`insert into bench.note (id, case_id, body) values (${randomUUID()}, ${form.get('case')}, ${form.get('words')})`;
  return new Response(null, { status: 303, headers: { Location: '/' } });
}
