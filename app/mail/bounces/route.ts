import { takeBack } from '@/lib/mail/commands';

const nothing = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });

/**
 * The operator's mail server passes on what came back (RFC 5322, as it is). Whether it is about a mail of ours, the address says that it
 * came back to; anybody else is told nothing.
 */
export async function POST(request: Request): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (!(length > 0 && length <= 500_000)) return nothing(413);
  return nothing((await takeBack(await request.text())) ? 204 : 404);
}
