import { type Clock, type Mark, marksOf } from '@/lib/clock/case';
import { type Day, daysBetween } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';

/** The whole time as a bar, and the same as a list in words: what was, today, what comes. The bar is for the eye alone. */
export function Bar({ ui, clock, today }: { ui: Ui; clock: Clock; today: Day }) {
  const marks = marksOf(clock, today);
  const [first, last] = [marks[0]!.day, marks.at(-1)!.day];
  const length = Math.max(1, daysBetween(first, last));
  const at = (day: Day) => (1000 * Math.min(length, Math.max(0, daysBetween(first, day)))) / length;
  const usable = clock.usable ? at(clock.usable.day) : 0;
  const end = clock.end ? at(clock.end.day) : 1000;
  return (
    <div className="clock">
      {clock.usable && (
        <svg viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true">
          <rect className="before" x="0" y="20" width={usable} height="24" />
          <rect className="rest" x={usable} y="20" width={Math.max(0, end - usable)} height="24" />
          <rect className="gone" x={usable} y="20" width={Math.max(0, Math.min(at(today), end) - usable)} height="24" />
          {clock.certificates.slice(1).map((fact) => (
            <rect key={fact.id} className="renewal" x={at(fact.from) - 2} y="14" width="4" height="36" />
          ))}
          <rect className="now" x={Math.min(994, Math.max(0, at(today) - 3))} y="2" width="6" height="56" />
        </svg>
      )}
      <ol>
        {marks.map((mark) => (
          <li key={mark.key + mark.day} data-when={mark.key === 'today' ? 'today' : mark.day <= today ? 'past' : 'coming'}>
            <b>{ui.say(ui.day(mark.day))}</b>
            <span>{markWords(ui, mark)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const markWords = (ui: Ui, mark: Mark) => ui.t(`clock.marks.${mark.key}`, mark.until ? { until: ui.day(mark.until) } : {});
