import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { fields } from '@/lib/reports/model';
import type { Report } from '@/lib/reports/queries';
import { nameOf } from './list';

type Props = {
  ui: Ui;
  at: string;
  report: Report;
  personName: string;
  agency: string;
  own: boolean;
  team: boolean;
  /** Seen with another side's eyes: nothing to take along. */
  onlyLooking: boolean;
  notice: { kind: 'done' | 'warning'; key: string } | null;
  /** What stands below: comments, and what shows that it came. */
  children?: ReactNode;
};

/** A report as its side reads it. */
export function ReportPage({ ui, at, report, personName, agency, own, team, onlyLooking, notice, children }: Props) {
  const mine = own && report.partyKind === 'supported_person';
  return (
    <>
      <BackLink ui={ui} href={team ? paths.reportMonth(at, report.month) : paths.reports(at)}>
        {ui.t('reports.title')}
      </BackLink>
      {notice ? (
        <Notice kind={notice.kind}>{ui.t(notice.key)}</Notice>
      ) : (
        report.replacedBy && (
          <Notice kind="warning">
            {ui.t('reports.replaced')} <a href={paths.report(at, report.replacedBy)}>{ui.t('reports.newer')}</a>
          </Notice>
        )
      )}
      <h1>{ui.t('reports.of_month', { month: ui.month(report.month) })}</h1>
      {mine && <p>{ui.t('reports.own_lead')}</p>}
      <ReportBody ui={ui} report={report} personName={personName} agency={agency} own={own}>
        {(line) => (
          <>
            {line.held && (own || team) && <Tag>{ui.t('reports.held')}</Tag>}
            {(mine || team) && line.sources[0] && (
              <small>
                {' '}
                <a className="alone" href={paths.entry(at, line.sources[1] ?? line.sources[0])}>
                  {ui.t('reports.source')}
                </a>
              </small>
            )}
            {mine && !onlyLooking && !report.replacedBy && (
              <Form ui={ui} action={paths.report(at, report.id, 'hold')} className="no-print">
                <Hidden name="line" value={line.key} />
                <Hidden name="back" value={line.held ? 'no' : 'yes'} />
                <Button variant="quiet">{ui.t(line.held ? 'reports.let_go' : 'reports.hold')}</Button>
              </Form>
            )}
          </>
        )}
      </ReportBody>
      {!onlyLooking && (
        <div className="actions no-print">
          <LinkButton variant="secondary" href={paths.report(at, report.id, 'print')}>
            {ui.t('reports.print')}
          </LinkButton>
          <LinkButton variant="secondary" href={paths.report(at, report.id, 'pdf')}>
            {ui.t('reports.pdf')}
          </LinkButton>
          {ui.locale !== 'en' && ui.settings.furigana !== 'all' && (
            <LinkButton variant="secondary" href={`${paths.report(at, report.id, 'pdf')}?furigana=all`}>
              {ui.t('reports.pdf_ruby')}
            </LinkButton>
          )}
        </div>
      )}
      {children}
    </>
  );
}

type Body = Pick<Props, 'ui' | 'report' | 'personName' | 'agency' | 'own'> & {
  children?: (line: Report['lines'][number]) => ReactNode;
};

/** What stands in it: of whom, by whom, for whom; and its fields. */
export function ReportBody({ ui, report, personName, agency, own, children }: Body) {
  return (
    <>
      <p className="hint">
        {ui.t('reports.head', {
          name: personName,
          author: { name: report.authorName, reading: report.authorReading },
          agency,
          party: nameOf(ui, report, own),
          day: ui.day(report.sentAt),
        })}
        {report.reason && <> {ui.t('reports.because', { reason: report.reason })}</>}
      </p>
      {fields.map((field) => {
        const lines = report.lines.filter((line) => line.field === field);
        return (
          lines.length > 0 && (
            <section key={field}>
              <h2>{ui.t(`reports.field.${field}`)}</h2>
              <ul className="dotted">
                {lines.map((line) => (
                  <li key={line.key} id={`l-${line.key}`}>
                    <span className="words">{ui.say(line.words)}</span>
                    {children?.(line)}
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
