import { Details } from '@/components/ui/details';
import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import { shareOf } from '@/lib/money/estimate';
import type { MonthMoney, YearMoney } from '@/lib/money/months';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; money: YearMoney; now: number; open: boolean };

/** A fiscal year of what a case costs its person: month by month, until now, and if nothing changes. */
export function Year({ ui, caseId, money, now, open }: Props) {
  const { year, months, soFar, whole } = money;
  return (
    <div id="year">
      <Details summary={ui.t('money.year.title', { year: String(year) })} open={open}>
        {months.length === 0 ? (
          <p>{ui.t('money.year.none')}</p>
        ) : (
          <>
            <p className="lead">
              {soFar
                ? year < now
                  ? ui.t('money.year.all', { range: yenWords(ui, whole) })
                  : ui.t('money.year.so_far', { range: yenWords(ui, soFar), whole: yenWords(ui, whole) })
                : ui.t('money.year.unknown')}
            </p>
            <Table
              caption={ui.text('money.year.title', { year: String(year) })}
              head={[ui.t('money.year.month'), ui.t('money.year.cost'), ui.t('money.year.share'), ui.t('money.year.why')]}
              numbers={[1, 2]}
              stacks={[1, 2, 3]}
              rows={months.map((one) => ({
                key: one.month,
                cells: [
                  <>
                    {ui.month(one.month)}
                    {one.coming && <small> {ui.t('money.year.coming')}</small>}
                  </>,
                  one.fee ? ui.t('money.risk.yen', { yen: one.fee.cost }) : ui.t('money.year.no_rate'),
                  one.share ? yenWords(ui, one.share) : ui.t('money.year.no_cap'),
                  reasons(ui, one),
                ],
              }))}
            />
            <p>{ui.t('money.year.how')}</p>
          </>
        )}
        <nav className="acts" aria-label={ui.text('money.rate.years')}>
          {[year - 1, year + 1]
            .filter((one) => one >= 2024 && one <= now + 1)
            .map((one) => (
              <a key={one} href={paths.clock(caseId, one)}>
                {ui.t('money.rate.year', { year: String(one) })}
              </a>
            ))}
        </nav>
      </Details>
    </div>
  );
}

const yenWords = (ui: Ui, { least, most }: { least: number; most: number }) =>
  least === most ? ui.text('money.risk.yen', { yen: most }) : ui.text('money.year.between', { least, most });

/** What makes the month another one than usual. */
function reasons(ui: Ui, { fee, gap, said, cap }: MonthMoney): string {
  const names = fee?.add.filter(({ name }) => ['conference_led', 'conference', 'first'].includes(name)) ?? [];
  return [
    ...(said ? [ui.text('money.year.said')] : []),
    ...(fee && cap?.yen != null && !said && shareOf(fee.cost, cap.yen, fee.day).tenth > cap.yen
      ? [ui.text('money.year.capped')]
      : []),
    ...names.map(({ name }) => ui.text(`money.rule.${name}`)),
    ...(gap ? [ui.text('money.year.no_plan', { n: gap.percent })] : []),
  ].join(ui.text('money.not_added.and'));
}
