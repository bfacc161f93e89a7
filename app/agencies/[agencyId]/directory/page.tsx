import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Directory } from '@/components/directory/directory';
import { OfficePage } from '@/components/directory/office';
import { filterIn, findOfficesDraft, officeDraft, officeForm } from '@/lib/directory/model';
import { findOffice, findOffices, getDirectory } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('directory.title', { wrong: (await searchParams).check !== undefined });

/** Whom else one can turn to: the list, or one office of it. For an agency's staff, who keep it, and those it supports. */
export default async function DirectoryPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  const officeId = search.office;
  if (!isId(agencyId) || (officeId !== undefined && !isId(officeId))) notFound();
  if (officeId) return <OneOffice agencyId={agencyId} officeId={officeId} search={search} />;
  const skip = /^\d{1,5}$/.test(String(search.from)) ? Number(search.from) : 0;
  const looked = search.found !== undefined;
  const { ui, me, data } = await openPage(paths.directory(agencyId), async (tx) => {
    const [agency, draft] = await Promise.all([
      getDirectory(tx, agencyId),
      looked ? findDraft(tx, findOfficesDraft(agencyId)) : ({} as Fields),
    ]);
    const filter = filterIn(draft);
    return { agency, filter, found: await findOffices(tx, agencyId, filter, skip) };
  });
  return <Directory ui={ui} me={me} {...data} skip={skip} looked={looked} done={doneIn(search)} />;
}

async function OneOffice({ agencyId, officeId, search }: { agencyId: string; officeId: string; search: SearchParams }) {
  const { ui, me, data } = await openPage(paths.office(agencyId, officeId), (tx) =>
    Promise.all([
      getDirectory(tx, agencyId),
      findOffice(tx, agencyId, officeId),
      findDraft(tx, officeDraft(agencyId, officeId)),
    ]),
  );
  const [agency, office, draft] = data;
  if (!office && !agency.keeps) notFound();
  const { id: _id, version, ...words } = office ?? { id: officeId, version: '' };
  // Sent again it is about what stands now, whatever it was about when it was typed.
  const typed = { ...draft, office: officeId, ...(version && { version: String(version) }) };
  const state = formState(officeForm, search, typed, words);
  return (
    <OfficePage
      ui={ui}
      me={me}
      agency={agency}
      officeId={officeId}
      office={office}
      state={state}
      saved={search.done === 'saved'}
    />
  );
}

/** What was just done, and what came of it: `added-changed-same`. */
function doneIn({ done, came }: SearchParams): { done: 'removed' | 'taken'; came: number[] } | null {
  if (done !== 'removed' && done !== 'taken') return null;
  return { done, came: /^\d{1,6}-\d{1,6}-\d{1,6}$/.test(String(came)) ? String(came).split('-').map(Number) : [0, 0, 0] };
}
