import { createElement, isValidElement, type ReactNode } from 'react';
import type { Segment } from '@/lib/reading/model';
import { RubyText } from './ruby-text';

/**
 * Text with furigana; a plain string when nothing carries a reading. The reading is hidden from screen readers, which would say
 * every word twice; only a reading that somebody gave (a name) stays audible.
 */
export function rubyNodes(segments: readonly Segment[]): ReactNode {
  if (!segments.some((s) => s.reading)) return segments.map((s) => s.text).join('');
  const parts: string[] = [];
  for (const { text, reading } of segments) {
    if (reading) {
      if (parts.length % 3 === 0) parts.push('');
      parts.push(text, reading);
    } else parts.push(text);
  }
  return createElement(RubyText, segments.some((s) => s.source === 'given') ? { parts, heard: true } : { parts });
}

/** What `ui` made of a text, as plain data: the string, or RubyText's parts. For lists that travel as one text. */
export function wordsOf(node: ReactNode): string | readonly string[] {
  if (isValidElement<{ parts: readonly string[] }>(node) && node.type === RubyText) return node.props.parts;
  return String(node ?? '');
}
