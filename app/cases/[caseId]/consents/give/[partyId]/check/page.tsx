import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { CheckConsent } from '@/components/consents/give';
import { giveDraft, giveForm, keptBeside } from '@/lib/consents/model';
import { wordingOf } from '@/lib/consents/words';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openConsents, sideOf } from '../../../open';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('consents.check.title');

/** The words of the consent, before it is given. */
export default async function CheckPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, sides, scope, data } = await openConsents(
    paths.giveConsent(caseId, partyId, 'check'),
    caseId,
    ['self', 'guardian'],
    (tx) => findDraft(tx, giveDraft(partyId)),
  );
  const side = sideOf(sides, partyId);
  const input = giveForm.safeParse(data);
  if (!input.success) redirect(`${paths.giveConsent(caseId, partyId)}${Object.keys(data).length > 0 ? '?check' : ''}`);
  const wording = wordingOf(ui, side, input.data, {
    from: today(),
    kept: keptBeside(side, scope),
    guardian: scope !== null,
  });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('consents.check.title')} current="consents">
      <CheckConsent ui={ui} caseId={caseId} side={side} wording={wording} notice={formState(giveForm, search, {}).notice} />
    </CasePage>
  );
}
