import { formAction } from '@/lib/forms/action';
import { agencyForm } from '@/lib/notices/choices';
import { setAgencyNotices } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';

/** A manager says what is urgent, and what mail to the staff may name. */
export const POST = formAction({
  schema: agencyForm,
  form: ({ agencyId }: { agencyId: string }) => paths.agencyNotices(agencyId),
  run: async (tx, _me, { urgent, mail_names }, { agencyId }) => {
    await setAgencyNotices(tx, agencyId, { urgent, mailNames: mail_names === 'yes' });
    return `${paths.agencyNotices(agencyId)}?saved`;
  },
});
