import type { Metadata } from 'next';
import { TeamPlans } from '@/components/plans/team-plans';
import { paths } from '@/lib/paths';
import { listTeamPlans } from '@/lib/plans/queries';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('plans.list.title');

/** The plans of the cases that one supports. */
export default async function PlansPage() {
  const { ui, me, data } = await openPage(paths.plans(), listTeamPlans);
  return <TeamPlans ui={ui} me={me} all={data} />;
}
