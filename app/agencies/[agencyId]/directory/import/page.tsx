import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChooseColumns, ReadList } from '@/components/directory/take-over';
import { changesTo, chosenIn, importDraft, uploadForm } from '@/lib/directory/import';
import { getOwnDirectory, listOffices } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('directory.take.title', { wrong: (await searchParams).check !== undefined });

/** Taking over a published list: the file; then which column is what, and what would change. For an agency's staff. */
export default async function TakeOfficesPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.takeOffices(agencyId), (tx) =>
    Promise.all([getOwnDirectory(tx, agencyId), findDraft(tx, importDraft(agencyId)), listOffices(tx, agencyId)]),
  );
  const [agency, draft, known] = data;
  const chosen = search.other === undefined ? chosenIn(draft) : null;
  const { notice, errors } = formState(uploadForm, search, { file: draft.file ?? '', text: draft.text ?? '' });
  if (!chosen) {
    const text = typeof draft.text === 'string' && !draft.file ? draft.text : '';
    return <ReadList ui={ui} me={me} agencyId={agency.id} notice={notice} errors={errors} text={text} />;
  }
  return (
    <ChooseColumns
      ui={ui}
      me={me}
      agencyId={agency.id}
      notice={notice}
      chosen={chosen}
      changes={changesTo(known, chosen.offices)}
    />
  );
}
