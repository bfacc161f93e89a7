import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { occasions, type Side, seenOf } from '@/lib/consents/model';
import { guardianWords } from '@/lib/consents/paper';
import type { Guardian } from '@/lib/consents/queries';
import { type Category, categories, mayBeTold } from '@/lib/entries/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { WhatFields } from './what-fields';

type Props = { ui: Ui; caseId: string; side: Side; state: FormState };

/** What a form of the support team begins with: what is wrong, and the way back. */
export function Top({ ui, caseId, state }: Pick<Props, 'ui' | 'caseId' | 'state'>) {
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.consents(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
    </>
  );
}

const choicesOf = (ui: Ui, some: readonly Category[]) =>
  some.map((category) => ({ value: category, label: ui.t(`categories.${category}.title`) }));

/** A support worker asks the person to look at a consent again, or for a new one. */
export function Ask({ ui, caseId, side, state, personName }: Props & { personName: string }) {
  const { errors } = state;
  return (
    <>
      <Top ui={ui} caseId={caseId} state={state} />
      <h1>{ui.t('consents.ask.title')}</h1>
      <p>{ui.name(side.label, side.reading)}</p>
      <p>{ui.t('consents.ask.lead', { name: personName })}</p>
      <Form ui={ui} action={paths.consentOf(caseId, side.id, 'ask/send')}>
        <Radios
          ui={ui}
          name="occasion"
          label={ui.t('consents.ask.occasion')}
          error={errors.occasion}
          value={valueOf(state, 'occasion')}
          choices={occasions.map((occasion) => ({ value: occasion, label: ui.t(`consents.occasion.${occasion}`) }))}
        />
        <Hidden name="categories[]" value="" />
        <Checkboxes
          ui={ui}
          name="categories"
          label={ui.t('consents.ask.categories')}
          error={errors.categories}
          values={valuesOf(state, 'categories')}
          choices={choicesOf(
            ui,
            categories.filter((category) => mayBeTold(side.kind, category)),
          )}
        />
        <TextArea
          ui={ui}
          name="reason"
          label={ui.t('consents.ask.reason')}
          hint={ui.t('consents.ask.reason_hint')}
          error={errors.reason}
          value={valueOf(state, 'reason')}
          max={1000}
        />
        <Button>{ui.t('consents.ask.send')}</Button>
      </Form>
    </>
  );
}

/** A support worker writes down a consent that was given on paper. */
export function Paper({ ui, caseId, side, state }: Props) {
  return (
    <>
      <Top ui={ui} caseId={caseId} state={state} />
      <h1>{ui.t('consents.paper.title')}</h1>
      <p>{ui.name(side.label, side.reading)}</p>
      <p>{ui.t('consents.paper.lead')}</p>
      <Form ui={ui} action={paths.consentOf(caseId, side.id, 'paper/save')}>
        <Hidden name="seen" value={seenOf(side.inForce)} />
        <DateField ui={ui} name="on" label={ui.t('consents.paper.on')} error={state.errors.on} value={valueOf(state, 'on')} />
        <TextField
          ui={ui}
          name="witness"
          label={ui.t('consents.paper.witness')}
          error={state.errors.witness}
          value={valueOf(state, 'witness')}
          maxLength={200}
        />
        <WhatFields ui={ui} side={side} scope={null} state={state} calm={false} />
        <Button>{ui.t('consents.paper.save')}</Button>
      </Form>
    </>
  );
}

type GuardiansProps = Omit<Props, 'side'> & {
  guardians: Guardian[];
  possible: { id: string; name: string; label: string }[];
};

/** The guardians of a case, and recording one. */
export function Guardians({ ui, caseId, state, guardians, possible }: GuardiansProps) {
  const { errors } = state;
  return (
    <>
      <Top ui={ui} caseId={caseId} state={state} />
      <h1>{ui.t('consents.guardians.title')}</h1>
      <p>{ui.t('consents.guardians.lead')}</p>
      {guardians.length === 0 && <Empty>{ui.t('consents.guardians.none')}</Empty>}
      <ul>
        {guardians.map((guardian) => (
          <li key={guardian.id}>
            {ui.say(guardianWords(ui, guardian))}
            {!guardian.endedAt && (
              <Form ui={ui} action={paths.endGuardian(caseId, guardian.id)}>
                <Button variant="danger">{ui.t('consents.guardians.end')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {possible.length === 0 ? (
        <p>{ui.t('consents.guardians.member_none')}</p>
      ) : (
        <Form ui={ui} action={paths.guardians(caseId, 'save')}>
          <Radios
            ui={ui}
            name="member"
            label={ui.t('consents.guardians.member')}
            error={errors.member}
            value={valueOf(state, 'member')}
            choices={possible.map(({ id, name, label }) => ({ value: id, label: ui.say(name), hint: ui.say(label) }))}
          />
          <Hidden name="categories[]" value="" />
          <Checkboxes
            ui={ui}
            name="categories"
            label={ui.t('consents.guardians.scope')}
            error={errors.categories}
            values={valuesOf(state, 'categories')}
            choices={choicesOf(ui, categories)}
          />
          <DateField
            ui={ui}
            name="from"
            label={ui.t('consents.guardians.from')}
            error={errors.from}
            value={valueOf(state, 'from')}
          />
          <DateField
            ui={ui}
            name="until"
            label={ui.t('consents.guardians.until')}
            error={errors.until}
            value={valueOf(state, 'until')}
          />
          <TextField
            ui={ui}
            name="document"
            label={ui.t('consents.guardians.document')}
            hint={ui.t('consents.guardians.document_hint')}
            error={errors.document}
            value={valueOf(state, 'document')}
            maxLength={500}
          />
          <Button>{ui.t('consents.guardians.save')}</Button>
        </Form>
      )}
    </>
  );
}
