import type { Metadata } from 'next';
import { Examples } from '@/components/accommodations/examples';
import { CasePage } from '@/components/cases/case-page';
import { isDifficulty } from '@/lib/accommodations/examples';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.examples.title');

/** What has helped elsewhere, for who does not know what to ask for, or what to offer. */
export default async function ExamplesPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, { difficulty }] = await Promise.all([placeIn(params), searchParams]);
  const { ui, me, data: head } = await openPage(paths.examples(at), (tx) => getCase(tx, caseId), place);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.examples.title')} current="accommodations">
      <Examples ui={ui} caseId={at} difficulty={isDifficulty(difficulty) ? difficulty : null} />
    </CasePage>
  );
}
