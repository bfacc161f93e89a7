import type { CaseMonth } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { baseFee, type Risk, riskOf } from '@/lib/money/risk';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; month: string; today: string; months: CaseMonth[]; settings: Setting[] };

/** What a month stands to lose, and why when it is not all of it. */
export const Amount = ({ ui, risk }: { ui: Ui; risk: Risk | null }) =>
  risk && (
    <>
      {ui.t('money.risk.yen', { yen: risk.yen })}
      {risk.gap && <small> {ui.t('money.year.no_plan', { n: risk.gap.percent })}</small>}
    </>
  );

/** How many cases of a month cannot be billed as they stand, or for less, and what that comes to. */
export function AtRisk({ ui, month, today, months, settings }: Props) {
  const risks = months.flatMap((one) => riskOf(one, settings, month, today) ?? []);
  const less = risks.filter(({ gap }) => gap);
  const whole = risks.filter(({ gap }) => !gap);
  const agencies = [...new Set(months.filter(({ blocked }) => blocked).map(({ of }) => of.agencyId))];
  return (
    <section aria-labelledby="risk">
      <h2 id="risk">{ui.t('money.risk.title')}</h2>
      {whole.length > 0 && <p className="lead">{ui.t('money.risk.sum', { n: whole.length, yen: sum(whole) })}</p>}
      {less.length > 0 && <p className="lead">{ui.t('money.risk.less', { n: less.length, yen: sum(less) })}</p>}
      {agencies.map((agencyId) => {
        const fee = baseFee(settings, agencyId, month);
        return (
          <p key={agencyId}>
            {fee
              ? ui.t('money.risk.each', {
                  units: fee.units,
                  price: (fee.price / 100).toFixed(2),
                  yen: fee.cost,
                  from: fee.from,
                })
              : ui.t('money.risk.no_rate')}{' '}
            <a href={paths.agencySettings(agencyId)}>{ui.t('money.risk.set')}</a>
          </p>
        );
      })}
      <p>{ui.t('money.risk.ours')}</p>
    </section>
  );
}

const sum = (risks: Risk[]) => risks.reduce((all, { yen }) => all + yen, 0);
