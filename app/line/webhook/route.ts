import { after } from 'next/server';
import { follow, readWebhook } from '@/lib/line/webhook';

/** LINE tells us something, signed; anybody else is told nothing. It wants its answer at once. */
export async function POST(request: Request): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? 0);
  const body = length > 200_000 ? '' : await request.text();
  const events = readWebhook(body, request.headers.get('x-line-signature'));
  if (!events) return new Response(null, { status: 404 });
  after(() => follow(events));
  return new Response(null, { status: 200 });
}
