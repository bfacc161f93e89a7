import { notFound, redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ChooseConversation } from '@/components/conversations/choose';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { conversationsOf } from '@/lib/conversations/model';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }> };

export const generateMetadata = () => pageTitle('conversations.title');

/** Where one side talks with the support team alone. Whoever has one conversation is in it at once; the support team chooses. */
export default async function ConversationsPage({ params }: Props) {
  const { caseId } = await params;
  if (!isId(caseId)) notFound();
  const { ui, me, data: head } = await openPage(paths.conversations(caseId), (tx) => getCase(tx, caseId));
  const conversations = conversationsOf(head);
  const [only, another] = conversations;
  if (only && !another) redirect(paths.conversation(caseId, only.id));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('conversations.title')} current="private">
      <ChooseConversation ui={ui} head={head} conversations={conversations} team={sidesOf(head).includes('support_team')} />
    </CasePage>
  );
}
