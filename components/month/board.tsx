import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import type { Day } from '@/lib/dates';
import { type CaseMonth, monthBeside, monthItems } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { riskOf } from '@/lib/money/risk';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';
import { Amount, AtRisk } from './risk';
import { hrefOf, stateWords } from './words';

type Props = {
  ui: Ui;
  month: string;
  /** There is no month after the one that goes on. */
  today: Day;
  months: CaseMonth[];
  /** What the agencies of the cases say of their fee. */
  settings: Setting[];
  /** Names who supports: for managers. */
  byWorker: boolean;
  hrefOfMonth: (month: string) => string;
};

/** A month's cases against what it asks for: what is missing in words, a tap away from where it is done. */
export function MonthBoard({ ui, month, today, months, settings, byWorker, hrefOfMonth }: Props) {
  const open = months.filter(({ missing }) => missing.length > 0);
  const whole = months.filter(({ missing }) => missing.length === 0);
  return (
    <>
      <p className="acts">
        <a href={hrefOfMonth(monthBeside(month, -1))}>{ui.t('month.before', { month: ui.month(monthBeside(month, -1)) })}</a>
        {month < today.slice(0, 7) && (
          <a href={hrefOfMonth(monthBeside(month, 1))}>{ui.t('month.after', { month: ui.month(monthBeside(month, 1)) })}</a>
        )}
      </p>
      {months.length === 0 ? (
        <Empty>{ui.t('month.no_cases')}</Empty>
      ) : (
        <p>
          {ui.t('month.sum', {
            n: months.length,
            whole: whole.length,
            blocked: months.filter(({ blocked }) => blocked).length,
          })}
        </p>
      )}
      {months.some(({ blocked }) => blocked) && (
        <AtRisk ui={ui} month={month} today={today} months={months} settings={settings} />
      )}
      {months.some(({ missing }) => missing.some(({ item }) => item === 'report')) && (
        <p>
          <LinkButton href={paths.reportsOf(month)}>{ui.t('month.reports')}</LinkButton>
        </p>
      )}
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">
            {ui.t('month.open')} <small>{ui.t('common.count', { n: open.length })}</small>
          </h2>
          <Cases ui={ui} month={month} today={today} months={open} settings={settings} byWorker={byWorker} />
        </section>
      )}
      {whole.length > 0 && (
        <Details summary={ui.t('month.whole', { n: whole.length })}>
          <Cases ui={ui} month={month} today={today} months={whole} settings={settings} byWorker={byWorker} />
        </Details>
      )}
      <Details summary={ui.t('month.how.title')}>
        <ul className="dotted">
          <li>{ui.t('month.how.derived')}</li>
          <li>{ui.t('month.how.order')}</li>
          <li>{ui.t('month.how.talk')}</li>
          <li>{ui.t('month.how.excuse')}</li>
          <li>{ui.t('month.how.sources')}</li>
        </ul>
      </Details>
    </>
  );
}

function Cases({
  ui,
  month,
  today,
  months,
  settings,
  byWorker,
}: Pick<Props, 'ui' | 'month' | 'today' | 'months' | 'settings' | 'byWorker'>) {
  const amounts = months.some((one) => riskOf(one, settings, month, today) !== null);
  const head = [
    ui.t('duties.case'),
    ...monthItems.map((item) => ui.t(`month.item.${item}`)),
    ...(amounts ? [ui.t('money.risk.amount')] : []),
    ...(byWorker ? [ui.t('duties.workers')] : []),
  ];
  return (
    <Table
      caption={ui.text('month.open')}
      head={head}
      numbers={amounts ? [monthItems.length + 1] : []}
      stacks={[...head.keys()].slice(1)}
      rows={months.map((one) => ({
        key: one.of.caseId,
        cells: [
          <a key="case" href={paths.caseMonth(one.of.caseId, month)}>
            {ui.name(one.of.name, one.of.reading)}
          </a>,
          ...one.items.map((state) =>
            state.state === 'missing' ? (
              <a key={state.item} href={hrefOf(one.of.caseId, month, state)}>
                <b>{ui.say(stateWords(ui, one, state))}</b>
              </a>
            ) : (
              ui.say(stateWords(ui, one, state))
            ),
          ),
          ...(amounts ? [<Amount key="amount" ui={ui} risk={riskOf(one, settings, month, today)} />] : []),
          ...(byWorker
            ? [one.of.workers.map((worker) => <div key={worker.id}>{ui.name(worker.name, worker.reading)}</div>)]
            : []),
        ],
      }))}
    />
  );
}
