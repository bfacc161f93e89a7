import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { LookingHome } from '@/components/looking/home';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { listMyCases } from '@/lib/home/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('looking.title');

/** Home as another side sees it: where the supported person begins to look with its eyes. */
export default async function LookingHomePage({ params }: { params: PlaceParams }) {
  const { caseId, at, ...place } = await placeIn(params);
  const { ui, me, data } = await openPage(paths.case(at), (tx) => Promise.all([getCase(tx, caseId), listMyCases(tx)]), place);
  const [head, cases] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('looking.title')}>
      <LookingHome ui={ui} head={head} found={cases[0]} />
    </CasePage>
  );
}
