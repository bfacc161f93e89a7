import type { Duty } from '@/lib/duties/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** What comes next for the supported person, in words of their own; at most three. No demand: who helps does it with them. */
export function OwnDuties({ ui, caseId, duties }: { ui: Ui; caseId: string; duties: Duty[] }) {
  const mine = duties.filter((duty) => duty.forPerson).slice(0, 3);
  const more = (
    <p>
      <a className="alone" href={paths.clock(caseId)}>
        {ui.t('duties.own.more')}
      </a>
    </p>
  );
  // Where they stand is a step from home, with or without something to do.
  if (mine.length === 0) return more;
  return (
    <section aria-labelledby={`next-${caseId}`}>
      <h2 id={`next-${caseId}`}>{ui.t('duties.own.title')}</h2>
      <ul className="dotted">
        {mine.map((duty) => (
          <li key={duty.key}>
            {ui.t(`duties.own.${duty.key}`, { day: ui.day(duty.due) })}
            {['handover', 'end_three', 'follow_up'].includes(duty.key) && (
              <>
                {' '}
                <a href={paths.handover(caseId)}>{ui.t('handover.link_to')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
