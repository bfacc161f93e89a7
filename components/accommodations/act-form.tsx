import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import { type Act, burdens, type DialogueSide, effects, occasions, partNames, stepDraft } from '@/lib/accommodations/model';
import type { Accommodation, Colleague } from '@/lib/accommodations/queries';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { AboutChoice } from './about';
import { AskedParts } from './parts';
import { ChangeKnowing } from './who-may-know';

type Props = {
  ui: Ui;
  caseId: string;
  act: Act;
  found: Accommodation;
  /** The readers of what is sent: the dialogue's, and with the person's "ask" the company. */
  circle: Circle;
  audience: string[];
  category: Entry['category'];
  state: FormState;
  side: DialogueSide | null;
  colleagues: Colleague[];
  advice: Advice | null;
};

/** One act of a dialogue with what it needs, and who will read it. */
export function ActForm({ ui, caseId, act, found, circle, audience, category, state, side, colleagues, advice }: Props) {
  const { errors } = state;
  const said = found.parts && ['partly', 'not_now', 'yes', 'accept'].includes(act) ? found.parts : null;
  const approving = act === 'ask' && found.state === 'draft';
  const knowing = (
    <ChangeKnowing
      ui={ui}
      colleagues={colleagues}
      state={state}
      now={found.knowing}
      widens={side === 'supported_person' || found.state === 'draft'}
      open={act === 'know'}
    />
  );
  return (
    <>
      <BackLink ui={ui} href={paths.accommodation(caseId, found.id)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t(`accommodations.form.${act}.title`)}</h1>
      <p>{ui.t(`accommodations.form.${act}.lead`)}</p>
      {said && <AskedParts ui={ui} parts={said} />}
      {approving && found.parts && <AskedParts ui={ui} parts={found.parts} knowing={found.knowing} />}
      <Form ui={ui} action={paths.accommodation(caseId, found.id, 'step')}>
        <Hidden name="act" value={act} />
        <Hidden name="version" value={String(found.version)} />
        {act === 'know' && knowing}
        {act === 'not_now' && (
          <>
            <Hidden name="burdens[]" value="" />
            <Checkboxes
              ui={ui}
              name="burdens"
              label={ui.t('accommodations.burdens.title')}
              hint={ui.t('accommodations.burdens.hint')}
              need="required"
              error={errors.burdens}
              values={valuesOf(state, 'burdens')}
              choices={burdens.map((burden) => ({ value: burden, label: ui.t(`accommodations.burdens.${burden}`) }))}
            />
          </>
        )}
        {(act === 'felt' || act === 'seen') && (
          <Radios
            ui={ui}
            name="effect"
            label={ui.t('accommodations.effect.title')}
            error={errors.effect}
            value={valueOf(state, 'effect')}
            choices={effects.map((effect) => ({ value: effect, label: ui.t(`accommodations.effect.${effect}`) }))}
          />
        )}
        {act === 'recheck' && (
          <Radios
            ui={ui}
            name="occasion"
            label={ui.t('accommodations.occasion.title')}
            error={errors.occasion}
            value={valueOf(state, 'occasion')}
            choices={occasions.map((occasion) => ({ value: occasion, label: ui.t(`accommodations.occasion.${occasion}`) }))}
          />
        )}
        {(act === 'try' || act === 'place') && (
          <DateField
            ui={ui}
            name="starts"
            label={ui.t('accommodations.starts')}
            near={[0, 1, 7]}
            error={errors.starts}
            value={valueOf(state, 'starts')}
          />
        )}
        {['try', 'place', 'keep'].includes(act) && (
          <DateField
            ui={ui}
            name="review"
            label={ui.t('accommodations.review')}
            hint={ui.t('accommodations.review_hint')}
            error={errors.review}
            value={valueOf(state, 'review')}
          />
        )}
        {act === 'revise' || (act === 'ask' && !approving) ? (
          partNames.map((name) => (
            <TextArea
              key={name}
              ui={ui}
              name={name}
              label={ui.t(`accommodations.parts.${name}`)}
              hint={ui.t(`accommodations.question.${name}.hint`)}
              need={name === 'obstacle' ? 'required' : 'optional'}
              error={errors[name]}
              value={valueOf(state, name)}
              rows={name === 'obstacle' ? 4 : 2}
            />
          ))
        ) : approving ? null : (
          <TextArea
            ui={ui}
            name="words"
            label={ui.t(`accommodations.form.${act}.words`)}
            need={['partly', 'not_now', 'try'].includes(act) ? 'required' : 'optional'}
            error={errors.words}
            value={valueOf(state, 'words')}
            rows={3}
          />
        )}
        {act === 'ask' && !approving && <AboutChoice ui={ui} what="worry" value={valueOf(state, 'worry')} />}
        {((act === 'ask' && !approving) || act === 'try' || act === 'place') && (
          <AboutChoice ui={ui} what="measure" value={valueOf(state, 'measure')} />
        )}
        {act === 'not_now' && (
          <TextArea
            ui={ui}
            name="instead"
            label={ui.t('accommodations.instead')}
            need="required"
            error={errors.instead}
            value={valueOf(state, 'instead')}
            rows={3}
          />
        )}
        {act !== 'know' && !['none', 'end', 'withdraw'].includes(act) && !approving && knowing}
        <Autosave ui={ui} draftKey={stepDraft(found.id, act)} />
        <WordingAdvice ui={ui} advice={advice} team={side === 'support_team'} carried={!approving} />
        <Readers ui={ui} circle={circle} audience={audience} category={category} />
        <div className="actions">
          <Button variant={act === 'end' || act === 'withdraw' ? 'danger' : 'primary'}>
            {ui.t(`accommodations.form.${act}.send`)}
          </Button>
        </div>
      </Form>
    </>
  );
}
