import type { Metadata } from 'next';
import { Overview } from '@/components/accommodations/overview';
import { CasePage } from '@/components/cases/case-page';
import { sideInCase } from '@/lib/accommodations/model';
import { listAccommodations } from '@/lib/accommodations/queries';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams };

export const generateMetadata = (): Promise<Metadata> => pageTitle('accommodations.title');

/** What makes work easier: the dialogues of a case, as far as the asker may read them. */
export default async function AccommodationsPage({ params }: Props) {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data } = await openPage(
    paths.accommodations(at),
    (tx) => Promise.all([getCase(tx, caseId), listAccommodations(tx, caseId, place.as !== undefined)]),
    place,
  );
  const [head, all] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      <Overview
        ui={ui}
        caseId={at}
        side={sideInCase(head)}
        all={all}
        company={head.parties.some((party) => party.kind === 'employer' && party.open)}
      />
    </CasePage>
  );
}
