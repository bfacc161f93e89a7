import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { TextArea } from '@/components/ui/text-area';
import type { Side } from '@/lib/consents/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Top } from './team-forms';

type Props = { ui: Ui; caseId: string; side: Side; state: FormState; personName: string; without: boolean };

/** A support worker writes down that a person without an account takes a consent back: what, and how they said it. Others do it themselves. */
export function StopForThem({ ui, caseId, side, state, personName, without }: Props) {
  const { errors } = state;
  return (
    <>
      <Top ui={ui} caseId={caseId} state={state} />
      <h1>{ui.t('consents.stop.title')}</h1>
      <p>{ui.name(side.label, side.reading)}</p>
      <p>{without ? ui.t('consents.stop.lead', { name: personName }) : ui.t('errors.conflict.ND026')}</p>
      {side.inForce.length === 0 && <p>{ui.t('consents.nothing')}</p>}
      {without && side.inForce.length > 0 && (
        <Form ui={ui} action={paths.consentOf(caseId, side.id, 'stop/save')}>
          <Hidden name="categories[]" value="" />
          <Checkboxes
            ui={ui}
            name="categories"
            label={ui.t('consents.stop.categories')}
            error={errors.categories}
            values={valuesOf(state, 'categories')}
            choices={side.inForce.map(({ category }) => ({
              value: category,
              label: ui.t(`categories.${category}.title`),
              hint: ui.t(`consents.reads.${side.kind}.${category}`),
            }))}
          />
          <TextArea
            ui={ui}
            name="said"
            label={ui.t('consents.stop.said')}
            hint={ui.t('consents.stop.said_hint')}
            error={errors.said}
            value={valueOf(state, 'said')}
            max={1000}
          />
          <Button variant="danger">{ui.t('consents.stop.save')}</Button>
        </Form>
      )}
    </>
  );
}
