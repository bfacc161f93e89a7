'use client';
import { useEffect, useState } from 'react';

/** Copies the text of an element. Without JavaScript there is no button; the text can be selected all the same. */
export function Copy({ of, label, done }: { of: string; label: string; done: string }) {
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setAble(Boolean(navigator.clipboard)), []);
  const copy = async () => {
    await navigator.clipboard.writeText(document.getElementById(of)?.textContent?.trim() ?? '');
    setCopied(true);
  };
  return (
    <>
      {able && (
        <button type="button" className="button" data-variant="secondary" onClick={copy}>
          {label}
        </button>
      )}
      <span role="status"> {copied && done}</span>
    </>
  );
}
