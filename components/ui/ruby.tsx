import { createElement, Fragment, type ReactNode } from 'react';
import type { Segment } from '@/lib/reading/model';

const OPEN = <rp>（</rp>;
const CLOSE = <rp>）</rp>;

/**
 * Text with furigana. The reading is hidden from screen readers, which would say every word twice; only a reading
 * that somebody gave (a name) stays audible.
 */
export function Ruby({ segments }: { segments: readonly Segment[] }): ReactNode {
  return rubyNodes(segments);
}

/** The same without a component in between: a plain string when nothing carries a reading. */
export function rubyNodes(segments: readonly Segment[]): ReactNode {
  if (segments.length === 0) return '';
  if (!segments.some((s) => s.reading)) return segments.map((s) => s.text).join('');
  if (segments.length === 1) return rubyNode(segments[0]!);
  return createElement(Fragment, null, ...segments.map(rubyNode));
}

function rubyNode({ text, reading, source }: Segment): ReactNode {
  if (!reading) return text;
  return (
    <ruby>
      {text}
      {OPEN}
      {source === 'given' ? <rt>{reading}</rt> : <rt aria-hidden="true">{reading}</rt>}
      {CLOSE}
    </ruby>
  );
}
