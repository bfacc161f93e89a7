'use client';
import { type ReactNode, useEffect, useRef } from 'react';

/** A region that is read out when the page opens: by the attribute where there is no JavaScript, by hand where pages are changed by it. */
export function TakeFocus({ className, labelledBy, children }: { className: string; labelledBy: string; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary of errors comes first, as WCAG's technique asks
    <div ref={region} className={className} role="alert" aria-labelledby={labelledBy} tabIndex={-1} autoFocus>
      {children}
    </div>
  );
}
