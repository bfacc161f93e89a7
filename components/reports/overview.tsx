import { staffNav } from '@/components/cases/staff-nav';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { isMonth, monthAfter, monthBefore } from '@/lib/reports/model';
import type { MonthRow } from '@/lib/reports/queries';

type Props = { ui: Ui; me: { name: string; reading: string }; month: string; rows: MonthRow[]; done: boolean };

/** A month's reports of all the cases that somebody supports: what is sent, and what is still to be written. */
export function ReportsOverview({ ui, me, month, rows, done }: Props) {
  const left = rows.filter((row) => !row.sentAt);
  const after = monthAfter(month);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'reports')}>
      {done && left.length === 0 && <Notice kind="done">{ui.t('reports.done.all')}</Notice>}
      <h1>{ui.t('reports.all_of_month', { month: ui.month(month) })}</h1>
      <p>{ui.t('reports.left', { n: left.length, all: rows.length })}</p>
      <p>
        <a className="alone" href={paths.reportsOf(monthBefore(month))}>
          {ui.month(monthBefore(month))}
        </a>{' '}
        {isMonth(after) && (
          <a className="alone" href={paths.reportsOf(after)}>
            {ui.month(after)}
          </a>
        )}
      </p>
      {rows.length === 0 && <Empty>{ui.t('reports.no_cases')}</Empty>}
      {rows.length > 0 && (
        <Table
          caption={ui.text('reports.all_of_month', { month: ui.month(month) })}
          head={[ui.t('reports.person'), ui.t('reports.state'), ui.t('reports.others')]}
          stacks={[2]}
          rows={rows.map((row) => ({
            key: row.caseId,
            cells: [
              <a key="to" href={paths.reportMonth(row.caseId, month)}>
                {ui.name(row.name, row.reading)}
              </a>,
              row.readAt
                ? ui.t('reports.read_on', { day: ui.day(row.readAt) })
                : row.sentAt
                  ? ui.t('reports.sent_on', { day: ui.day(row.sentAt) })
                  : ui.t('reports.to_write'),
              ui.t('common.count', { n: row.sides }),
            ],
          }))}
        />
      )}
    </Page>
  );
}
