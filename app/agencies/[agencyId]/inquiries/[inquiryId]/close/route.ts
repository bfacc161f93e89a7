import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { closeInquiry } from '@/lib/intake/commands';
import { paths } from '@/lib/paths';

/** An inquiry has been seen to: nothing of it is kept. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ agencyId }: { agencyId: string; inquiryId: string }) => paths.inquiries(agencyId),
  run: async (tx, _me, _input, { agencyId, inquiryId }) => {
    await closeInquiry(tx, agencyId, inquiryId);
    return `${paths.inquiries(agencyId)}?closed`;
  },
});
