import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Conversation } from '@/components/conversations/conversation';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { conversationsOf, messageDraft, messageForm } from '@/lib/conversations/model';
import { listMessages } from '@/lib/conversations/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; partyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('conversations.title', { wrong: (await searchParams).check !== undefined });

/** What was said between one side and the support team alone: the newest first, and at the bottom a place to write. */
export default async function ConversationPage({ params, searchParams }: Props) {
  const [{ caseId, partyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(partyId)) notFound();
  const before = typeof search.before === 'string' ? search.before : null;
  const { ui, me, data } = await openPage(paths.conversation(caseId, partyId), (tx) =>
    Promise.all([getCase(tx, caseId), listMessages(tx, caseId, partyId, before), findDraft(tx, messageDraft(partyId))]),
  );
  const [head, messages, draft] = data;
  const party = conversationsOf(head).find(({ id }) => id === partyId);
  if (!party) notFound();
  const team = sidesOf(head).includes('support_team');
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('conversations.title')} current="private">
      <Conversation
        ui={ui}
        head={head}
        party={party}
        team={team}
        messages={messages}
        first={before === null}
        state={formState(messageForm, search, draft)}
        sent={search.sent !== undefined}
      />
    </CasePage>
  );
}
