'use client';
import { type ReactNode, useEffect, useRef } from 'react';

/** A region that is read out when the page opens. */
export function TakeFocus({ className, labelledBy, children }: { className: string; labelledBy: string; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <div ref={region} className={className} role="alert" aria-labelledby={labelledBy} tabIndex={-1}>
      {children}
    </div>
  );
}
