import type { Metadata } from 'next';
import { TeamList } from '@/components/accommodations/team-list';
import { isState } from '@/lib/accommodations/model';
import { listOwnAgencies, listTeamAccommodations } from '@/lib/accommodations/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.list.title');

/** The dialogues about accommodations in the cases that one supports. */
export default async function DialoguesPage({ searchParams }: Props) {
  const { state } = await searchParams;
  const { ui, me, data } = await openPage(paths.dialogues(), (tx) =>
    Promise.all([listTeamAccommodations(tx), listOwnAgencies(tx)]),
  );
  const [all, agencies] = data;
  return <TeamList ui={ui} me={me} all={all} agencies={agencies} state={isState(state) ? state : null} />;
}
