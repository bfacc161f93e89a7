import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { ContactForm } from '@/components/contacts/contact-form';
import { changeDraft, changeForm, offeredOf } from '@/lib/contacts/model';
import { listTopics } from '@/lib/contacts/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { getWatched } from '@/lib/wording/queries';
import { toldOf } from '../../told';
import { openContact } from '../open';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('contacts.change.title', { wrong: (await searchParams).check !== undefined });

/** Putting one's own record right. */
export default async function ChangeContactPage({ params, searchParams }: Props) {
  const [place, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, contact, data } = await openContact(place, 'change', async (tx, found) => {
    const [draft, topics, watched] = await Promise.all([
      findDraft(tx, changeDraft(place.entryId)),
      listTopics(tx, place.caseId),
      getWatched(tx, place.caseId),
    ]);
    const told = search.advice === undefined ? null : await toldOf(tx, changeForm, draft, found, watched, place.entryId, []);
    return { draft, topics, watched, told };
  });
  if (!contact.own) notFound();
  const { draft, topics, watched, told } = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('contacts.change.title')} current="timeline">
      <ContactForm
        ui={ui}
        what="change"
        action={paths.contact(place.caseId, place.entryId, 'change/save')}
        draftKey={changeDraft(place.entryId)}
        circle={circleOfCase(head)}
        state={formState(changeForm, search, { ...draft, version: String(contact.version) }, offeredOf(contact))}
        topics={topics}
        overlaps={told?.overlaps ?? []}
        advice={null}
        people={watched.people}
      />
    </CasePage>
  );
}
