import { newsSince, streamNews } from '@/lib/live/streams';
import { currentCredential } from '@/lib/session/credential';

// A proxy or a compression that gathers would hold events back.
const headers = { 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' };
const nothing = (status: number) => new Response(null, { status, headers });

/**
 * Whether there is something new since a mark. To EventSource as a stream (Last-Event-ID is the mark of its last event); else one answer:
 * 200 with the new mark when there is, 204 when there is not. Signed out: a stream gets 204, which ends it for good; else 401.
 */
export async function GET(request: Request): Promise<Response> {
  const credential = await currentCredential();
  const streaming = request.headers.get('accept')?.includes('text/event-stream') ?? false;
  const since = request.headers.get('last-event-id') || new URL(request.url).searchParams.get('since') || '0';
  if (!/^\d{1,18}$/.test(since)) return nothing(400);
  const news =
    typeof credential === 'object' && 'sessionHash' in credential ? await newsSince(credential.sessionHash, since) : null;
  if (!news || typeof credential === 'string' || !('sessionHash' in credential)) return nothing(streaming ? 204 : 401);
  if (!streaming) return news.changed ? new Response(news.mark, { headers }) : nothing(204);
  return new Response(streamNews(credential.sessionHash, news), {
    headers: { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' },
  });
}
