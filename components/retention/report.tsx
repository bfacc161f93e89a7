import { Button, LinkButton } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import { freshMinutes } from '@/lib/exports/model';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Erasure } from '@/lib/retention/queries';
import { CountsTable } from './counts';

type Props = { ui: Ui; report: Erasure; fresh: boolean; closable: boolean; state: FormState; done: boolean };

/** What was erased: kinds, numbers, days, who decided. For whose it was, also what becomes of their account. */
export function ErasureReport({ ui, report, fresh, closable, state, done }: Props) {
  return (
    <>
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t('retention.done.erased')}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t(report.own ? 'retention.report.own_title' : 'retention.report.title')}</h1>
      <p>{ui.t('retention.report.lead')}</p>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('retention.report.agency'), value: ui.say(report.agencyName) },
          {
            term: ui.t('retention.report.span'),
            value: ui.t('retention.report.from_to', { from: ui.day(report.firstOn), to: ui.day(report.lastOn) }),
          },
          { term: ui.t('retention.ended'), value: ui.day(report.endedOn) },
          { term: ui.t('retention.report.years'), value: ui.t('retention.years.n', { n: report.yearsKept }) },
          { term: ui.t('retention.report.told'), value: ui.day(report.toldOn) },
          { term: ui.t('retention.report.when'), value: ui.dayTime(report.decidedAt) },
          { term: ui.t('retention.report.who'), value: ui.say(report.decidedName) },
          { term: ui.t('retention.report.people'), value: ui.t('retention.report.people_n', { n: report.people }) },
        ]}
      />
      <CountsTable ui={ui} counts={report.counts} />
      <p>{ui.t('retention.backups')}</p>
      <Details summary={ui.t('retention.report.hash')}>
        <p>{ui.t(report.intact ? 'retention.report.intact' : 'retention.report.changed')}</p>
        <p>
          <code>{report.hash}</code>
        </p>
      </Details>
      {report.own && closable && (
        <section aria-labelledby="account">
          <h2 id="account">{ui.t('retention.account.title')}</h2>
          <p>{ui.t('retention.account.lead')}</p>
          {fresh ? (
            <Form ui={ui} action={paths.kept(report.caseId, 'close')}>
              <Checkboxes
                ui={ui}
                name="sure"
                label={ui.t('retention.sure.label')}
                error={state.errors.sure}
                choices={[{ value: 'yes', label: ui.t('retention.account.sure') }]}
              />
              <Button variant="danger">{ui.t('retention.account.close')}</Button>
            </Form>
          ) : (
            <SignInFirst ui={ui} next={paths.kept(report.caseId)} />
          )}
        </section>
      )}
    </>
  );
}

/** What cannot be taken back is decided by who has just signed in. */
export function SignInFirst({ ui, next }: { ui: Ui; next: string }) {
  return (
    <>
      <p>{ui.t('retention.sign_in', { n: freshMinutes })}</p>
      <LinkButton variant="secondary" href={paths.signIn(next)}>
        {ui.t('exports.sign_in_link')}
      </LinkButton>
    </>
  );
}
