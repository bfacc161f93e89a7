import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { asks, type ClockFact, type PaperKind, priorServices, whoseChoices } from '@/lib/clock/facts';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { factWords } from './words';

type Props = { ui: Ui; caseId: string; state: FormState };

/** Writes one paper down: only what that paper says is asked. */
export function RecordFact({ ui, caseId, kind, state }: Props & { kind: PaperKind }) {
  const wanted = asks[kind];
  const field = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  return (
    <>
      <BackLink ui={ui} href={paths.clock(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t(`clock.kind.${kind}`)}</h1>
      <p>{ui.t(`clock.record.lead.${kind}`)}</p>
      <Form ui={ui} action={paths.recordFact(caseId, kind, 'save')}>
        <Hidden name="kind" value={kind} />
        {wanted.service && (
          <Radios
            {...field('service')}
            label={ui.t('clock.record.service')}
            choices={priorServices.map((value) => ({ value, label: ui.t(`clock.service.${value}`) }))}
          />
        )}
        {wanted.office && (
          <TextField {...field('office')} label={ui.t('clock.record.office')} need="optional" maxLength={200} />
        )}
        {wanted.yen && (
          <TextField
            {...field('yen')}
            label={ui.t(kind === 'share' ? 'clock.record.yen_said' : 'clock.record.yen')}
            hint={ui.t('clock.record.yen_hint')}
            inputMode="numeric"
          />
        )}
        {wanted.whose && (
          <Radios
            {...field('whose')}
            label={ui.t(`clock.record.whose.${wanted.whose}`)}
            hint={ui.t(`clock.record.whose.${wanted.whose}_hint`)}
            need="optional"
            choices={whoseChoices[wanted.whose].map((value) => ({
              value,
              label: ui.t(`clock.whose.${wanted.whose}.${value}`),
            }))}
          />
        )}
        {wanted.number && (
          <TextField
            {...field('number')}
            label={ui.t('clock.record.number')}
            hint={ui.t('clock.record.number_hint')}
            need="optional"
            inputMode="numeric"
          />
        )}
        <DateField {...field('from')} label={ui.t(wanted.to === 'none' ? 'clock.record.on' : 'clock.record.from')} />
        {wanted.to !== 'none' && (
          <DateField
            {...field('to')}
            label={ui.t('clock.record.to')}
            {...(wanted.to === 'open' && { hint: ui.t('clock.record.to_open'), need: 'optional' as const })}
          />
        )}
        {wanted.reason && (
          <TextArea {...field('reason')} label={ui.t('clock.record.reason')} hint={ui.t('clock.record.reason_hint')} />
        )}
        {wanted.decision && (
          <TextField
            {...field('reason')}
            label={ui.t('clock.record.decision')}
            hint={ui.t('clock.record.decision_hint')}
            need="optional"
            maxLength={1000}
          />
        )}
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </>
  );
}

/** Takes a fact back. What replaces it is written down afterwards. */
export function TakeBackFact({ ui, caseId, fact, state }: Props & { fact: ClockFact }) {
  return (
    <>
      <BackLink ui={ui} href={paths.clock(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('clock.take_back.title')}</h1>
      <p>
        <b>{ui.t(`clock.kind.${fact.kind}`)}</b>
        <br />
        {factWords(ui, fact)}
      </p>
      <p>{ui.t('clock.take_back.lead')}</p>
      <Form ui={ui} action={paths.takeBackFact(caseId, fact.id, 'now')}>
        <TextArea
          ui={ui}
          name="reason"
          label={ui.t('clock.take_back.reason')}
          error={state.errors.reason}
          value={valueOf(state, 'reason')}
        />
        <Button variant="danger">{ui.t('clock.take_back.now')}</Button>
      </Form>
    </>
  );
}
