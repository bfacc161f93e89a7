import { cloneElement, createElement, Fragment, isValidElement, type ReactNode } from 'react';
import { FromText, type Written } from './from-text';
import { RubyText } from './ruby-text';

/**
 * A part of a page as one text. React takes every element of the server into its hands three times: to write it down for the browser, to read
 * that again, and to make HTML of it; a text it passes on whole. Components that are plain functions are called here; client
 * components stay what they are, as islands in the text.
 */
export function asText(tree: ReactNode): ReactNode {
  const islands: ReactNode[] = [];
  const written: Written[] = [];
  write(tree, written, islands);
  return createElement(FromText, { json: JSON.stringify(written), islands });
}

function write(node: ReactNode, into: Written[], islands: ReactNode[]): void {
  if (node === null || node === undefined || typeof node === 'boolean') return;
  if (Array.isArray(node)) {
    for (const one of node) write(one, into, islands);
    return;
  }
  if (typeof node === 'string' || typeof node === 'number') {
    // Neighbouring texts are one: between two, React would put a comment into the HTML.
    const before = into.at(-1);
    if (typeof before === 'string') into[into.length - 1] = before + node;
    else into.push(String(node));
    return;
  }
  if (!isValidElement<{ children?: ReactNode }>(node)) throw new Error('only what is there at once can be part of a text');
  const { type, props } = node;
  if (type === RubyText) into.push(props as { text: string });
  else if (type === Fragment) write(props.children, into, islands);
  else if (typeof type === 'string') {
    const { children, ...attributes } = props;
    const element: Written = [type, Object.keys(attributes).length > 0 ? attributes : 0];
    write(children, element as Written[], islands);
    into.push(element);
  } else if (typeof type === 'function' && !isOfTheClient(type)) {
    write((type as (props: object) => ReactNode)(props), into, islands);
  } else into.push(islands.push(cloneElement(node, { key: islands.length })) - 1);
}

const isOfTheClient = (type: object) => (type as { $$typeof?: symbol }).$$typeof === Symbol.for('react.client.reference');
