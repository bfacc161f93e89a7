import type { Metadata } from 'next';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { Propose } from '@/components/meetings/propose';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { type PlaceParams, placeIn } from '@/lib/cases/place';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { proposeDraft, proposeForm } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: PlaceParams; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('meetings.propose.title', { wrong: (await searchParams).check !== undefined });

/** Asking some sides to a meeting. The supported person is asked unless somebody takes them out, and says why. */
export default async function ProposePage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([placeIn(params), searchParams]);
  const { ui, me, data } = await openPage(paths.meetings(caseId, 'new'), (tx) =>
    Promise.all([getCase(tx, caseId), findDraft(tx, proposeDraft(caseId)), recordLook(tx, caseId, 'write')]),
  );
  const [head, draft] = data;
  const person = head.parties.filter((party) => party.kind === 'supported_person' && !head.mine.includes(party.id));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('meetings.propose.title')} current="meetings">
      <Propose
        ui={ui}
        caseId={caseId}
        circle={circleOfCase(head)}
        team={sidesOf(head).includes('support_team')}
        state={formState(proposeForm, search, draft, {
          form: 'talk',
          category: 'work',
          medium: 'face_to_face',
          minutes: '60',
          audience: person.map(({ id }) => id),
        })}
      />
    </CasePage>
  );
}
