import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { Outside } from '@/components/safety/outside';
import { WayOut } from '@/components/safety/way-out';
import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { undoUntil } from '@/lib/concerns/model';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  entry: Entry;
  circle: Circle;
  agency: { name: string; phone: string; hours: string };
  notice: string | undefined;
};

/** It has been sent: what happens next, and how to take it back. */
export function Sent({ ui, caseId, entry, circle, agency, notice }: Props) {
  const until = undoUntil(entry.createdAt);
  return (
    <>
      {entry.category === 'safety' && <WayOut ui={ui} />}
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('concerns.sent.title')}</h1>
      <Readers ui={ui} circle={circle} audience={entry.audience} category={entry.category} own />
      <h2>{ui.t('concerns.sent.next')}</h2>
      <ol className="next">
        <li>
          {ui.t(entry.restricted ? 'safety.sent' : 'concerns.sent.read')}
          {agency.hours && <span className="line">{ui.t('concerns.sent.hours', { hours: agency.hours })}</span>}
        </li>
        <li>{ui.t('concerns.sent.reply')}</li>
        <li>{ui.t('concerns.sent.urgent', { phone: agency.phone })}</li>
      </ol>
      <div className="actions">
        <LinkButton href={paths.entry(caseId, entry.id)}>{ui.t('concerns.sent.see')}</LinkButton>
        <a href={paths.home()}>{ui.t('concerns.sent.home')}</a>
      </div>
      {entry.category === 'safety' && <Outside ui={ui} />}
      {until > new Date() && (
        <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'undo')}>
          <p>{ui.t('concerns.sent.undo', { time: ui.time(until) })}</p>
          <Button variant="secondary">{ui.t('common.undo')}</Button>
        </Form>
      )}
    </>
  );
}
