import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { DraftNote } from '@/components/concerns/draft-note';
import { ContactForm } from '@/components/contacts/contact-form';
import { TeamKinds } from '@/components/entries/team-kinds';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { contactDraft, contactForm, offeredFrom } from '@/lib/contacts/model';
import { findLastContact, listTopics } from '@/lib/contacts/queries';
import { findDraft } from '@/lib/drafts/queries';
import { ownParty } from '@/lib/entries/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';
import { getWatched } from '@/lib/wording/queries';
import { toldOf } from '../told';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('contacts.page', { wrong: (await searchParams).check !== undefined });

/** Recording a contact. */
export default async function NewContactPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.newContact(caseId), async (tx) => {
    const [head, draft, last, topics, watched] = await Promise.all([
      getCase(tx, caseId),
      findDraft(tx, contactDraft(caseId)),
      findLastContact(tx, caseId),
      listTopics(tx, caseId),
      getWatched(tx, caseId),
      recordLook(tx, caseId, 'write'),
    ]);
    const told = search.advice === undefined ? null : await toldOf(tx, contactForm, draft, head, watched, null);
    return { head, draft, last, topics, watched, told };
  });
  const { head, draft, last, topics, watched, told } = data;
  if (ownParty(head)?.kind !== 'support_team') redirect(paths.newConcern(caseId));
  const medium = typeof search.medium === 'string' ? search.medium : undefined;
  const begun = typeof draft.talked === 'string' && draft.talked.trim() !== '';
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('contacts.page')} current="concern">
      <TeamKinds ui={ui} caseId={caseId} current="contact" />
      <ContactForm
        ui={ui}
        what="new"
        action={paths.newContact(caseId, 'save')}
        draftKey={contactDraft(caseId)}
        circle={circleOfCase(head)}
        state={formState(contactForm, search, draft, offeredFrom(last, head.parties, new Date(), medium))}
        topics={topics}
        overlaps={told?.overlaps ?? []}
        advice={told?.advice ?? null}
        people={watched.people}
      >
        {begun && search.check === undefined && !told ? (
          <DraftNote ui={ui} anew={paths.newContact(caseId, 'anew')} />
        ) : (
          last && <p className="hint">{ui.t('contacts.new.from_last')}</p>
        )}
      </ContactForm>
    </CasePage>
  );
}
