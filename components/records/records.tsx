import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { RecordRequest } from '@/lib/records/model';

type Props = {
  ui: Ui;
  caseId: string;
  self: boolean;
  requests: RecordRequest[];
  state: FormState;
  done: string | null;
};

/** That such notes exist as a kind, how to ask to see them, and every request with what became of it. */
export function Records({ ui, caseId, self, requests, state, done }: Props) {
  const open = requests.find(({ endedAt }) => endedAt === null);
  return (
    <>
      <BackLink ui={ui} href={paths.conversations(caseId)} />
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`records.done.${done}`)}</Notice>
      )}
      <h1>{ui.t('records.title')}</h1>
      {self ? (
        <>
          <p>{ui.t('records.what')}</p>
          <p>{ui.t('records.right')}</p>
          <p>{ui.t('records.limits')}</p>
          <p>
            <a className="alone" href={paths.takeout()}>
              {ui.t('takeout.link')}
            </a>
          </p>
          <p>
            <a className="alone" href={paths.kept(caseId)}>
              {ui.t('retention.kept.title')}
            </a>
          </p>
        </>
      ) : (
        <p>{ui.t('records.what_team')}</p>
      )}
      {open ? (
        <OpenRequest ui={ui} caseId={caseId} self={self} request={open} />
      ) : (
        <Form ui={ui} action={paths.records(caseId, 'ask')}>
          <TextField
            ui={ui}
            name="wish"
            label={ui.t('records.wish')}
            hint={ui.t('records.wish_hint')}
            need="optional"
            error={state.errors.wish}
            value={valueOf(state, 'wish')}
          />
          <Button variant={self ? 'primary' : 'secondary'}>{ui.t(`records.${self ? 'ask' : 'ask_team'}`)}</Button>
        </Form>
      )}
      <section>
        <h2>{ui.t('records.history')}</h2>
        {requests.length === 0 && <Empty>{ui.t('records.none')}</Empty>}
        <ul className="dotted">
          {requests.map((request) => (
            <li key={request.id}>
              <Became ui={ui} caseId={caseId} request={request} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The request that waits: for the person to take back, for the team to answer. */
function OpenRequest({ ui, caseId, self, request }: Pick<Props, 'ui' | 'caseId' | 'self'> & { request: RecordRequest }) {
  return (
    <section className="waiting">
      <p>{self ? ui.t('records.asked', { day: ui.day(request.askedAt) }) : <Asked ui={ui} request={request} />}</p>
      {request.wish && <p className="words">{ui.t('records.wished', { wish: request.wish })}</p>}
      <div className="actions">
        {self ? (
          <Form ui={ui} action={paths.recordRequest(caseId, request.id, 'take-back')}>
            <Button variant="secondary">{ui.t('records.take_back')}</Button>
          </Form>
        ) : (
          <LinkButton href={paths.recordRequest(caseId, request.id)}>{ui.t('records.prepare')}</LinkButton>
        )}
      </div>
    </section>
  );
}

const Asked = ({ ui, request }: { ui: Ui; request: RecordRequest }) =>
  ui.t(`records.${request.byTeam ? 'asked_by_team' : 'asked_of'}`, { day: ui.day(request.askedAt), name: request.askedBy });

function Became({ ui, caseId, request }: { ui: Ui; caseId: string; request: RecordRequest }) {
  const { given, endedAt } = request;
  return (
    <>
      <Asked ui={ui} request={request} />
      {given && (
        <>
          <br />
          {ui.t('records.given', {
            day: ui.day(given.givenAt),
            name: given.givenBy,
            from: ui.day(given.firstDay),
            until: ui.day(given.lastDay),
            n: given.items.length,
          })}{' '}
          <a className="alone" href={paths.recordRequest(caseId, request.id, 'pdf')}>
            {ui.t('records.pdf')}
          </a>
        </>
      )}
      {!given && endedAt && (
        <>
          <br />
          {ui.t('records.taken_back', { day: ui.day(endedAt) })}
        </>
      )}
    </>
  );
}
