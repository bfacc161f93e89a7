import { BigLink } from '@/components/home/big-link';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { OwnPlan } from '@/lib/plans/queries';

type Props = { ui: Ui; caseId: string; plans: OwnPlan[] };

/** Whether a plan waits for its person: explained, or agreed to on paper and not yet confirmed. */
export const waitsForConsent = ({ state, unconfirmed }: OwnPlan) => state === 'explained' || unconfirmed;

/** What waits for the person's answer: a plan that was explained, or a consent on paper. */
export function PlanWaits({ ui, caseId, plans }: Props) {
  return plans
    .filter(waitsForConsent)
    .map(({ planId, unconfirmed }) => (
      <BigLink
        key={planId}
        href={paths.plan(caseId, planId)}
        icon="check"
        label={ui.t('plans.home.waits')}
        hint={ui.t(unconfirmed ? 'plans.home.confirm_hint' : 'plans.home.waits_hint')}
      />
    ));
}

/** The goals of the plan that holds, in the person's own words: what they have done of each, and what went well. */
export function OwnPlanGoals({ ui, caseId, plans }: Props) {
  const plan = plans.find(({ state }) => state === 'agreed' || state === 'delivered');
  if (!plan || plan.goals.length === 0) return null;
  return (
    <section aria-labelledby={`plan-${caseId}`}>
      <h2 id={`plan-${caseId}`}>{ui.t('plans.home.title')}</h2>
      <ul>
        {plan.goals.map((goal) => (
          <li key={goal.id}>
            <a className="alone" href={paths.goal(caseId, goal.id)}>
              {ui.say(goal.words)}
            </a>
            {goal.steps > 0 && (
              <small className="line">{ui.t('plans.goals.steps_done', { all: goal.steps, done: goal.done })}</small>
            )}
            {goal.well && (
              <small className="line">
                {ui.t('plans.goals.well')}：{ui.say(goal.well)}
              </small>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a className="alone" href={paths.plan(caseId)}>
          {ui.t('plans.home.goals')}
        </a>
      </p>
    </section>
  );
}
