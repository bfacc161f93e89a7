import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Unconfirmed } from '@/components/contacts/unconfirmed';
import { sidesOf } from '@/lib/cases/model';
import { unconfirmedDraft, unconfirmedForm } from '@/lib/contacts/model';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { pageTitle } from '@/lib/session/page';
import { openContact } from '../open';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('contacts.unconfirmed.title', { wrong: (await searchParams).check !== undefined });

/** Why a record is not confirmed on the screen: for the support team. */
export default async function UnconfirmedPage({ params, searchParams }: Props) {
  const [place, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, contact, data } = await openContact(place, 'unconfirmed', (tx) =>
    findDraft(tx, unconfirmedDraft(place.entryId)),
  );
  if (!sidesOf(head).includes('support_team')) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('contacts.unconfirmed.title')} current="timeline">
      <Unconfirmed ui={ui} contact={contact} state={formState(unconfirmedForm, search, data)} />
    </CasePage>
  );
}
