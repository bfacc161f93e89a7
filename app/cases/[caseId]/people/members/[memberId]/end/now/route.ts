import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { endMembership } from '@/lib/people/commands';
import { seesCase } from '@/lib/people/queries';

/** Ends a membership at once. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ caseId }: { caseId: string; memberId: string }) => paths.people(caseId),
  run: async (tx, _me, _input, { caseId, memberId }) => {
    await endMembership(tx, caseId, memberId);
    const still = await seesCase(tx, caseId);
    return still ? `${paths.people(caseId)}?ended` : paths.home();
  },
});
