import type { Tx } from '@/db/client';
import { asActor } from '@/db/client';
import { newId } from '@/lib/ids';
import { log } from '@/lib/logging';
import { isDemo } from '@/lib/session/queries';
import { returnPath } from './bounce';
import type { Mail } from './model';
import { sendBySmtp } from './smtp';

/** Mail could not be handed over: nobody configured a server, or it does not take it. */
export class MailFailed extends Error {
  readonly code = 'mail_failed';
}
/** The server says for good that there is no such address. */
export class AddressRefused extends MailFailed {}

/**
 * Hands a mail over, once: in a demo into its mailbox, whoever it is addressed to; else by SMTP (SMTP_URL, MAIL_FROM). The same `id` again
 * is the same mail: the mailbox keeps it once, and by SMTP it has the same Message-ID; what cannot be delivered comes back under it
 * (MAIL_BOUNCES).
 * @throws MailFailed, AddressRefused
 */
export async function handOver(mail: Mail, id = newId()): Promise<void> {
  if (await asActor('nobody', (tx) => keepInDemo(tx, id, mail))) return;
  const { SMTP_URL: url, MAIL_FROM: from, MAIL_BOUNCES: bounces, APP_ORIGIN: origin } = process.env;
  if (!url || !from) {
    log.error('mail is not configured: set SMTP_URL and MAIL_FROM');
    throw new MailFailed();
  }
  try {
    const messageId = `<${id}@${new URL(origin ?? 'http://localhost').hostname}>`;
    await sendBySmtp(mail, url, from, messageId, bounces && returnPath(bounces, id, mail.to));
  } catch (error) {
    log.warn('mail failed', { error });
    const { responseCode, command } = error as { responseCode?: number; command?: string };
    // 5xx to a recipient: there is none of that name. 552 is a full mailbox: that may pass.
    if (command === 'RCPT TO' && responseCode && responseCode >= 550 && responseCode < 560 && responseCode !== 552)
      throw new AddressRefused();
    throw new MailFailed();
  }
}

async function keepInDemo(tx: Tx, id: string, mail: Mail): Promise<boolean> {
  if (!(await isDemo(tx))) return false;
  await tx`
    insert into app.demo_mail (id, recipient, subject, body) values (${id}, ${mail.to}, ${mail.subject}, ${mail.text})
    on conflict do nothing`;
  return true;
}
