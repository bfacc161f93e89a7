import { listWords, partyWords } from '@/components/audience/words';
import { OfficeChoice } from '@/components/directory/choice';
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
import { TextField } from '@/components/ui/text-field';
import type { CaseHead } from '@/lib/cases/model';
import type { Guardian } from '@/lib/consents/queries';
import type { ToChoose } from '@/lib/directory/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import {
  type Act,
  categoryOf,
  guardianHows,
  guardianParts,
  handed,
  hows,
  isWithoutPerson,
  ownAnswers,
  stepDraft,
  stepForms,
} from '@/lib/plans/model';
import type { PlanInFull } from '@/lib/plans/queries';
import { howsOf } from '@/lib/plans/words';

type Props = {
  ui: Ui;
  head: CaseHead;
  act: Act;
  found: PlanInFull;
  guardians: Guardian[];
  offices: ToChoose | undefined;
  state: FormState;
};

/** One act of a plan, with what it needs. */
export function PlanActForm({ ui, head, act, found: { plan, parts, goals, taken }, guardians, offices, state }: Props) {
  const { errors } = state;
  const asks = (field: string) => field in stepForms[act].shape;
  const wordsNeeded = ['not_yet', 'monitor', 'evaluate', 'rework', 'guardian'].includes(act);
  const named = act === 'confirm' && isWithoutPerson(taken) ? 'confirm_guardian' : act;
  const handedBy = { deliver: handed, guardian: guardianHows } as Partial<Record<Act, readonly string[]>>;
  // Whether the person themself has signed is asked where there is somebody beside them.
  const silent = act === 'paper' && (guardians.length > 0 || 'person' in errors);
  return (
    <>
      <BackLink ui={ui} href={paths.plan(head.id, plan.id)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t(`plans.act.${named}`)}</h1>
      <p>{ui.t(`plans.form.${named}.lead`)}</p>
      {act === 'agree' && (
        <>
          <h2>{ui.t('plans.goals.title')}</h2>
          <ul className="dotted">
            {goals.map((goal) => (
              <li key={goal.id}>
                <b>{ui.say(goal.words)}</b>
                {goal.detail.support && (
                  <>
                    <br />
                    {ui.t('plans.goal.support')}：{ui.say(goal.detail.support)}
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Form ui={ui} action={paths.plan(head.id, plan.id, 'step')}>
        <Hidden name="act" value={act} />
        <Hidden name="version" value={valueOf(state, 'version')} />
        {act === 'guardian' && (
          <>
            <Radios
              ui={ui}
              name="guardian"
              label={ui.t('plans.form.guardian_who')}
              hint={
                guardians.length === 0 ? (
                  <a href={paths.guardians(head.id)}>{ui.t('consents.act.guardians')}</a>
                ) : (
                  ui.t('plans.form.guardian_hint')
                )
              }
              error={errors.guardian}
              value={valueOf(state, 'guardian')}
              choices={guardians.map((one) => ({
                value: one.id,
                label: ui.name(one.name, one.reading),
                ...(one.endedAt && { hint: ui.t('consents.guardians.ended', { day: ui.day(one.endedAt) }) }),
              }))}
            />
            <Radios
              ui={ui}
              name="what"
              label={ui.t('plans.form.guardian_what')}
              error={errors.what}
              value={valueOf(state, 'what')}
              choices={guardianParts.map((value) => ({ value, label: ui.t(`plans.guardian.${value}`) }))}
            />
          </>
        )}
        {asks('on') && (
          <DateField
            ui={ui}
            name="on"
            label={ui.t(`plans.form.on.${act}`)}
            near={[0]}
            error={errors.on}
            value={valueOf(state, 'on')}
          />
        )}
        {asks('how') && (
          <Radios
            ui={ui}
            name="how"
            label={ui.t(
              act === 'deliver' ? 'plans.form.handed' : act === 'guardian' ? 'plans.form.guardian_how' : 'plans.form.how',
            )}
            error={errors.how}
            value={valueOf(state, 'how')}
            choices={(handedBy[act] ?? hows).map((value) => ({ value, label: ui.t(`plans.form.${howsOf(act)}.${value}`) }))}
          />
        )}
        {asks('with') && (
          <TextField
            ui={ui}
            name="with"
            label={ui.t('plans.form.with')}
            hint={ui.t('plans.form.with_hint')}
            error={errors.with}
            value={valueOf(state, 'with')}
          />
        )}
        {asks('person') && (act === 'meet' || silent) && (
          <Radios
            ui={ui}
            name="person"
            label={ui.t(silent ? 'plans.form.signed' : 'plans.form.person')}
            error={errors.person}
            value={valueOf(state, 'person')}
            choices={(['yes', 'no'] as const).map((value) => ({
              value,
              label: ui.t(silent ? `plans.form.signed_${value}` : `plans.form.person_${value}`),
            }))}
          />
        )}
        {asks('witness') && (
          <TextField
            ui={ui}
            name="witness"
            label={ui.t('plans.form.witness')}
            error={errors.witness}
            value={valueOf(state, 'witness')}
          />
        )}
        {asks('to_whom') && <OfficeChoice ui={ui} state={state} offices={offices} />}
        {asks('to_whom') && (
          <TextField
            ui={ui}
            name="to_whom"
            label={ui.t('plans.form.to_whom')}
            need="optional"
            error={errors.to_whom}
            value={valueOf(state, 'to_whom')}
          />
        )}
        {asks('why') && (act !== 'paper' || silent) && (
          <TextField
            ui={ui}
            name="why"
            label={ui.t(
              act === 'meet' ? 'plans.form.why_absent' : act === 'paper' ? 'plans.form.why_silent' : 'plans.form.why_no_copy',
            )}
            need="optional"
            error={errors.why}
            value={valueOf(state, 'why')}
          />
        )}
        {act === 'guardian' && (
          <Radios
            ui={ui}
            name="answer"
            label={ui.t('plans.form.answer')}
            error={errors.answer}
            value={valueOf(state, 'answer')}
            choices={ownAnswers.map((value) => ({ value, label: ui.t(`plans.form.answers.${value}`) }))}
          />
        )}
        {asks('parties') && <SidesToShow {...{ ui, head, parts, goals, state }} />}
        {asks('words') && (
          <TextArea
            ui={ui}
            name="words"
            label={ui.t(`plans.form.words.${act}`)}
            need={wordsNeeded ? 'required' : 'optional'}
            error={errors.words}
            value={valueOf(state, 'words')}
            rows={4}
          />
        )}
        {asks('words') && <Autosave ui={ui} draftKey={stepDraft(plan.id, act)} />}
        <div className="actions">
          <Button variant={act === 'drop' ? 'danger' : 'primary'}>{ui.t(`plans.form.send.${act}`)}</Button>
        </div>
      </Form>
    </>
  );
}

/** The sides that the person may show the plan to, and what of it each would read by their consents now. */
function SidesToShow({
  ui,
  head,
  parts,
  goals,
  state,
}: Pick<PlanInFull, 'parts' | 'goals'> & Pick<Props, 'ui' | 'head' | 'state'>) {
  const sides = head.parties.filter((party) => party.open && ['family', 'employer', 'partner'].includes(party.kind));
  if (sides.length === 0) return null;
  const reads = (partyId: string) => {
    const may = (category: string) => head.consented.includes(`${partyId}:${category}`);
    const titles = [
      ...parts
        .filter(({ section, words }) => words.trim() && may(categoryOf(section)))
        .map(({ section }) => ui.text(`plans.sections.${section}.title`)),
      ...goals.filter(({ category }) => may(category)).map(({ words }) => `「${words}」`),
    ];
    return titles.length > 0 ? ui.t('plans.form.side_reads', { what: listWords(ui, titles) }) : ui.t('plans.form.side_nothing');
  };
  return (
    <>
      <Hidden name="parties[]" value="" />
      <Checkboxes
        ui={ui}
        name="parties"
        label={ui.t('plans.form.parties')}
        hint={ui.t('plans.form.parties_hint')}
        error={state.errors.parties}
        values={valuesOf(state, 'parties')}
        choices={sides.map((party) => ({ value: party.id, label: ui.say(partyWords(ui, head, party)), hint: reads(party.id) }))}
      />
    </>
  );
}
