import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Examples } from '@/components/accommodations/examples';
import { CasePage } from '@/components/cases/case-page';
import { isDifficulty } from '@/lib/accommodations/examples';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.examples.title');

/** What has helped elsewhere, for who does not know what to ask for, or what to offer. */
export default async function ExamplesPage({ params, searchParams }: Props) {
  const [{ caseId }, { difficulty }] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data: head } = await openPage(paths.examples(caseId), (tx) => getCase(tx, caseId));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.examples.title')} current="accommodations">
      <Examples ui={ui} caseId={caseId} difficulty={isDifficulty(difficulty) ? difficulty : null} />
    </CasePage>
  );
}
