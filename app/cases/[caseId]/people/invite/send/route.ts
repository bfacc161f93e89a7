import { wantedBy } from '@/lib/directory/choice';
import { seekOffice } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { makeUi } from '@/lib/i18n/ui';
import { composeMail } from '@/lib/mail/model';
import { sendMail } from '@/lib/mail/send';
import { paths } from '@/lib/paths';
import { invite } from '@/lib/people/commands';
import { linkAsCookie } from '@/lib/people/link-cookie';
import { inviteDraft, inviteSchema } from '@/lib/people/model';
import { absolute } from '@/lib/session/links';
import { currentSettings } from '@/lib/session/settings';

/** Makes the invitation, shows its link once, and mails another one when an address was given. */
export const POST = formAction({
  schema: inviteSchema,
  form: ({ caseId }: { caseId: string }) => paths.invite(caseId),
  draft: ({ caseId }) => inviteDraft(caseId),
  seek: (fields, { caseId }) => {
    const wanted = wantedBy(fields);
    return wanted && ((tx) => seekOffice(tx, caseId, wanted, ({ name }) => ({ to: 'new:partner', label: name.slice(0, 100) })));
  },
  run: async (tx, _me, input, { caseId }) => {
    const settings = await currentSettings();
    const kind = input.to.startsWith('new:family') ? 'family' : 'partner';
    const made = await invite(tx, caseId, input, makeUi({ ...settings, locale: 'ja' }).text(`parties.kind.${kind}`));
    const page = paths.caseInvitation(caseId, made.id);
    const { email } = input;
    return {
      location: page,
      cookies: [linkAsCookie(made.token, page)],
      ...(email &&
        made.mailToken && {
          afterwards: () =>
            sendMail(composeMail('invitation', email, absolute(paths.invitation(made.mailToken ?? '')), settings.locale)),
        }),
    };
  },
});
