import type { ReactNode } from 'react';
import type { Clock } from '@/lib/clock/case';
import type { ClockFact } from '@/lib/clock/facts';
import type { Ui } from '@/lib/i18n/ui';

/** Where one stands, in a sentence with its day. */
export function stateWords(ui: Ui, { state, usable, end, newJobBy }: Clock): ReactNode {
  const day =
    state === 'between_jobs'
      ? newJobBy
      : ['in_use', 'last_half_year', 'on_leave', 'follow_up', 'ended'].includes(state)
        ? end?.day
        : usable?.day;
  return ui.t(`clock.states.${state}`, { day: day ? ui.day(day) : '' });
}

/** A fact as it was written down: its days, which service and where, how much, why. */
export function factWords(ui: Ui, fact: ClockFact): ReactNode {
  const days = fact.to
    ? ui.t('common.fromUntil', { from: ui.day(fact.from), until: ui.day(fact.to) })
    : ['contract', 'leave', 'share'].includes(fact.kind)
      ? ui.t('common.from', { date: ui.day(fact.from) })
      : ui.day(fact.from);
  return (
    <>
      {fact.service && <>{ui.t(`clock.service.${fact.service}`)} </>}
      {fact.office && <>{ui.say(fact.office)} </>}
      {fact.number && <>{ui.t('clock.record.number_of', { number: fact.number })} </>}
      {fact.yen !== null && <>{ui.t(fact.kind === 'share' ? 'clock.yen_said' : 'clock.yen', { yen: fact.yen })} </>}
      {days}
      {fact.whose && <> {ui.t(`clock.whose.${fact.kind}.${fact.whose}`)}</>}
      {fact.how && <> {ui.t(`clock.ending.${fact.how}`)}</>}
      {fact.reason && (
        <>
          <br />
          {ui.t('clock.reason')} {ui.say(fact.reason)}
        </>
      )}
    </>
  );
}
