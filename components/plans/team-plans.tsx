import { staffNav } from '@/components/cases/staff-nav';
import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { valueOn } from '@/lib/clock/rules';
import { periodEnd } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { actsFor, holds } from '@/lib/plans/model';
import type { ListedPlan } from '@/lib/plans/queries';

type Props = { ui: Ui; me: { name: string; reading: string }; all: ListedPlan[] };

const groups = ['you', 'person', 'others', 'holding'] as const;

/** Whose turn it is with a plan that somebody supports. */
function waits(plan: ListedPlan): (typeof groups)[number] {
  const next = actsFor(plan, plan.doer)[0];
  if (plan.state === 'explained') return 'person';
  if (plan.state === 'delivered') return 'holding';
  return next && next !== 'drop' && next !== 'rework' ? 'you' : 'others';
}

/** Where the plans of many cases stand: those that wait for oneself first, those that hold by the day of their review. */
export function TeamPlans({ ui, me, all }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'plans')}>
      <h1>{ui.t('plans.list.title')}</h1>
      <p>{ui.t('plans.list.lead')}</p>
      {all.length === 0 && <Empty>{ui.t('plans.list.none')}</Empty>}
      {groups
        .map((group) => ({ group, rows: all.filter((plan) => waits(plan) === group) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <section key={group}>
            <h2>{ui.t('plans.list.heading', { who: ui.text(`plans.list.waits.${group}`), n: rows.length })}</h2>
            <Table
              caption={ui.text(`plans.list.waits.${group}`)}
              head={[
                ui.t('parties.kind.supported_person'),
                ui.t('plans.where'),
                ui.t('plans.list.next'),
                ui.t('plans.list.since'),
              ]}
              stacks={[1, 2]}
              rows={rows.map((plan) => ({
                key: plan.id,
                cells: [
                  <a key="open" className="alone" href={paths.plan(plan.caseId, plan.id)}>
                    {ui.name(plan.personName, plan.personReading)}
                  </a>,
                  <Tag key="state">{ui.t(`plans.state.${plan.state}`)}</Tag>,
                  next(ui, plan),
                  day(ui, plan),
                ],
              }))}
            />
          </section>
        ))}
    </Page>
  );
}

function next(ui: Ui, plan: ListedPlan) {
  if (plan.state === 'explained') return ui.t('plans.list.waits.person');
  if (holds(plan.state) && plan.confirmedAt === null) return ui.t('plans.days.unconfirmed');
  if (plan.state === 'delivered') return ui.t(plan.copiedOn ? 'plans.act.monitor' : 'plans.act.copy');
  const act = actsFor(plan, 'service_manager')[0];
  return act ? ui.t(`plans.act.${act}`) : '';
}

/** Since when, and of what holds by when it is looked at again. */
function day(ui: Ui, plan: ListedPlan) {
  if (!plan.agreedOn) return plan.explainedOn ? `${ui.text('plans.days.explained')} ${ui.day(plan.explainedOn)}` : '';
  const months = valueOn('plan_months', plan.agreedOn);
  return `${ui.text('plans.days.law')} ${ui.day(periodEnd(plan.agreedOn, months))}`;
}
