import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';

type Mail = { id: string; recipient: string; subject: string; body: string; sentAt: Date };
type Props = { ui: Ui; me: { name: string; reading: string } | null; mails: Mail[]; origin: string };

/** The mail of the demo, newest first, as its recipients would read it. */
export function Mailbox({ ui, me, mails, origin }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t('mail.mailbox.title')}</h1>
      <p>{ui.t('mail.mailbox.hint')}</p>
      {mails.length === 0 && <Empty>{ui.t('mail.mailbox.empty')}</Empty>}
      <ol className="mails">
        {mails.map((mail) => (
          <li key={mail.id} className="card">
            <h2>{mail.subject}</h2>
            <p className="quiet">
              {ui.t('mail.mailbox.to', { address: mail.recipient })}　{ui.dayTime(mail.sentAt)}
            </p>
            <div className="words">{linked(mail.body, origin)}</div>
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** The text with our own addresses as links. */
function linked(text: string, origin: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, place) =>
    place % 2 === 1 && origin && part.startsWith(`${origin}/`) ? (
      <a key={place} href={part.slice(origin.length)}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
