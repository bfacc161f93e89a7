import type { Metadata } from 'next';
import { Examples } from '@/components/accommodations/examples';
import { CasePage } from '@/components/cases/case-page';
import { exampleSearch, examplesDraft, isDifficulty } from '@/lib/accommodations/examples';
import { listExamplesOfCase } from '@/lib/accommodations/queries';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.examples.title');

/** What has helped elsewhere, for who does not know what to ask for, or what to offer. */
export default async function ExamplesPage({ params, searchParams }: Props) {
  const [{ caseId, at, ...place }, search] = await Promise.all([placeIn(params), searchParams]);
  const { ui, me, data } = await openPage(
    paths.examples(at),
    (tx) => Promise.all([getCase(tx, caseId), listExamplesOfCase(tx, caseId), findDraft(tx, examplesDraft(caseId))]),
    place,
  );
  const [head, own, draft] = data;
  // What was looked for once is not looked for the next time the page is opened.
  const state = formState(exampleSearch, search, search.found === undefined ? {} : draft);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.examples.title')} current="accommodations">
      <Examples
        ui={ui}
        caseId={at}
        own={own}
        state={state}
        difficulty={isDifficulty(search.difficulty) ? search.difficulty : null}
        looking={place.as !== undefined}
      />
    </CasePage>
  );
}
