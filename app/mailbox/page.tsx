import { notFound } from 'next/navigation';
import { Mailbox } from '@/components/mail/mailbox';
import { listDemoMail } from '@/lib/mail/queries';
import { openPublicPage, pageTitle } from '@/lib/session/page';
import { isDemo } from '@/lib/session/queries';

export const generateMetadata = () => pageTitle('mail.mailbox.title');

/** All mail that a demo would have sent. Elsewhere there is no such page. */
export default async function MailboxPage() {
  const { ui, me, data } = await openPublicPage((tx) => Promise.all([isDemo(tx), listDemoMail(tx)]));
  const [demo, mails] = data;
  if (!demo) notFound();
  return <Mailbox ui={ui} me={me} mails={mails} origin={process.env.APP_ORIGIN ?? ''} />;
}
