import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import type { Ui } from '@/lib/i18n/ui';
import { type NoticeRow, toDoOf } from '@/lib/notices/model';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { personId: string };
  row: NoticeRow;
  until: Date;
  /** Of its thread: what can be done about the thread stands at its newest notice alone. */
  newest: boolean;
};

/** Acts that need no words: one tap. */
const atOnce = ['yes', 'accept'];

/** What can be done about a notice without going there first; and having read it. */
export function NoticeActs({ ui, me, row, until, newest }: Props) {
  const { answers, take, write } = toDoOf(row);
  const thread = row.threadId ?? row.id;
  return (
    <div className="actions">
      {newest &&
        answers.map((act) =>
          atOnce.includes(act) ? (
            <Form key={act} ui={ui} action={paths.accommodation(row.caseId, thread, 'step')}>
              <Hidden name="act" value={act} />
              <Hidden name="version" value={String(row.dialogue?.version)} />
              <Button variant="secondary">{ui.t(`accommodations.act.${act}`)}</Button>
            </Form>
          ) : (
            <LinkButton key={act} variant="secondary" href={paths.accommodation(row.caseId, thread, act)}>
              {ui.t(`accommodations.act.${act}`)}
            </LinkButton>
          ),
        )}
      {newest && take && (
        <Form ui={ui} action={paths.entryStep(row.caseId, thread, 'status')}>
          <Hidden name="version" value={String(row.free?.version)} />
          <Hidden name="status" value="working" />
          <Hidden name="owner" value={me.personId} />
          <Hidden name="due" value={row.free?.due ?? ''} />
          <Button variant="secondary">{ui.t('notices.take')}</Button>
        </Form>
      )}
      {newest && write && (
        <LinkButton variant="secondary" href={`${paths.entry(row.caseId, thread)}#answer`}>
          {ui.t('notices.write')}
        </LinkButton>
      )}
      <Form ui={ui} action={paths.readNotices()}>
        <Hidden name="entry" value={row.id} />
        <Hidden name="until" value={until.toISOString()} />
        <Button variant="quiet">{ui.t('notices.read_one')}</Button>
      </Form>
    </div>
  );
}
