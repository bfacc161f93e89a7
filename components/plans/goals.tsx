import type { ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { type Doer, goalParts } from '@/lib/plans/model';
import type { Goal, Progress } from '@/lib/plans/queries';

type Props = { ui: Ui; caseId: string; goal: Goal; doer: Doer | null };

/** A goal among those of a plan: in the person's own words, its small steps, who helps how, and how it goes. */
export function GoalCard({
  ui,
  caseId,
  goal,
  doer,
  ticking,
  editHref,
  readers,
}: Props & {
  /** The plan holds: steps may be ticked. */
  ticking: boolean;
  editHref: string | null;
  readers: ReactNode;
}) {
  return (
    <section className="act" aria-label={goal.words}>
      <h3>{ui.say(goal.words)}</h3>
      <GoalSteps ui={ui} caseId={caseId} goal={goal} doer={ticking ? doer : null} />
      <GoalFacts ui={ui} goal={goal} />
      {doer !== null && ticking && <Sides ui={ui} progress={goal.progress} doer={doer} />}
      {readers}
      <div className="actions no-print">
        {editHref ? (
          <LinkButton variant="secondary" href={editHref} aria-label={ui.text('plans.goals.edit_one', { words: goal.words })}>
            {ui.t('plans.goals.edit')}
          </LinkButton>
        ) : (
          <LinkButton
            variant="secondary"
            href={paths.goal(caseId, goal.id)}
            aria-label={ui.text('plans.goals.open_one', { words: goal.words })}
          >
            {ui.t('plans.goals.open')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

/** The small steps, each with what has become of it; for `doer` each can be ticked. */
export function GoalSteps({ ui, caseId, goal, doer }: Props) {
  if (goal.steps.length === 0) return null;
  const done = goal.steps.filter((step) => step.done).length;
  return (
    <>
      <p>
        <b>{ui.t('plans.goals.steps')}</b> {ui.t('plans.goals.steps_done', { all: goal.steps.length, done })}
      </p>
      <ol className="members">
        {goal.steps.map((step) => (
          <li key={step.number}>
            <Tag>{ui.t(step.done ? 'plans.goals.is_done' : 'plans.goals.not_done')}</Tag> {ui.say(step.words)}
            {doer && (
              <Form ui={ui} action={paths.goal(caseId, goal.id, 'tick')} className="no-print">
                <Hidden name="number" value={String(step.number)} />
                <Hidden name="done" value={step.done ? 'no' : 'yes'} />
                <Button
                  variant={step.done ? 'quiet' : 'secondary'}
                  aria-label={ui.text(step.done ? 'plans.goals.untick_one' : 'plans.goals.tick_one', { words: step.words })}
                >
                  {ui.t(step.done ? 'plans.goals.untick' : 'plans.goals.tick')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Who does what for a goal, by when, and how far it came. */
export function GoalFacts({ ui, goal }: { ui: Ui; goal: Goal }) {
  const { from = '', to = '' } = goal.detail;
  const rows: SummaryRow[] = [
    ...goalParts
      .filter((part) => goal.detail[part])
      .map((part) => ({
        term: ui.t(`plans.goal.${part}`),
        value: <span className="words">{ui.say(goal.detail[part]!)}</span>,
      })),
    ...(from && to
      ? [{ term: ui.t('plans.goal.to'), value: ui.t('plans.goal.span', { from: ui.day(from), to: ui.day(to) }) }]
      : to
        ? [{ term: ui.t('plans.goal.to'), value: ui.day(to) }]
        : []),
    ...(goal.reached && goal.done
      ? [
          { term: ui.t('plans.goals.done_as'), value: ui.t(`plans.extent_done.${goal.done}`) },
          { term: ui.t('plans.goals.reached_as'), value: ui.t(`plans.extent_reached.${goal.reached}`) },
          ...(goal.effect ? [{ term: ui.t('plans.goals.effect'), value: ui.say(goal.effect) }] : []),
          ...(goal.remains ? [{ term: ui.t('plans.goals.remains'), value: ui.say(goal.remains) }] : []),
        ]
      : []),
  ];
  return rows.length === 0 ? null : <SummaryList ui={ui} rows={rows} />;
}

/** What the person and the support team said last, side by side. */
export function Sides({ ui, progress, doer }: { ui: Ui; progress: Progress[]; doer: Doer }) {
  const sides = ['supported_person', 'support_team'] as const;
  return (
    <div className="both">
      {sides.map((side) => {
        const last = progress.find((one) => one.side === side);
        return (
          <section key={side} data-side={side}>
            <p>
              <b>{ui.t(`plans.goals.${side === 'support_team' ? 'team' : doer === 'person' ? 'you' : 'person'}`)}</b>
            </p>
            {last ? <Said ui={ui} said={last} /> : <p>{ui.t('plans.goals.nothing_said')}</p>}
          </section>
        );
      })}
    </div>
  );
}

export const Said = ({ ui, said }: { ui: Ui; said: Progress }) => (
  <>
    <p>
      <Tag>{ui.t(`plans.levels.${said.level}`)}</Tag> {ui.name(said.name, said.reading)} {ui.day(said.at)}
    </p>
    {said.words && <p className="words">{ui.say(said.words)}</p>}
  </>
);
