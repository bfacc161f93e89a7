'use client';
import { type ReactNode, useEffect, useState } from 'react';

type Props = { field: string; max: number; left: string; over: string; children: ReactNode };

/**
 * How much more fits into a field. From the server: how much fits at all (children), which is also what stays without JavaScript.
 * While writing: how much is left ("{n}" in `left` and `over`). Read out only near the end, after a pause, so as not to interrupt.
 */
export function Counter({ field, max, left, over, children }: Props) {
  const [length, setLength] = useState<number | null>(null);
  const [said, say] = useState('');
  useEffect(() => {
    const area = document.getElementById(field) as HTMLTextAreaElement | null;
    const count = () => setLength(area?.value.length ?? null);
    count();
    area?.addEventListener('input', count);
    return () => area?.removeEventListener('input', count);
  }, [field]);
  const rest = max - (length ?? 0);
  const words = length ? (rest < 0 ? over : left).replace('{n}', String(Math.abs(rest))) : null;
  useEffect(() => {
    const later = setTimeout(() => say(words && rest <= max / 10 ? words : ''), 1000);
    return () => clearTimeout(later);
  }, [words, rest, max]);
  return (
    <>
      <p className={rest < 0 ? 'hint over' : 'hint'} id={`${field}-count`}>
        {words ?? children}
      </p>
      <span className="hidden-text" role="status">
        {said}
      </span>
    </>
  );
}
