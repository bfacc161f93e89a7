import { DueReminders } from '@/components/reminders/due';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { byCase, type NoticeRow } from '@/lib/notices/model';
import { paths } from '@/lib/paths';
import type { DueReminder } from '@/lib/reminders/model';
import { NoticeActs } from './notice-acts';
import { NoticeLines } from './notice-lines';

type Props = {
  ui: Ui;
  me: { personId: string; name: string; reading: string };
  rows: NoticeRow[];
  reminders: DueReminder[];
  until: Date;
  staff: boolean;
};

/** What is new, by case. Each line leads to where it is answered; once read, it goes from here by itself. */
export function Notices({ ui, me, rows, reminders, until, staff }: Props) {
  const cases = byCase(rows.filter((row) => row.unread));
  const before = byCase(rows.filter((row) => !row.unread));
  const read = (caseId: string, words: React.ReactNode) => (
    <Form ui={ui} action={paths.readNotices()}>
      <Hidden name="case" value={caseId} />
      <Hidden name="until" value={until.toISOString()} />
      <Button variant="secondary">{words}</Button>
    </Form>
  );
  return (
    <Page ui={ui} me={me}>
      <h1>{ui.t('notices.title')}</h1>
      <DueReminders ui={ui} reminders={reminders} />
      {cases.length + reminders.length === 0 && <Empty>{ui.t('notices.none')}</Empty>}
      {cases.map((one) => (
        <section key={one.caseId}>
          <NoticeLines
            ui={ui}
            of={one}
            actions={(row, newest) => <NoticeActs ui={ui} me={me} row={row} until={until} newest={newest} />}
          />
          {read(one.caseId, ui.t('notices.read_case', { n: one.rows.length }))}
        </section>
      ))}
      {cases.length > 1 && read('', ui.t('notices.read_all'))}
      {before.length > 0 && (
        <Details summary={ui.t('notices.before')}>
          {before.map((one) => (
            <NoticeLines key={one.caseId} ui={ui} of={one} />
          ))}
        </Details>
      )}
      <p>
        <a className="alone" href={paths.noticeSettings()}>
          {ui.t('notices.choices.title')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.reminders()}>
          {ui.t('reminders.title')}
        </a>
      </p>
      {staff && (
        <p>
          <a className="alone" href={paths.undelivered()}>
            {ui.t('notices.undelivered.title')}
          </a>
        </p>
      )}
    </Page>
  );
}
