import { DateLink } from '@/components/calendar/date-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { dayOf } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Reminder } from '@/lib/reminders/model';
import { DueReminders } from './due';

type Props = { ui: Ui; me: { name: string; reading: string }; reminders: Reminder[]; saved: boolean };

/** What one wants to be reminded of: what waits, and what comes. For nobody else. */
export function Reminders({ ui, me, reminders, saved }: Props) {
  const coming = reminders.filter(({ toldAt }) => toldAt === null);
  return (
    <Page ui={ui} me={me}>
      {saved && <Notice kind="done">{ui.t('reminders.saved')}</Notice>}
      <h1>{ui.t('reminders.title')}</h1>
      <p>{ui.t('reminders.lead')}</p>
      <div className="actions">
        <LinkButton href={paths.newReminder()}>{ui.t('reminders.new')}</LinkButton>
      </div>
      <DueReminders ui={ui} reminders={reminders.filter(({ toldAt }) => toldAt !== null)} />
      {reminders.length === 0 && <Empty>{ui.t('reminders.none')}</Empty>}
      {coming.length > 0 && (
        <section>
          <h2>{ui.t('reminders.coming')}</h2>
          <ul className="grid">
            {coming.map(({ id, words, every, nextAt }) => (
              <li key={id} className="card">
                <h3>{ui.say(words)}</h3>
                <p>
                  {nextAt && ui.t('reminders.next', { time: ui.dayTime(nextAt) })}
                  {every > 0 && (
                    <>
                      <br />
                      {ui.t(`reminders.every.${every}`)}
                    </>
                  )}
                </p>
                {nextAt && <DateLink ui={ui} of={`reminder-${id}`} day={dayOf(nextAt)} />}
                <Form ui={ui} action={paths.reminder(id, 'stop')}>
                  <Button variant="secondary">{ui.t('reminders.stop')}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
