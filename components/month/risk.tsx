import type { CaseMonth } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { agencyFee, type Fee, feeOf } from '@/lib/money/estimate';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; month: string; months: CaseMonth[]; settings: Setting[] };

/** What a case's agency loses when the month cannot be billed; null when it can, or nobody has said the agency's rate. */
export function feeAtRisk({ of, blocked }: CaseMonth, settings: Setting[], month: string): Fee | null {
  return blocked ? baseFee(settings, of.agencyId, month) : null;
}

/** The basic fee alone, at the agency's price. */
function baseFee(settings: Setting[], agencyId: string, month: string): Fee | null {
  const day = `${month}-01`;
  const fee = agencyFee(
    settings.filter((one) => one.agencyId === agencyId),
    day,
  );
  return fee && feeOf({ ...fee, cuts: [], add: {}, treatment: 0 }, day);
}

export const Amount = ({ ui, fee }: { ui: Ui; fee: Fee | null }) => fee && ui.t('money.risk.yen', { yen: fee.cost });

/** How many cases of a month cannot be billed as they stand, and what that comes to. */
export function AtRisk({ ui, month, months, settings }: Props) {
  const fees = months.flatMap((one) => feeAtRisk(one, settings, month) ?? []);
  const agencies = [...new Set(months.filter(({ blocked }) => blocked).map(({ of }) => of.agencyId))];
  return (
    <section aria-labelledby="risk">
      <h2 id="risk">{ui.t('money.risk.title')}</h2>
      {fees.length > 0 && (
        <p className="lead">{ui.t('money.risk.sum', { n: fees.length, yen: fees.reduce((sum, { cost }) => sum + cost, 0) })}</p>
      )}
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
    </section>
  );
}
