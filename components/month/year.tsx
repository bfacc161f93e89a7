import { BackLink } from '@/components/ui/back-link';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import type { CaseMonth } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { riskOf } from '@/lib/money/risk';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  agencyId: string;
  year: number;
  now: number;
  today: string;
  months: { month: string; cases: CaseMonth[] }[];
  settings: Setting[];
};

/** A fiscal year's months of an agency side by side: how many cases each had, what lacks, and what that comes to. */
export function MonthsAtRisk({ ui, agencyId, year, now, today, months, settings }: Props) {
  const rows = months
    .filter(({ cases }) => cases.length > 0)
    .map(({ month, cases }) => {
      const risks = cases.flatMap((one) => riskOf(one, settings, month, today) ?? []);
      return {
        month,
        cases: cases.length,
        blocked: cases.filter(({ blocked }) => blocked).length,
        known: risks.length > 0,
        yen: risks.reduce((all, { yen }) => all + yen, 0),
      };
    });
  const blocked = rows.reduce((all, one) => all + one.blocked, 0);
  return (
    <>
      <BackLink ui={ui} href={paths.agencyMonth(agencyId)}>
        {ui.t('month.back')}
      </BackLink>
      <h1>{ui.t('money.months.title', { year: String(year) })}</h1>
      <nav className="acts" aria-label={ui.text('money.rate.years')}>
        {[year - 1, year + 1]
          .filter((one) => one >= 2024 && one <= now)
          .map((one) => (
            <a key={one} href={paths.agencyYear(agencyId, one)}>
              {ui.t('money.rate.year', { year: String(one) })}
            </a>
          ))}
      </nav>
      {rows.length === 0 ? (
        <Empty>{ui.t('money.months.none')}</Empty>
      ) : (
        <>
          <p className="lead">
            {blocked === 0
              ? ui.t('money.months.whole')
              : ui.t('money.months.sum', { n: blocked, yen: rows.reduce((all, one) => all + one.yen, 0) })}
          </p>
          <Table
            caption={ui.text('money.months.title', { year: String(year) })}
            head={['month', 'cases', 'blocked', 'yen'].map((head) => ui.t(`money.months.${head}`))}
            numbers={[1, 2, 3]}
            stacks={[1, 2, 3]}
            rows={rows.map((one) => ({
              key: one.month,
              cells: [
                <a key="month" href={paths.agencyMonth(agencyId, one.month)}>
                  {ui.month(one.month)}
                </a>,
                one.cases,
                one.blocked,
                one.known ? ui.t('money.risk.yen', { yen: one.yen }) : one.blocked === 0 ? '' : ui.t('money.months.no_rate'),
              ],
            }))}
          />
          <p>{ui.t('money.risk.ours')}</p>
        </>
      )}
    </>
  );
}
