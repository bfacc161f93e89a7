import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { asActor, type Tx } from '@/db/client';
import { newId } from '@/lib/ids';
import { log } from '@/lib/logging';
import { isDemo } from '@/lib/session/queries';
import type { Mail } from './model';
import { sendBySmtp } from './smtp';

/** Mail could not be handed over: nobody configured a server, or it does not take it. */
export class MailFailed extends Error {}

const tries = 3;

/**
 * Sends a mail: of a demo into its mailbox, whoever it is addressed to; else by SMTP (SMTP_URL, MAIL_FROM), three times at most.
 * Who got it and what was in it is logged nowhere.
 * @throws MailFailed
 */
export async function sendMail(mail: Mail): Promise<void> {
  if (await asActor('nobody', (tx) => keepInDemo(tx, mail))) return;
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  if (!url || !from) {
    log.error('mail is not configured: set SMTP_URL and MAIL_FROM');
    throw new MailFailed();
  }
  for (let attempt = 1; ; attempt++) {
    try {
      await sendBySmtp(mail, url, from);
      log.info('mail sent', { attempt });
      return;
    } catch (error) {
      log.warn('mail failed', { attempt, error });
      if (attempt >= tries) throw new MailFailed();
      await sleep(1_000 * attempt ** 2);
    }
  }
}

async function keepInDemo(tx: Tx, mail: Mail): Promise<boolean> {
  if (!(await isDemo(tx))) return false;
  await tx`insert into app.demo_mail (id, recipient, subject, body) values (${newId()}, ${mail.to}, ${mail.subject}, ${mail.text})`;
  return true;
}
