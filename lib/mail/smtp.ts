import nodemailer, { type Transporter } from 'nodemailer';
import type { Mail } from './model';

/**
 * Hands a mail to an SMTP server. Throws what the server or the way to it says.
 * @param messageId the same for each try, so that a mail that came twice is one to the reader's program
 * @param back where it comes back to when it cannot be delivered; else to `from`
 * @param url `smtp://…` or `smtps://user:password@host:port`
 */
export async function sendBySmtp(mail: Mail, url: string, from: string, messageId?: string, back?: string): Promise<void> {
  const { subject, text, html } = mail;
  await transport(url).sendMail({
    ...addressed(mail, from),
    ...(messageId && { messageId }),
    ...(back && { envelope: { from: back, to: [mail.to] } }),
    subject,
    text,
    html,
  });
}

/** Addresses go in as addresses, so that no text of theirs can become a header or a second recipient. */
const addressed = (mail: Mail, from: string) => ({
  from,
  to: { name: '', address: mail.to },
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(mail.oneClick && {
      'List-Unsubscribe': `<${mail.oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
});

const shared = globalThis as { nakadachiMail?: { url: string; transport: Transporter } };

function transport(url: string): Transporter {
  if (shared.nakadachiMail?.url !== url) {
    const made = nodemailer.createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never) as Transporter;
    shared.nakadachiMail = { url, transport: made };
  }
  return shared.nakadachiMail.transport;
}
