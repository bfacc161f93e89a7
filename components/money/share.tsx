import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { standing } from '@/lib/clock/facts';
import type { Day } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { agencyFee, type Fee, shareBetween, shareOf } from '@/lib/money/estimate';
import { type MoneyFacts, monthMoney, yearMoney } from '@/lib/money/months';
import { fiscalYear } from '@/lib/money/retention';
import { paths } from '@/lib/paths';
import { Arithmetic, NotCounted } from './arithmetic';
import { Year } from './year';

type Props = {
  ui: Ui;
  caseId: string;
  team: boolean;
  known: MoneyFacts;
  today: Day;
  /** The fiscal year that was asked for. */
  year: number | null;
};

/** What a month costs the person: the amount in one sentence, the arithmetic line by line, how another one is written down; and the year. */
export function Share({ ui, caseId, team, known, today, year }: Props) {
  const month = monthMoney(known, today.slice(0, 7), today) ?? undefined;
  const day = `${today.slice(0, 7)}-01`;
  const fee = month ? month.fee : agencyFee(known.settings, day);
  const holding = (kind: 'cap' | 'share') =>
    standing(known.facts).find((fact) => fact.kind === kind && fact.from <= today && (!fact.to || fact.to >= today)) ?? null;
  const { cap, said } = month ?? { cap: holding('cap'), said: holding('share') };
  const now = fiscalYear(today);
  return (
    <section aria-labelledby="cost">
      <h2 id="cost">{ui.t('money.share.title')}</h2>
      {cap || said ? (
        <>
          <p className="lead">
            {said?.yen != null ? (
              ui.t('money.share.said', { yen: said.yen })
            ) : (
              <Counted ui={ui} cap={cap?.yen ?? 0} fee={fee} day={day} />
            )}
          </p>
          {said && <p>{ui.say(ui.text('money.share.said_why', { reason: said.reason }))}</p>}
          <p>{ui.t('money.share.estimate')}</p>
          {cap && (
            <Details summary={ui.t('money.share.how')}>
              {fee ? <Arithmetic ui={ui} fee={fee} cap={cap.yen ?? 0} month={month} /> : <p>{ui.t('money.share.no_rate')}</p>}
              <NotCounted ui={ui} caseId={caseId} team={team} notAdded={month?.notAdded ?? []} />
              <p>{ui.t('money.share.no_change')}</p>
              <p>{ui.t('money.sources.lead')}</p>
            </Details>
          )}
        </>
      ) : (
        <Empty>{ui.t(team ? 'money.share.no_cap' : 'money.share.no_cap_person')}</Empty>
      )}
      <Year ui={ui} caseId={caseId} money={yearMoney(known, today, year ?? now)} now={now} open={year !== null} />
      {team && (
        <p>
          <LinkButton variant="secondary" href={paths.recordFact(caseId, cap ? 'share' : 'cap')}>
            {ui.t(cap ? 'money.share.other' : 'money.share.add_cap')}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function Counted({ ui, cap, fee, day }: { ui: Ui; cap: number; fee: Fee | null; day: Day }) {
  const { least, most } = fee
    ? { least: shareOf(fee.cost, cap, day).share, most: shareOf(fee.cost, cap, day).share }
    : shareBetween(cap, day);
  if (most === 0) return ui.t('money.share.free');
  return least === most ? ui.t('money.share.own', { yen: most }) : ui.t('money.share.between', { least, most });
}
