import { asActor } from '@/db/client';
import { listenForNews } from '@/db/listen';
import { log } from '@/lib/logging';
import { findNewsSince, type NewsSince } from './queries';

/** Null when the session is over. */
export const newsSince = (sessionHash: Buffer, since: string): Promise<NewsSince | null> =>
  asActor('nobody', (tx) => findNewsSince(tx, sessionHash, since), { durable: false });

/** News that come together are looked at together. */
const together = 100;

type Stream = { look: () => void; close: () => void };
type Hub = { streams: Map<string, Set<Stream>>; end?: Promise<() => Promise<void>> };
const shared = globalThis as { nakadachiNews?: Hub };

/**
 * A stream of server-sent events for an open page: an empty event with a mark whenever there is news. Who it is for is asked anew at each
 * event and at each beat (in milliseconds); when their session is over the stream ends. All streams of a process share one LISTEN.
 */
export function streamNews(sessionHash: Buffer, opened: NewsSince, { beat = 25_000 } = {}): ReadableStream<Uint8Array> {
  const { streams } = hub();
  const text = new TextEncoder();
  let mark = opened.mark;
  let stream: Stream | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const leave = () => {
    clearInterval(timer);
    clearTimeout(waiting);
    const own = streams.get(opened.personId);
    if (stream) own?.delete(stream);
    if (own?.size === 0) streams.delete(opened.personId);
  };
  return new ReadableStream({
    start(controller) {
      const send = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
      const close = () => {
        leave();
        try {
          controller.close();
        } catch {
          // The page was quicker.
        }
      };
      const look = async (beating: boolean) => {
        try {
          const news = await newsSince(sessionHash, mark);
          if (!news) return close();
          if (news.changed) {
            mark = news.mark;
            send(`id: ${mark}\ndata: 1`);
          } else if (beating) send(':');
        } catch (error) {
          log.warn('news not looked up', { error });
          close();
        }
      };
      stream = {
        look: () => {
          waiting ??= setTimeout(() => {
            waiting = undefined;
            look(false);
          }, together);
        },
        close,
      };
      const own = streams.get(opened.personId) ?? new Set();
      streams.set(opened.personId, own.add(stream));
      timer = setInterval(() => look(true), beat);
      send(`retry: 2000\nid: ${mark}${opened.changed ? '\ndata: 1' : ''}`);
      // Something may have come between the question and the listening.
      stream.look();
    },
    cancel: leave,
  });
}

function hub(): Hub {
  shared.nakadachiNews ??= { streams: new Map() };
  const found = shared.nakadachiNews;
  const all = () => [...found.streams.values()].flatMap((streams) => [...streams]);
  found.end ??= listenForNews(
    process.env.DATABASE_URL ?? '',
    (people) => {
      for (const person of people) for (const stream of found.streams.get(person) ?? []) stream.look();
    },
    () => {
      for (const stream of all()) stream.look();
    },
  ).catch((error: unknown) => {
    // Pages come back and ask by themselves; the next stream tries again.
    log.warn('not listening for news', { error });
    delete found.end;
    return async () => {};
  });
  return found;
}

/** Ends all streams, so that the process can end: their pages come back to another one. */
export async function endStreams(): Promise<void> {
  const found = shared.nakadachiNews;
  delete shared.nakadachiNews;
  for (const streams of found?.streams.values() ?? []) for (const stream of [...streams]) stream.close();
  await (await found?.end)?.();
}
