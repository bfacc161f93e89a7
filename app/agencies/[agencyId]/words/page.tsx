import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgencyWords, wordDraft } from '@/components/wording/agency-words';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { wordForm } from '@/lib/wording/model';
import { listAgencyWords } from '@/lib/wording/queries';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('wording.list.title', { wrong: (await searchParams).check !== undefined });

/** The words that an agency adds to those worth a thought. For its managers. */
export default async function AgencyWordsPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencyWords(agencyId), (tx) =>
    Promise.all([listAgencyWords(tx, agencyId), findDraft(tx, wordDraft(agencyId))]),
  );
  const [agency, draft] = data;
  return (
    <AgencyWords
      ui={ui}
      me={me}
      agency={agency}
      state={formState(wordForm, search, draft)}
      done={search.done === 'added' || search.done === 'removed' ? search.done : null}
    />
  );
}
