'use client';
import { createElement, Fragment, type ReactNode } from 'react';
import { RubyText } from './ruby-text';

/** A text; the number of an island; furigana; or a tag with its attributes (0: none) and what is in it. */
export type Written = string | number | { text: string; heard?: boolean } | [tag: string, attributes: object | 0, ...Written[]];

/** Elements again from what asText wrote. Nothing happens here on the client, and it is all in the HTML. */
export function FromText({ json, islands }: { json: string; islands: ReactNode[] }): ReactNode {
  const read = (written: Written): ReactNode => {
    if (typeof written === 'string') return written;
    if (typeof written === 'number') return islands[written];
    if (!Array.isArray(written)) return createElement(RubyText, written);
    const [tag, attributes, ...inside] = written;
    return createElement(tag, attributes || null, ...inside.map(read));
  };
  return createElement(Fragment, null, ...(JSON.parse(json) as Written[]).map(read));
}
