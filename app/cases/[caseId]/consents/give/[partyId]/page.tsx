import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { Give } from '@/components/consents/give';
import { giveDraft, giveForm, offeredFor } from '@/lib/consents/model';
import { purposeCode } from '@/lib/consents/words';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('consents.give.title', { wrong: (await searchParams).check !== undefined });

/** What to share with one side, what for, until when. What is shared already is filled in. */
export default async function GivePage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, sides, scope, data } = await openConsents(
    paths.giveConsent(caseId, partyId),
    caseId,
    ['self', 'guardian'],
    (tx) => findDraft(tx, giveDraft(partyId)),
  );
  const side = sideOf(sides, partyId);
  const offered = offeredFor(side, scope, (purpose) => purposeCode(ui, purpose));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.give.title')} current="consents">
      <Give ui={ui} caseId={caseId} side={side} scope={scope} state={formState(giveForm, search, data, offered)} />
    </CasePage>
  );
}
