'use client';
import { useEffect, useState } from 'react';

type Props = { from: string; since: string; href: string; words: string; show: string };

/** How often a page asks where no stream gets through. */
const pause = 30_000;

/**
 * Says that there is something new, at the edge of the screen, and leads there when its reader wants. What is being read or typed stays.
 * It listens only while the page is looked at: browsers allow few connections to one place.
 */
export function Live({ from, since, href, words, show }: Props) {
  const [news, setNews] = useState(false);
  useEffect(() => {
    if (news) return;
    let mark = since;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      source?.close();
      source = undefined;
      clearInterval(timer);
    };
    const ask = async () => {
      const answer = await fetch(`${from}?since=${mark}`).catch(() => null);
      if (answer?.status === 200) setNews(true);
      if (answer?.status === 401) stop();
    };
    const start = () => {
      stop();
      if (document.visibilityState !== 'visible') return;
      let heard = false;
      source = new EventSource(`${from}?since=${mark}`);
      source.onopen = () => (heard = true);
      source.onmessage = (event) => {
        mark = event.lastEventId;
        setNews(true);
      };
      source.onerror = () => {
        // Where a stream came through once, the browser comes back by itself; after a 204 it does not, and need not.
        if (heard || source?.readyState !== EventSource.CLOSED) return;
        stop();
        ask();
        timer = setInterval(ask, pause);
      };
    };
    start();
    document.addEventListener('visibilitychange', start);
    addEventListener('pagehide', stop);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', start);
      removeEventListener('pagehide', stop);
    };
  }, [from, since, news]);
  return (
    <p className="live" role="status">
      {news && (
        <>
          {words} <a href={href}>{show}</a>
        </>
      )}
    </p>
  );
}
