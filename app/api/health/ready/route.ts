import { readiness } from '@/lib/startup/readiness';

export const dynamic = 'force-dynamic';

/** The database answers, has this program's migrations, and its login is fit to serve. Says no more than yes or no. */
export async function GET(): Promise<Response> {
  const ready = await readiness().catch(() => false);
  return new Response(ready ? 'ok' : 'not ready', { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
