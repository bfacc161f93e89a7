'use client';
import { useEffect, useRef, useState } from 'react';

type Props = { draftKey: string; saved: string; notSaved: string; offline: string; draftsPath: string };

/** Milliseconds after the last touch, and between tries while the line is down. */
const pause = 900;
const again = 5000;

/**
 * Stands inside a form and keeps what is typed on the server, a moment after the typing pauses; tries again until it is kept. Waits
 * while Japanese is being composed. Says politely, once, that it is kept. Without JavaScript the form still works; only this is missing.
 */
export function KeepTyped({ draftKey, saved, notSaved, offline, draftsPath }: Props) {
  const here = useRef<HTMLParagraphElement>(null);
  const [said, say] = useState('');
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let composing = false;
    let sending: AbortController | null = null;
    let sent = false;

    const body = () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string') fields.append(name === '_key' ? '_form' : name, value);
      }
      fields.set('_draft', draftKey);
      return fields.toString();
    };
    // Somebody may have begun to type before this script was there.
    const touched = [...form.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue);
    let last = touched ? '' : body();

    const keep = async () => {
      clearTimeout(timer);
      const now = body();
      if (sent || sending || now === last) return;
      const trying = new AbortController();
      sending = trying;
      const answer = await fetch(draftsPath, {
        method: 'POST',
        body: now,
        redirect: 'manual',
        signal: trying.signal,
        // Outlives the page, where the browser allows it: up to 64 KB.
        keepalive: now.length < 60_000,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }).catch(() => null);
      sending = null;
      if (sent || listening.signal.aborted) return;
      if (answer?.ok) last = now;
      say(answer?.ok ? saved : notSaved);
      if (!answer?.ok) timer = setTimeout(keep, again);
      else if (body() !== last) later();
    };
    const later = () => {
      clearTimeout(timer);
      if (!composing) timer = setTimeout(keep, pause);
    };
    const on = (target: EventTarget, kind: string, act: (event: Event) => void) =>
      target.addEventListener(kind, act, { signal: listening.signal });

    on(form, 'input', later);
    on(form, 'compositionstart', () => {
      composing = true;
      clearTimeout(timer);
    });
    on(form, 'compositionend', () => {
      composing = false;
      later();
    });
    // What is sent needs no draft any more; one that is on its way must not come after it.
    on(form, 'submit', (event) => {
      // A page that says that there is no line would be all that is left of what was typed.
      if (!navigator.onLine) {
        event.preventDefault();
        say(offline);
        return;
      }
      sent = true;
      clearTimeout(timer);
      sending?.abort();
    });
    on(window, 'online', () => void keep());
    on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && void keep());
    on(window, 'beforeunload', (event) => {
      if (sent || body() === last) return;
      void keep();
      if (!navigator.onLine) event.preventDefault();
    });
    // A page that comes back from the browser's memory carries the key of a form that was sent.
    on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && sent && location.reload());
    if (touched) later();
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [draftKey, saved, notSaved, offline, draftsPath]);
  return (
    <p className="hint" ref={here} role="status">
      {said}
    </p>
  );
}
