import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { addDays, today } from '@/lib/dates';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Hold, Kept } from '@/lib/retention/queries';
import { CountsTable } from './counts';
import { stateWords } from './due';
import { SignInFirst } from './report';

export type KeptForms = { hold: FormState; lift: FormState; tell: FormState; erase: FormState };
type Props = {
  ui: Ui;
  caseId: string;
  kept: Kept;
  self: boolean;
  fresh: boolean;
  forms: KeptForms;
  done: string | null;
};

/** Until when a case's records are kept and what stands in the way: for its supported person, who can ask to keep them, and for a manager, who decides. */
export function KeptPage({ ui, caseId, kept, self, fresh, forms, done }: Props) {
  const notice = Object.values(forms).find((form) => form.notice)?.notice;
  const errors = Object.assign({}, ...Object.values(forms).map((form) => form.errors));
  const tellable = kept.keptUntil !== null && kept.keptUntil <= addDays(today(), 90);
  return (
    <>
      <BackLink ui={ui} href={self ? paths.records(caseId) : paths.retention(kept.agencyId)} />
      {notice ? (
        <Notice kind="warning">{ui.t(notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`retention.done.${done}`)}</Notice>
      )}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('retention.kept.title')}</h1>
      <p>
        {kept.keptUntil
          ? ui.t(self ? 'retention.kept.until_own' : 'retention.kept.until', { day: ui.day(kept.keptUntil), n: kept.years })
          : ui.t('retention.kept.open', { n: kept.years })}
      </p>
      {kept.keptUntil && (kept.because !== 'time' || kept.notBefore) && (
        <p>
          <b>{stateWords(ui, kept)}</b>
        </p>
      )}
      {self && kept.notBefore && (
        <Notice title={ui.t('retention.kept.announced', { day: ui.day(kept.notBefore) })}>
          <p>{ui.t('retention.kept.can')}</p>
          <p>
            <a className="alone" href={paths.takeout()}>
              {ui.t('takeout.link')}
            </a>
          </p>
        </Notice>
      )}
      <Holds ui={ui} caseId={caseId} holds={kept.holds} self={self} state={forms.lift} />
      <section aria-labelledby="keep">
        <h2 id="keep">{ui.t(self ? 'retention.hold.ask' : 'retention.hold.title')}</h2>
        <p>{ui.t(self ? 'retention.hold.ask_lead' : 'retention.hold.lead')}</p>
        <Form ui={ui} action={paths.kept(caseId, 'hold')}>
          <TextField
            ui={ui}
            name="reason"
            label={ui.t('retention.hold.reason')}
            hint={ui.t(self ? 'retention.hold.reason_hint_own' : 'retention.hold.reason_hint')}
            error={forms.hold.errors.reason}
            value={valueOf(forms.hold, 'reason')}
          />
          <DateField
            ui={ui}
            name="until"
            label={ui.t('retention.hold.until')}
            hint={ui.t('retention.hold.until_hint')}
            need="optional"
            error={forms.hold.errors.until}
            value={valueOf(forms.hold, 'until')}
          />
          <Button variant={self ? 'primary' : 'secondary'}>
            {ui.t(self ? 'retention.hold.ask_send' : 'retention.hold.send')}
          </Button>
        </Form>
      </section>
      {!self && kept.counts && (
        <section>
          <h2>{ui.t('retention.what')}</h2>
          {kept.firstOn && kept.lastOn && (
            <p>{ui.t('retention.report.from_to', { from: ui.day(kept.firstOn), to: ui.day(kept.lastOn) })}</p>
          )}
          <CountsTable ui={ui} counts={kept.counts} />
        </section>
      )}
      {!self && tellable && (
        <section aria-labelledby="tell">
          <h2 id="tell">{ui.t('retention.tell.title')}</h2>
          {kept.toldAt && kept.notBefore ? (
            <p>{ui.t('retention.tell.told', { day: ui.day(kept.toldAt), from: ui.day(kept.notBefore) })}</p>
          ) : (
            <>
              <p>{ui.t('retention.tell.lead')}</p>
              {!kept.account && <p>{ui.t('retention.tell.no_account')}</p>}
              <Form ui={ui} action={paths.kept(caseId, 'tell')}>
                <TextArea
                  ui={ui}
                  name="words"
                  label={ui.t('retention.tell.words')}
                  error={forms.tell.errors.words}
                  value={valueOf(forms.tell, 'words')}
                  rows={10}
                />
                <Button>{ui.t('retention.tell.send')}</Button>
              </Form>
            </>
          )}
        </section>
      )}
      {!self && kept.because === null && (
        <section aria-labelledby="erase">
          <h2 id="erase">{ui.t('retention.erase.title')}</h2>
          <p>{ui.t('retention.erase.lead')}</p>
          <p>{ui.t('retention.backups')}</p>
          {fresh ? (
            <Form ui={ui} action={paths.kept(caseId, 'erase')}>
              <Checkboxes
                ui={ui}
                name="sure"
                label={ui.t('retention.sure.label')}
                error={forms.erase.errors.sure}
                choices={[{ value: 'yes', label: ui.t('retention.erase.sure') }]}
              />
              <Button variant="danger">{ui.t('retention.erase.send')}</Button>
            </Form>
          ) : (
            <SignInFirst ui={ui} next={paths.kept(caseId)} />
          )}
        </section>
      )}
      {!self && (
        <Details summary={ui.t('retention.how.title')}>
          <ul className="dotted">
            {['counted', 'kept', 'people', 'audit', 'report'].map((key) => (
              <li key={key}>{ui.t(`retention.how.${key}`)}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** Who wants the records kept, until when; each is lifted with a reason. */
function Holds({ ui, caseId, holds, self, state }: { ui: Ui; caseId: string; holds: Hold[]; self: boolean; state: FormState }) {
  if (holds.length === 0) return null;
  const liftable = holds.filter((hold) => hold.inForce && (!self || hold.own));
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{ui.t('retention.hold.list')}</h2>
      <ul className="members">
        {holds.map((hold) => (
          <li key={hold.id}>
            <b>{ui.t(`retention.hold.${hold.own ? 'by_own' : 'by_agency'}`, { day: ui.day(hold.heldAt) })}</b>
            <p className="words">{ui.say(hold.reason)}</p>
            <p className="quiet">
              {hold.liftedAt
                ? ui.t('retention.hold.lifted', { day: ui.day(hold.liftedAt), reason: hold.liftedReason })
                : hold.until
                  ? ui.t(hold.inForce ? 'retention.hold.until_day' : 'retention.hold.over', { day: ui.day(hold.until) })
                  : ui.t('retention.hold.until_lifted')}
            </p>
          </li>
        ))}
      </ul>
      {liftable.length > 0 && (
        <Details summary={ui.t('retention.hold.lift')} open={Object.keys(state.errors).length > 0}>
          <Form ui={ui} action={paths.kept(caseId, 'lift')}>
            <Radios
              ui={ui}
              name="hold"
              label={ui.t('retention.hold.which')}
              error={state.errors.hold}
              value={valueOf(state, 'hold') || liftable[0]?.id}
              choices={liftable.map((hold) => ({ value: hold.id, label: ui.say(hold.reason) }))}
            />
            <TextField
              ui={ui}
              name="why"
              label={ui.t('retention.hold.lift_reason')}
              error={state.errors.why}
              value={valueOf(state, 'why')}
            />
            <Button variant="secondary">{ui.t('retention.hold.lift')}</Button>
          </Form>
        </Details>
      )}
    </section>
  );
}
