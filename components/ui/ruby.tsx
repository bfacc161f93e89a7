import { createElement, Fragment, type ReactNode } from 'react';
import type { Segment } from '@/lib/reading/model';

// createElement, not JSX: a page of furigana makes thousands of these, and tests import this file outside Next,
// where JSX would become something else than React's elements.
const OPEN = createElement('rp', null, '（');
const CLOSE = createElement('rp', null, '）');

/**
 * Text with furigana. The reading is hidden from screen readers, which would say every word twice; only a reading
 * that somebody gave (a name) stays audible.
 */
export function Ruby({ segments }: { segments: readonly Segment[] }): ReactNode {
  return rubyNodes(segments);
}

/** The same without a component in between: a plain string when nothing carries a reading. */
export function rubyNodes(segments: readonly Segment[]): ReactNode {
  if (!segments.some((s) => s.reading)) return segments.map((s) => s.text).join('');
  if (segments.length === 1) return rubyNode(segments[0]!);
  return createElement(Fragment, null, ...segments.map(rubyNode));
}

function rubyNode({ text, reading, source }: Segment): ReactNode {
  if (!reading) return text;
  const rt = createElement('rt', source === 'given' ? null : { 'aria-hidden': 'true' }, reading);
  return createElement('ruby', null, text, OPEN, rt, CLOSE);
}
