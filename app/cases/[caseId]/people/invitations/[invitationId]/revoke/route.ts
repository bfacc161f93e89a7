import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { revokeInvitation } from '@/lib/people/commands';
import { getInvitation } from '@/lib/people/queries';

/** Takes an invitation back. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ caseId, invitationId }: { caseId: string; invitationId: string }) => paths.caseInvitation(caseId, invitationId),
  run: async (tx, _me, _input, { caseId, invitationId }) => {
    await getInvitation(tx, invitationId, { caseId });
    await revokeInvitation(tx, caseId, invitationId);
    return `${paths.people(caseId)}?revoked`;
  },
});
