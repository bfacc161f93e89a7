import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { endStaff } from '@/lib/people/commands';

/** Ends somebody's work at the agency at once. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ agencyId }: { agencyId: string; memberId: string }) => paths.staff(agencyId),
  run: async (tx, _me, _input, { agencyId, memberId }) => {
    await endStaff(tx, agencyId, memberId);
    return `${paths.staff(agencyId)}?ended`;
  },
});
