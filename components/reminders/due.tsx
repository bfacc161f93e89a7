import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { DueReminder } from '@/lib/reminders/model';

/** What somebody wanted to be told now, in their own words, or what waits about consents: done, or later. How late it is, is nobody's business. */
export function DueReminders({ ui, reminders }: { ui: Ui; reminders: DueReminder[] }) {
  if (reminders.length === 0) return null;
  return (
    <section>
      <h2>{ui.t('reminders.due')}</h2>
      <ul className="grid">
        {reminders.map(({ id, words, every, caseId }) => (
          <li key={id} className="card">
            <h3>{ui.say(words)}</h3>
            <div className="actions">
              {caseId && <LinkButton href={paths.consents(caseId)}>{ui.t('consents.nav')}</LinkButton>}
              <Form ui={ui} action={paths.reminder(id, 'done')}>
                <Button variant={caseId ? 'secondary' : 'primary'}>{ui.t('reminders.done')}</Button>
              </Form>
              {(['hour', 'day'] as const).map((by) => (
                <Form key={by} ui={ui} action={paths.reminder(id, 'later')}>
                  <Hidden name="by" value={by} />
                  <Button variant="secondary">{ui.t(`reminders.later_${by}`)}</Button>
                </Form>
              ))}
              {every > 0 && (
                <Form ui={ui} action={paths.reminder(id, 'stop')}>
                  <Button variant="secondary">{ui.t('reminders.stop')}</Button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
