import type { Metadata } from 'next';
import { Search } from '@/components/timeline/search';
import { findDraft } from '@/lib/drafts/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { foundSize, searchEverywhere } from '@/lib/timeline/model';
import { findEntriesOfMine } from '@/lib/timeline/queries';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('timeline.search.title');

/** Looks for words in all the cases that one is in. */
export default async function SearchPage({ searchParams }: Props) {
  const { found } = await searchParams;
  const searching = found !== undefined;
  const size = foundSize(found);
  const { ui, me, data } = await openPage(paths.search(), (tx) =>
    Promise.all([
      searching ? findEntriesOfMine(tx, searchEverywhere, size) : null,
      searching ? findDraft(tx, searchEverywhere) : null,
    ]),
  );
  const [cases, draft] = data;
  return <Search ui={ui} me={me} found={cases} size={size} words={typeof draft?.words === 'string' ? draft.words : ''} />;
}
