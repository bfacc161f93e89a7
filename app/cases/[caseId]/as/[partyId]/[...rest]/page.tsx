import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { OnlyLooking } from '@/components/looking/only-looking';
import { lookingAs } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('looking.title');

/** Where the other side would write: who looks with its eyes only looks. */
export default async function OnlyLookingPage({ params }: { params: PlaceParams }) {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data: head } = await openPage(paths.case(at), (tx) => getCase(tx, caseId), place);
  const side = lookingAs(head);
  if (!side) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('looking.title')}>
      <OnlyLooking ui={ui} side={side} timelineHref={paths.timeline(at)} />
    </CasePage>
  );
}
