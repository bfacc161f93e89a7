import type { Metadata } from 'next';
import { MyDuties } from '@/components/duties/pages';
import { today } from '@/lib/dates';
import { listed } from '@/lib/duties/model';
import { listDutyFacts, listTodos } from '@/lib/duties/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('duties.title');

/** What is to be done in the cases that one supports. */
export default async function DutiesPage() {
  const { ui, me, data } = await openPage(paths.duties(), (tx) => Promise.all([listDutyFacts(tx, 'team'), listTodos(tx)]));
  const [facts, todos] = data;
  return (
    <MyDuties
      ui={ui}
      me={me}
      duties={listed(
        facts.filter((of) => of.mine),
        today(),
        todos,
      )}
    />
  );
}
