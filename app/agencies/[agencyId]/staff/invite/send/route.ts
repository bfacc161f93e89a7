import { formAction } from '@/lib/forms/action';
import { composeMail } from '@/lib/mail/model';
import { sendMail } from '@/lib/mail/send';
import { paths } from '@/lib/paths';
import { inviteStaff } from '@/lib/people/commands';
import { linkAsCookie } from '@/lib/people/link-cookie';
import { inviteDraft, inviteStaffSchema } from '@/lib/people/model';
import { absolute } from '@/lib/session/links';
import { currentSettings } from '@/lib/session/settings';

/** Invites somebody to the staff: the link is shown once, and another mailed when an address was given. */
export const POST = formAction({
  schema: inviteStaffSchema,
  form: ({ agencyId }: { agencyId: string }) => paths.inviteStaff(agencyId),
  draft: ({ agencyId }) => inviteDraft(agencyId),
  run: async (tx, _me, input, { agencyId }) => {
    const [made, { locale }] = await Promise.all([inviteStaff(tx, agencyId, input), currentSettings()]);
    const page = paths.staffInvitation(agencyId, made.id);
    const { email } = input;
    return {
      location: page,
      cookies: [linkAsCookie(made.token, page)],
      ...(email &&
        made.mailToken && {
          afterwards: () =>
            sendMail(composeMail('invitation', email, absolute(paths.invitation(made.mailToken ?? '')), locale)),
        }),
    };
  },
});
