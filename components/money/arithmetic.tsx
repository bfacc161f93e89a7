import { addDays } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { type Fee, shareOf } from '@/lib/money/estimate';
import type { MonthMoney, NotAdded, PlanGap } from '@/lib/money/months';
import { type AddOn, amountOn, baseUnits, type Cut, cuts } from '@/lib/money/rules';
import { paths } from '@/lib/paths';

/** Units × price, a tenth of it, the cap: each a line, and what each rests on. */
export function Arithmetic({ ui, fee, cap, month }: { ui: Ui; fee: Fee; cap: number; month?: MonthMoney | undefined }) {
  const { tenth, share } = shareOf(fee.cost, cap, fee.day);
  const price = (fee.price / 100).toFixed(2);
  return (
    <>
      <ol className="numbered">
        <li>{ui.t('money.share.basic', { from: fee.from, units: fee.basic })}</li>
        {fee.cuts.map((cut: Cut) => (
          <li key={cut}>
            {ui.t('money.share.cut', { name: ui.text(`money.rule.${cut}`), n: amountOn<number>(cuts[cut], fee.day) })}
          </li>
        ))}
        {month?.gap && <li>{gapWords(ui, month.gap)}</li>}
        {fee.base !== fee.basic && <li>{ui.t('money.share.base', { units: fee.base })}</li>}
        {fee.add.map(({ name, units }) => (
          <li key={name}>
            {ui.t('money.share.add', { name: ui.text(`money.rule.${name}`), units })}
            {month && <> {becauseWords(ui, name, month)}</>}
          </li>
        ))}
        {fee.treated > 0 && <li>{ui.t('money.share.treated', { n: fee.treatment / 10, units: fee.treated })}</li>}
        <li>
          {ui.t('money.share.cost', { units: fee.units, price, yen: fee.cost })}
          {fee.priceBy !== 'own' && <> {ui.t(`money.share.price_${fee.priceBy ?? 'nobody'}`, { price })}</>}
        </li>
        <li>{ui.t('money.share.tenth', { yen: tenth })}</li>
        <li>{ui.t('money.share.cap', { yen: cap })}</li>
        <li>
          <b>{ui.t('money.share.result', { yen: share })}</b>
        </li>
      </ol>
      {fee.over && <p>{ui.t('money.share.over', { day: ui.day(addDays(baseUnits.at(-1)!.to!, 1)) })}</p>}
    </>
  );
}

/** Since when no plan holds, and what that takes off in which of these months. */
const gapWords = (ui: Ui, { from, nth, percent }: PlanGap) =>
  ui.t('money.share.no_plan', { from: ui.day(from), nth, n: percent });

/** The fact that something is added for; the rest are settings of the agency. */
function becauseWords(ui: Ui, name: AddOn, { conferences, from }: MonthMoney) {
  const met = conferences.filter(({ led }) => name === (led ? 'conference_led' : 'conference'));
  if (met.length > 0) return ui.t('money.because.conference', { day: ui.day(met[0]!.day) });
  if (name === 'first') return ui.t('money.because.first', { day: ui.day(from) });
  return name === 'cap_care' ? ui.t('money.because.cap_care') : ui.t('money.because.agency');
}

/** What might be added and is not, with what is missing for it; the team is led to where that is written. */
export function NotCounted({ ui, caseId, team, notAdded }: { ui: Ui; caseId: string; team: boolean; notAdded: NotAdded[] }) {
  if (notAdded.length === 0) return null;
  return (
    <>
      <p>{ui.t('money.not_added.title')}</p>
      <ul className="dotted">
        {notAdded.map((one) => (
          <li key={'held' in one ? one.held.id : one.name}>
            {ui.t('money.not_added.name', { name: ui.text(`money.rule.${one.name}`) })}{' '}
            {'held' in one ? (
              <a href={paths.meeting(caseId, one.held.id)}>{heldWords(ui, one)}</a>
            ) : team ? (
              <a href={paths.recordFact(caseId, one.name === 'first' ? 'prior_service' : 'cap')}>
                {ui.t(`money.not_added.${one.name}_${one.why}`)}
              </a>
            ) : (
              ui.t(`money.not_added.${one.name}_${one.why}`)
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const heldWords = (ui: Ui, { why, held }: Extract<NotAdded, { held: unknown }>) =>
  ui.t(`money.not_added.${why}`, {
    day: ui.day(held.day),
    what: held.lacks.map((lack) => ui.text(`meetings.conference.lacks.${lack}`)).join(ui.text('money.not_added.and')),
  });
