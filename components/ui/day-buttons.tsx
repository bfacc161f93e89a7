'use client';
import { useEffect, useState } from 'react';

export type DayChoice = { label: string; day: string };

/** Near days that fill the three boxes of a date field at a touch. Without JavaScript they are not there, and the boxes are. */
export function DayButtons({ field, label, choices }: { field: string; label: string; choices: DayChoice[] }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const fill = (day: string) => {
    const parts = day.split('-').map((part) => part.replace(/^0/, ''));
    const boxes = ['year', 'month', 'day'].map(
      (part) => document.getElementById(`${field}-${part}`) as HTMLInputElement | null,
    );
    boxes.forEach((box, place) => {
      if (box) box.value = parts[place] ?? '';
    });
    boxes[2]?.dispatchEvent(new Event('input', { bubbles: true })); // the draft is kept as if it was typed
  };
  return (
    <fieldset className="boxes" aria-label={label}>
      {choices.map(({ label, day }) => (
        <button key={day} type="button" className="button" onClick={() => fill(day)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
