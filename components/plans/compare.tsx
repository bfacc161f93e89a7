import { BackLink } from '@/components/ui/back-link';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { goalParts, sections } from '@/lib/plans/model';
import type { Goal, PlanInFull } from '@/lib/plans/queries';

/** Two versions side by side: what differs, and the names of what does not. */
export function ComparePlans({ ui, caseId, before, after }: { ui: Ui; caseId: string; before: PlanInFull; after: PlanInFull }) {
  const wordsOf = (plan: PlanInFull, section: string) =>
    plan.parts.find((part) => part.section === section)?.words.trim() ?? '';
  const lines = [
    ...after.goals.map((goal) => ({
      title: goal.words,
      was: whole(
        ui,
        before.goals.find((one) => one.id === goal.continues),
      ),
      is: whole(ui, goal),
    })),
    ...before.goals
      .filter((goal) => !after.goals.some((one) => one.continues === goal.id))
      .map((goal) => ({ title: goal.words, was: whole(ui, goal), is: '' })),
    ...sections.map((section) => ({
      title: ui.text(`plans.sections.${section}.title`),
      was: wordsOf(before, section),
      is: wordsOf(after, section),
    })),
  ].filter(({ was, is }) => was !== '' || is !== '');
  const changed = lines.filter(({ was, is }) => was !== is);
  const kept = lines.filter(({ was, is }) => was === is).map(({ title }) => title);
  const shown = (words: string) => <p className="words">{words ? ui.say(words) : ui.t('plans.compare.nothing')}</p>;
  return (
    <>
      <BackLink ui={ui} href={paths.plan(caseId, after.plan.id)} />
      <h1>{ui.t('plans.compare.title')}</h1>
      {changed.length === 0 && <p>{ui.t('plans.compare.same')}</p>}
      {changed.map(({ title, was, is }) => (
        <section key={title} className="act">
          <h2>{ui.say(title)}</h2>
          <div className="both">
            <section>
              <h3>{ui.t('plans.compare.before', { n: before.plan.number })}</h3>
              {shown(was)}
            </section>
            <section>
              <h3>{ui.t('plans.compare.after', { n: after.plan.number })}</h3>
              {shown(is)}
            </section>
          </div>
        </section>
      ))}
      {kept.length > 0 && <p>{ui.t('plans.compare.kept', { what: kept.join(ui.text('common.listSeparator')) })}</p>}
    </>
  );
}

/** All the words of a goal, as lines. */
function whole(ui: Ui, goal: Goal | undefined): string {
  if (!goal) return '';
  return [
    goal.words,
    ...goal.steps.map(({ words }) => `・${words}`),
    ...goalParts.filter((part) => goal.detail[part]).map((part) => `${ui.text(`plans.goal.${part}`)}：${goal.detail[part]}`),
  ].join('\n');
}
