import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { ReadersNote } from '@/components/ui/readers-note';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { type Doer, evaluationDraft, extents, holds, levels, progressDraft } from '@/lib/plans/model';
import type { GoalInFull, Linked } from '@/lib/plans/queries';
import type { Advice } from '@/lib/wording/model';
import { GoalFacts, GoalSteps, Said, Sides } from './goals';

type Props = {
  ui: Ui;
  caseId: string;
  found: GoalInFull;
  doer: Doer | null;
  circle: Circle;
  progress: FormState;
  evaluation: FormState;
  advice: Advice | null;
  done: string | null;
};

/** One goal: its small steps, how the person and the support team say it goes, and what has to do with it. */
export function GoalPage({
  ui,
  caseId,
  found: { goal, plan, said, linked, linkable },
  doer,
  circle,
  progress,
  evaluation,
  advice,
  done,
}: Props) {
  const live = doer !== null && holds(plan.state);
  const notice = progress.notice ?? evaluation.notice;
  const well = said.filter(({ level }) => level === 'done');
  return (
    <>
      <BackLink ui={ui} href={paths.plan(caseId, plan.id)} />
      {notice ? <Notice kind="warning">{ui.t(notice)}</Notice> : done && <Notice kind="done">{ui.t(done)}</Notice>}
      <ErrorSummary ui={ui} errors={{ ...progress.errors, ...evaluation.errors }} />
      <h1>{ui.say(goal.words)}</h1>
      {goal.continues && <p className="hint">{ui.t('plans.goals.continues')}</p>}
      <GoalSteps ui={ui} caseId={caseId} goal={goal} doer={live ? doer : null} />
      <GoalFacts ui={ui} goal={goal} />
      {doer !== null && (
        <>
          <h2>{ui.t('plans.goals.sides')}</h2>
          <Sides ui={ui} progress={goal.progress} doer={doer} />
          {well.length > 0 && (
            <>
              <h2>{ui.t('plans.goals.well')}</h2>
              <ul className="members">
                {well.map((one) => (
                  <li key={one.id}>
                    <Said ui={ui} said={one} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {live && (
        <section className="act no-print">
          <h2>{ui.t('plans.goals.tell')}</h2>
          <Form ui={ui} action={paths.goal(caseId, goal.id, 'progress')}>
            <Radios
              ui={ui}
              name="level"
              label={ui.t('plans.goals.level')}
              error={progress.errors.level}
              value={valueOf(progress, 'level')}
              choices={levels.map((level) => ({ value: level, label: ui.t(`plans.levels.${level}`) }))}
            />
            <TextArea
              ui={ui}
              name="words"
              label={ui.t('plans.section.words')}
              need="optional"
              error={progress.errors.words}
              value={valueOf(progress, 'words')}
              rows={3}
            />
            <Autosave ui={ui} draftKey={progressDraft(goal.id)} />
            <ReadersNote ui={ui} see={ui.text(doer === 'person' ? 'plans.readers.own' : 'plans.readers.inner')} />
            <div className="actions">
              <Button>{ui.t('plans.goals.tell_send')}</Button>
            </div>
          </Form>
        </section>
      )}
      {linked.length > 0 && <h2>{ui.t('plans.goals.links')}</h2>}
      {linked.length > 0 && (
        <ul className="dotted">
          {linked.map((one) => (
            <li key={one.id}>
              <a className="alone" href={paths.entry(caseId, one.id)}>
                {ui.say(words(one))}
              </a>{' '}
              {ui.t(`kinds.entry.${one.kind}`)} {ui.day(one.at)}
            </li>
          ))}
        </ul>
      )}
      {live && linkable.length > 0 && (
        <Details summary={ui.t('plans.goals.link')}>
          <Form ui={ui} action={paths.goal(caseId, goal.id, 'link')}>
            <Select
              ui={ui}
              name="entry"
              label={ui.t('plans.goals.link_which')}
              options={linkable.map((one) => ({ value: one.id, label: `${ui.day(one.at)} ${words(one)}` }))}
            />
            <Button variant="secondary">{ui.t('plans.goals.link')}</Button>
          </Form>
        </Details>
      )}
      {live && doer !== 'person' && (
        <Details summary={ui.t('plans.goals.evaluate')} open={advice !== null || Object.keys(evaluation.errors).length > 0}>
          <Form ui={ui} action={paths.goal(caseId, goal.id, 'evaluate')}>
            {(['done', 'reached'] as const).map((name) => (
              <Radios
                key={name}
                ui={ui}
                name={name}
                label={ui.t(`plans.goals.${name}_as`)}
                error={evaluation.errors[name]}
                value={valueOf(evaluation, name)}
                choices={extents.map((value) => ({ value, label: ui.t(`plans.extent_${name}.${value}`) }))}
              />
            ))}
            {(['effect', 'remains'] as const).map((name) => (
              <TextArea
                key={name}
                ui={ui}
                name={name}
                label={ui.t(`plans.goals.${name}`)}
                need="optional"
                error={evaluation.errors[name]}
                value={valueOf(evaluation, name)}
                rows={2}
              />
            ))}
            <Hidden name="was" value={goal.evaluated} />
            <Autosave ui={ui} draftKey={evaluationDraft(goal.id)} />
            <Readers ui={ui} circle={circle} audience={goal.audience} category={goal.category} />
            <WordingAdvice ui={ui} advice={advice} team />
            <Button variant="secondary">{ui.t('plans.section.save')}</Button>
          </Form>
        </Details>
      )}
      {said.length > 0 && doer !== null && (
        <Details summary={ui.t('plans.goals.said_before')}>
          <ul className="members">
            {said.map((one) => (
              <li key={one.id}>
                <Said ui={ui} said={one} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

const words = (one: Linked) => one.title || one.words;
