import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { LOCALES } from '@/lib/i18n/settings';
import { composeMail, type MailKind } from './model';
import { sendBySmtp } from './smtp';

const kinds: MailKind[] = ['sign_in', 'invitation', 'address', 'notice', 'question', 'handover'];
const link = `https://portal.example.jp/sign-in/link/${'a'.repeat(43)}`;

test('a mail holds no name and no word of what the service is for, in any language', () => {
  for (const kind of kinds) {
    for (const locale of LOCALES) {
      const { subject, text, html } = composeMail(kind, 'hanako@example.jp', link, locale);
      const all = [subject, text, html].join('\n').replaceAll(link, '');
      expect(all).not.toMatch(
        /障害|支援|就労|定着|会社|職場|病|体調|相談|なかだち|Nakadachi|disab|support|employ|hanako|招待|invit|sign.?in|ログイン/i,
      );
      expect(text).toContain(link);
      expect(html).toContain(`href="${link}"`);
    }
  }
});

test('the subject is the same whatever it is about', () => {
  expect(new Set(kinds.map((kind) => composeMail(kind, 'a@example.jp', link, 'ja').subject)).size).toBe(1);
});

test('what stands in a link stays inside its quotes', () => {
  const { html } = composeMail('sign_in', 'a@example.jp', 'https://x.example/"><script>', 'ja');
  expect(html).not.toContain('<script>');
});

test('an SMTP server gets it: one recipient, text and page, no file of ours', async () => {
  const got: { from: string; to: string[]; raw: Buffer }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        got.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), raw: Buffer.concat(parts) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  try {
    await sendBySmtp(composeMail('sign_in', 'hanako@example.jp', link, 'ja'), url, 'notice@portal.example.jp');
    expect(got.map(({ from, to }) => [from, to])).toEqual([['notice@portal.example.jp', ['hanako@example.jp']]]);
    const mail = await PostalMime.parse(got[0]!.raw);
    expect(mail.subject).toBe('新しいお知らせがあります');
    expect(mail.text).toContain(link);
    expect(mail.html).toContain(link);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');

    // An address that is none would be refused long before; here, nothing of it becomes a header or a second recipient.
    const sly = 'a@example.jp>\r\nBcc: b@example.jp\r\nX-Sly: 1';
    await sendBySmtp(composeMail('sign_in', sly, link, 'ja'), url, 'notice@portal.example.jp').catch(() => {});
    for (const { to, raw } of got.slice(1)) {
      expect(to.length).toBeLessThanOrEqual(1);
      const { headers } = await PostalMime.parse(raw);
      expect(headers.map(({ key }) => key)).not.toContain('bcc');
      expect(headers.map(({ key }) => key)).not.toContain('x-sly');
    }
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});
