import { staffNav } from '@/components/cases/staff-nav';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { Table } from '@/components/ui/table';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { grouped, sumOf, yearsOffered } from '@/lib/retention/model';
import type { DueCase, Erasure } from '@/lib/retention/queries';

type Props = {
  ui: Ui;
  me: { personId: string; name: string; reading: string };
  agencyId: string;
  years: number;
  /** A manager decides; others of the management read along. */
  decides: boolean;
  due: DueCase[];
  erasures: Erasure[];
  state: FormState;
  saved: boolean;
};

/** An agency's records and their time: what is over or soon will be, what was erased, and how many years they are kept. */
export function Due({ ui, me, agencyId, years, decides, due, erasures, state, saved }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        saved && <Notice kind="done">{ui.t('retention.years.saved')}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('retention.title')}</h1>
      <p>{ui.t('retention.lead')}</p>
      <section>
        <h2>{ui.t('retention.due')}</h2>
        {due.length === 0 ? (
          <Empty>{ui.t('retention.none')}</Empty>
        ) : (
          <Table
            caption={ui.text('retention.due')}
            head={[
              ui.t('duties.case'),
              ui.t('retention.ended'),
              ui.t('retention.until'),
              ui.t('retention.state'),
              ui.t('retention.what'),
            ]}
            stacks={[1, 2, 3, 4]}
            rows={due.map((one) => ({
              key: one.id,
              cells: [
                decides ? (
                  <a key="case" href={paths.kept(one.id)}>
                    {ui.name(one.name, one.reading)}
                  </a>
                ) : (
                  ui.name(one.name, one.reading)
                ),
                ui.day(one.endedOn),
                ui.day(one.keptUntil),
                stateWords(ui, one),
                one.counts
                  ? ui.t('retention.rows', { n: sumOf(one.counts), kinds: grouped(one.counts).length })
                  : ui.t('retention.not_yet'),
              ],
            }))}
          />
        )}
      </section>
      <section aria-labelledby="erased">
        <h2 id="erased">{ui.t('retention.report.list')}</h2>
        {erasures.length === 0 && <Empty>{ui.t('retention.report.none')}</Empty>}
        <ul className="dotted">
          {erasures.map((report) => (
            <li key={report.id}>
              <a href={paths.kept(report.caseId)}>
                {ui.t('retention.report.one', { day: ui.day(report.decidedAt), n: sumOf(report.counts) })}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="years">
        <h2 id="years">{ui.t('retention.years.title')}</h2>
        <p>{ui.t('retention.years.lead')}</p>
        {!decides && <p>{ui.t('retention.years.n', { n: years })}</p>}
        {decides && (
          <Form ui={ui} action={paths.retention(agencyId, 'years')}>
            <Select
              ui={ui}
              name="years"
              label={ui.t('retention.years.label')}
              error={state.errors.years}
              value={String(years)}
              options={yearsOffered.map((n) => ({ value: n, label: ui.text('retention.years.n', { n: Number(n) }) }))}
            />
            <Button variant="secondary">{ui.t('retention.years.save')}</Button>
          </Form>
        )}
      </section>
    </Page>
  );
}

/** Where a case's records stand, in words. */
export const stateWords = (ui: Ui, { because, notBefore }: Pick<DueCase, 'because' | 'notBefore'>) =>
  ui.t(`retention.because.${because ?? 'nothing'}`, { day: because === 'waits' && notBefore ? ui.day(notBefore) : '' });
