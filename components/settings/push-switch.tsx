'use client';
import { useEffect, useRef, useState } from 'react';

type Words = { on: string; denied: string; cannot: string; failed: string };
type Props = { words: Words; publicKey: string; action: string; idem: string };

/** Asks the browser for its leave to show notifications, when its reader presses the button and not before, and sends what it gives away. */
export function PushSwitch({ words, publicKey, action, idem }: Props) {
  const [state, setState] = useState<'unknown' | 'ready' | 'denied' | 'cannot' | 'failed'>('unknown');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
    setState(!able ? 'cannot' : Notification.permission === 'denied' ? 'denied' : 'ready');
  }, []);
  const letIn = async () => {
    try {
      if ((await Notification.requestPermission()) !== 'granted') return setState('denied');
      const worker = await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
      const options = { userVisibleOnly: true, applicationServerKey: publicKey };
      // What another key was let in by is of no use to us any more.
      const given = await worker.pushManager.subscribe(options).catch(async () => {
        await (await worker.pushManager.getSubscription())?.unsubscribe();
        return worker.pushManager.subscribe(options);
      });
      const { endpoint, keys } = given.toJSON();
      for (const [name, value] of Object.entries({ endpoint, p256dh: keys?.p256dh, auth: keys?.auth }))
        (form.current?.elements.namedItem(name) as HTMLInputElement).value = value ?? '';
      form.current?.submit();
    } catch {
      setState('failed');
    }
  };
  return (
    <form method="post" action={action} ref={form}>
      {['endpoint', 'p256dh', 'auth'].map((name) => (
        <input key={name} type="hidden" name={name} />
      ))}
      <input type="hidden" name="_key" value={idem} />
      {(state === 'ready' || state === 'failed') && (
        <button type="button" className="button" data-variant="secondary" onClick={letIn}>
          {words.on}
        </button>
      )}
      <p role="status">{state !== 'unknown' && state !== 'ready' && words[state]}</p>
    </form>
  );
}
