import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { type Note, type RecordRequest, shownOf } from '@/lib/records/model';

type Props = {
  ui: Ui;
  caseId: string;
  request: RecordRequest;
  state: FormState;
  period: { first: string; last: string } | null;
  notes: Note[];
};

/** A period, the notes of it, each to be shown or left out with a reason, and giving them. */
export function Prepare({ ui, caseId, request, state, period, notes }: Props) {
  const day = (name: 'first' | 'last') => (
    <DateField ui={ui} name={name} label={ui.t(`records.${name}`)} error={state.errors[name]} value={valueOf(state, name)} />
  );
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.records(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('records.prepare_title')}</h1>
      <p>{ui.t('records.prepare_lead')}</p>
      {request.wish && <p className="words">{ui.t('records.wished', { wish: request.wish })}</p>}
      <Form ui={ui} action={paths.recordRequest(caseId, request.id, 'period')}>
        {day('first')}
        {day('last')}
        <Button variant="secondary">{ui.t('records.collect')}</Button>
      </Form>
      {period && (
        <section>
          <h2>{ui.t('records.collected', { n: notes.length })}</h2>
          {notes.length === 0 && <Empty>{ui.t('records.collected_none')}</Empty>}
          <ol className="answers">
            {notes.map((note) => (
              <NoteOf key={note.id} ui={ui} caseId={caseId} requestId={request.id} note={note} />
            ))}
          </ol>
          <p>{ui.t('records.give_lead')}</p>
          <Form ui={ui} action={paths.recordRequest(caseId, request.id, 'give')}>
            <Hidden name="shown" value={shownOf(notes, period)} />
            <Button>{ui.t('records.give')}</Button>
          </Form>
        </section>
      )}
    </>
  );
}

function NoteOf({ ui, caseId, requestId, note }: { ui: Ui; caseId: string; requestId: string; note: Note }) {
  const { id, kind, occurredAt, authorName, authorReading, title, body, reason } = note;
  return (
    <li id={`n-${id}`} data-side="support_team">
      <p className="by">
        <Tag>{ui.t(`kinds.entry.${kind}`)}</Tag> {ui.name(authorName, authorReading)}{' '}
        <time dateTime={occurredAt.toISOString()}>{ui.say(ui.dayTime(occurredAt))}</time>
      </p>
      {title && (
        <p>
          <b>{ui.say(title)}</b>
        </p>
      )}
      {body && <p className="words">{ui.say(body)}</p>}
      {reason !== null && (
        <p>
          <b>{ui.t('records.withheld', { reason })}</b>
        </p>
      )}
      <Form ui={ui} action={paths.recordRequest(caseId, requestId, 'mark')}>
        <Hidden name="entry" value={id} />
        {reason === null ? (
          <Details summary={ui.t('records.withhold')}>
            <label>
              {ui.t('records.reason')} <small>{ui.t('records.reason_hint')}</small>
              <input className="input" name="reason" type="text" autoComplete="off" />
            </label>
            <Button variant="secondary">{ui.t('records.reason_save')}</Button>
          </Details>
        ) : (
          <>
            <Hidden name="reason" value="" />
            <Button variant="secondary">{ui.t('records.show_again')}</Button>
          </>
        )}
      </Form>
    </li>
  );
}
