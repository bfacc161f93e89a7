import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { revokeInvitation } from '@/lib/people/commands';
import { getInvitation } from '@/lib/people/queries';

/** Takes an invitation to the staff back. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ agencyId, invitationId }: { agencyId: string; invitationId: string }) =>
    paths.staffInvitation(agencyId, invitationId),
  run: async (tx, _me, _input, { agencyId, invitationId }) => {
    await getInvitation(tx, invitationId, { agencyId });
    await revokeInvitation(tx, null, invitationId);
    return `${paths.staff(agencyId)}?revoked`;
  },
});
