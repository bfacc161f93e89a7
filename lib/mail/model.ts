import type { Locale } from '@/lib/i18n/settings';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';

/** What a mail is for. */
export type MailKind = 'sign_in' | 'invitation' | 'address';

export type Mail = { to: string; subject: string; text: string; html: string };

/**
 * A mail with nothing in it: no names, no agency, no word of what the service is for. Whoever shares a mailbox, a phone or a
 * preview on a locked screen learns that there is something new, and no more. First in the reader's language, then in another.
 * @param link the one link, an address of this portal
 */
export function composeMail(kind: MailKind, to: string, link: string, locale: Locale): Mail {
  const [first, second] = [words(kind, locale), words(kind, locale === 'en' ? 'ja' : 'en')];
  const text = [first.body, link, first.hint, '--', second.body, second.hint].join('\n\n');
  return { to, subject: first.subject, text: `${text}\n`, html: page(first, second, link, locale) };
}

type Words = { subject: string; body: string; button: string; hint: string };

function words(kind: MailKind, locale: Locale): Words {
  const ui = makeUi({ ...DEFAULT_SETTINGS, locale });
  return {
    subject: ui.text('mail.subject'),
    body: ui.text(`mail.${kind}.body`),
    button: ui.text('mail.button'),
    hint: ui.text(`mail.${kind}.hint`),
  };
}

function page(first: Words, second: Words, link: string, locale: Locale): string {
  const [language, other] = locale === 'en' ? ['en', 'ja'] : ['ja', 'en'];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(first.subject)}</title></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.8;color:#333">
<p>${escaped(first.body)}</p>
<p><a href="${escaped(link)}" style="display:inline-block;padding:14px 24px;background:#0017c1;color:#fff;border-radius:8px;font-weight:bold">${escaped(first.button)}</a></p>
<p>${escaped(first.hint)}</p>
<hr>
<p lang="${other}">${escaped(second.body)} <a href="${escaped(link)}">${escaped(second.button)}</a> ${escaped(second.hint)}</p>
</body></html>
`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '');
