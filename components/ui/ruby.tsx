import { createElement, isValidElement, type ReactNode } from 'react';
import type { Segment } from '@/lib/reading/model';
import { BASE, END, READING } from './ruby-marks';
import { RubyText } from './ruby-text';

/**
 * Text with furigana; a plain string when nothing carries a reading. The reading is hidden from screen readers, which would say
 * every word twice; only a reading that somebody gave (a name) stays audible.
 */
export function rubyNodes(segments: readonly Segment[]): ReactNode {
  let text = '';
  let read = false;
  let heard = false;
  for (const segment of segments) {
    if (segment.reading) {
      text += BASE + segment.text + READING + segment.reading + END;
      read = true;
      heard ||= segment.source === 'given';
    } else text += segment.text;
  }
  if (!read) return text;
  return createElement(RubyText, heard ? { text, heard } : { text });
}

/** What `ui` made of a text, as one string in which readings are marked. For lists that travel as one text. */
export function wordsOf(node: ReactNode): string {
  if (isValidElement<{ text: string }>(node) && node.type === RubyText) return node.props.text;
  return String(node ?? '');
}
