import type { Locale } from '@/lib/i18n/settings';
import { DEFAULT_SETTINGS } from '@/lib/i18n/settings';
import { makeUi } from '@/lib/i18n/ui';

/** What a mail is for. */
export type MailKind = 'sign_in' | 'invitation' | 'address' | 'notice' | 'question' | 'handover';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where mail programs let their reader stop it with one click (RFC 8058). */
  oneClick?: string;
};

/** For mail about notices: the page to stop it, and, for staff whose agency wants it, whose cases it is about. */
type More = { stop: string; names: string[] };

/**
 * A mail with nothing in it: no names, no agency, no word of what the service is for. Whoever shares a mailbox, a phone or a
 * preview on a locked screen learns that there is something new, and no more. First in the reader's language, then in another.
 * @param link the one link, an address of this portal
 */
export function composeMail(kind: MailKind, to: string, link: string, locale: Locale, more?: More): Mail {
  const [first, second] = [words(kind, locale, more), words(kind, locale === 'en' ? 'ja' : 'en')];
  const text = [first.body, link, first.hint, ...(more ? [`${first.stop} ${more.stop}`] : []), '--', second.body, second.hint];
  return {
    to,
    subject: first.subject,
    text: `${text.join('\n\n')}\n`,
    html: page(first, second, link, locale, more?.stop),
    ...(more && { oneClick: `${more.stop}/one-click` }),
  };
}

type Words = { subject: string; body: string; button: string; hint: string; stop: string };

function words(kind: MailKind, locale: Locale, more?: More): Words {
  const ui = makeUi({ ...DEFAULT_SETTINGS, locale });
  const names = more?.names.join(ui.text('common.listSeparator'));
  return {
    subject: ui.text('mail.subject'),
    body: ui.text(`mail.${kind}.body`) + (names ? `\n${ui.text('mail.about', { names })}` : ''),
    button: ui.text('mail.button'),
    hint: ui.text(`mail.${kind}.hint`),
    stop: ui.text('mail.stop.title'),
  };
}

function page(first: Words, second: Words, link: string, locale: Locale, stop?: string): string {
  const [language, other] = locale === 'en' ? ['en', 'ja'] : ['ja', 'en'];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(first.subject)}</title></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.8;color:#333">
<p>${escaped(first.body).replaceAll('\n', '<br>')}</p>
<p><a href="${escaped(link)}" style="display:inline-block;padding:14px 24px;background:#0017c1;color:#fff;border-radius:8px;font-weight:bold">${escaped(first.button)}</a></p>
<p>${escaped(first.hint)}</p>
${stop ? `<p><a href="${escaped(stop)}">${escaped(first.stop)}</a></p>\n` : ''}<hr>
<p lang="${other}">${escaped(second.body)} <a href="${escaped(link)}">${escaped(second.button)}</a> ${escaped(second.hint)}</p>
</body></html>
`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '');
