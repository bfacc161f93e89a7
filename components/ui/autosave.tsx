'use client';
import { useEffect, useRef, useState } from 'react';

type Props = { draftKey: string; saved: string; notSaved: string; draftsPath: string };

/**
 * Stands inside a form and keeps what is typed on the server, a moment after the typing pauses; tries again when the line is down.
 * Says so politely. Without JavaScript the form still works; only this is missing.
 */
export function Autosave({ draftKey, saved, notSaved, draftsPath }: Props) {
  const here = useRef<HTMLParagraphElement>(null);
  const [said, say] = useState('');
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const body = () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form))
        if (name !== '_key' && typeof value === 'string') fields.append(name, value);
      fields.set('_draft', draftKey);
      return fields.toString();
    };
    const keep = async () => {
      const now = body();
      if (now === last) return;
      const answer = await fetch(draftsPath, {
        method: 'POST',
        body: now,
        redirect: 'manual',
        keepalive: now.length < 60_000,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }).catch(() => null);
      if (answer?.ok) {
        last = now;
        say(saved);
      } else {
        say(notSaved);
        timer = setTimeout(keep, 8000);
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 1200);
    };
    const now = () => {
      if (document.visibilityState === 'hidden') void keep();
    };
    last = body();
    form.addEventListener('input', later);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', later);
      document.removeEventListener('visibilitychange', now);
    };
  }, [draftKey, saved, notSaved, draftsPath]);
  return (
    <p className="hint" ref={here} role="status">
      {said}
    </p>
  );
}
