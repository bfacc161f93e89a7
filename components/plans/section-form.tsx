import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { goalCategories, goalDraft, goalParts, type Section, sectionDraft } from '@/lib/plans/model';
import type { Goal } from '@/lib/plans/queries';
import type { Advice } from '@/lib/wording/model';

type Props = { ui: Ui; caseId: string; planId: string; state: FormState; advice: Advice | null };

/** Writing a section. When somebody else was quicker, their text stands above one's own. */
export function SectionForm({ ui, caseId, planId, section, state, advice, now }: Props & { section: Section; now: string }) {
  return (
    <>
      <BackLink ui={ui} href={paths.plan(caseId, planId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t(`plans.sections.${section}.title`)}</h1>
      {state.notice && <NowWritten ui={ui} words={now} />}
      <Form ui={ui} action={paths.plan(caseId, planId, `sections/${section}/save`)}>
        <Hidden name="version" value={valueOf(state, 'version')} />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('plans.section.words')}
          hint={ui.t(`plans.sections.${section}.hint`)}
          error={state.errors.words}
          value={valueOf(state, 'words')}
          rows={8}
          max={5000}
        />
        <Autosave ui={ui} draftKey={sectionDraft(planId, section)} />
        <WordingAdvice ui={ui} advice={advice} title="plans.wording" team />
        <div className="actions">
          <Button>{ui.t('plans.section.save')}</Button>
        </div>
      </Form>
    </>
  );
}

const NowWritten = ({ ui, words }: { ui: Ui; words: string }) => (
  <section className="act">
    <h2>{ui.t('plans.section.now')}</h2>
    <p className="words">{words.trim() ? ui.say(words) : ui.t('plans.section.empty')}</p>
  </section>
);

/** Writing a goal with its small steps; `now`: the goal as it stands, unless it is new. */
export function GoalForm({ ui, caseId, planId, state, advice, now }: Props & { now: Goal | null }) {
  const { errors } = state;
  const long = (name: (typeof goalParts)[number]) => ['need', 'support', 'self'].includes(name);
  return (
    <>
      <BackLink ui={ui} href={paths.plan(caseId, planId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('plans.goal.new')}</h1>
      <p>{ui.t('plans.own_words_only')}</p>
      {state.notice && now && (
        <NowWritten
          ui={ui}
          words={[
            now.words,
            ...now.steps.map(({ words }) => `・${words}`),
            ...goalParts.map((part) => now.detail[part] ?? ''),
          ].join('\n')}
        />
      )}
      <Form ui={ui} action={paths.plan(caseId, planId, 'goals/save')}>
        <Hidden name="version" value={valueOf(state, 'version')} />
        <Hidden name="goal" value={valueOf(state, 'goal')} />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t('plans.goal.words')}
          hint={ui.t('plans.goal.words_hint')}
          need="required"
          error={errors.words}
          value={valueOf(state, 'words')}
          rows={3}
        />
        <TextArea
          ui={ui}
          name="steps"
          label={ui.t('plans.goal.steps')}
          hint={ui.t('plans.goal.steps_hint')}
          need="optional"
          error={errors.steps}
          value={valueOf(state, 'steps')}
          rows={4}
        />
        <Select
          ui={ui}
          name="category"
          label={ui.t('plans.goal.category')}
          hint={ui.t('plans.goal.category_hint')}
          error={errors.category}
          value={valueOf(state, 'category')}
          options={goalCategories.map((category) => ({ value: category, label: ui.text(`categories.${category}.title`) }))}
        />
        {goalParts.map((name) => {
          const field = {
            ui,
            name,
            label: ui.t(`plans.goal.${name}`),
            need: name === 'support' || name === 'who' ? ('required' as const) : ('optional' as const),
            error: errors[name],
            value: valueOf(state, name),
          };
          return long(name) ? <TextArea key={name} {...field} rows={3} /> : <TextField key={name} {...field} />;
        })}
        <DateField
          ui={ui}
          name="from"
          label={ui.t('plans.goal.from')}
          need="optional"
          error={errors.from}
          value={valueOf(state, 'from')}
          near={[0]}
        />
        <DateField
          ui={ui}
          name="to"
          label={ui.t('plans.goal.to')}
          need="optional"
          error={errors.to}
          value={valueOf(state, 'to')}
        />
        <Autosave ui={ui} draftKey={goalDraft(planId, now?.id ?? 'new')} />
        <WordingAdvice ui={ui} advice={advice} title="plans.wording" team />
        <div className="actions">
          <Button>{ui.t('plans.goal.save')}</Button>
        </div>
      </Form>
      {now && (
        <Form ui={ui} action={paths.plan(caseId, planId, 'goals/remove')}>
          <Hidden name="goal" value={now.id} />
          <Button variant="danger">{ui.t('plans.goals.remove')}</Button>
        </Form>
      )}
    </>
  );
}
