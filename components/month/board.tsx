import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import { type CaseMonth, monthBeside, monthItems } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { hrefOf, stateWords } from './words';

type Props = {
  ui: Ui;
  month: string;
  /** The month that goes on now: there is none after it. */
  now: string;
  months: CaseMonth[];
  /** Names who supports: for managers. */
  byWorker: boolean;
  hrefOfMonth: (month: string) => string;
};

/** A month's cases against what it asks for: what is missing in words, a tap away from where it is done. */
export function MonthBoard({ ui, month, now, months, byWorker, hrefOfMonth }: Props) {
  const open = months.filter(({ missing }) => missing.length > 0);
  const whole = months.filter(({ missing }) => missing.length === 0);
  return (
    <>
      <p className="acts">
        <a href={hrefOfMonth(monthBeside(month, -1))}>{ui.t('month.before', { month: ui.month(monthBeside(month, -1)) })}</a>
        {month < now && (
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
          <Cases ui={ui} month={month} months={open} byWorker={byWorker} />
        </section>
      )}
      {whole.length > 0 && (
        <Details summary={ui.t('month.whole', { n: whole.length })}>
          <Cases ui={ui} month={month} months={whole} byWorker={byWorker} />
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

function Cases({ ui, month, months, byWorker }: Pick<Props, 'ui' | 'month' | 'months' | 'byWorker'>) {
  const words = monthItems.map((item) => ui.text(`month.item.${item}`));
  return (
    <Table
      caption={ui.text('month.open')}
      head={[
        ui.t('duties.case'),
        ...monthItems.map((item) => ui.t(`month.item.${item}`)),
        ...(byWorker ? [ui.t('duties.workers')] : []),
      ]}
      stacks={[undefined, ...words, ...(byWorker ? [ui.text('duties.workers')] : [])]}
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
          ...(byWorker ? [one.of.workers.map((name) => <div key={name}>{ui.say(name)}</div>)] : []),
        ],
      }))}
    />
  );
}
