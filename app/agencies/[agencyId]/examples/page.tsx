import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgencyExamples } from '@/components/accommodations/agency-examples';
import { exampleDraft, exampleForm } from '@/lib/accommodations/examples';
import { getOwnAgency, listAgencyExamples } from '@/lib/accommodations/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.agency.title', { wrong: (await searchParams).check !== undefined });

/** What has helped at an agency's own workplaces. For its staff. */
export default async function AgencyExamplesPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencyExamples(agencyId), (tx) =>
    Promise.all([getOwnAgency(tx, agencyId), listAgencyExamples(tx, agencyId), findDraft(tx, exampleDraft(agencyId))]),
  );
  const [agency, all, draft] = data;
  return (
    <AgencyExamples
      ui={ui}
      me={me}
      agency={agency}
      all={all}
      state={formState(exampleForm, search, draft)}
      done={search.done === 'added' || search.done === 'removed' ? search.done : null}
    />
  );
}
