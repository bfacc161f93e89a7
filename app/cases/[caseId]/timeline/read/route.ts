import { z } from 'zod';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { markRead } from '@/lib/timeline/commands';

/** "I have read everything up to here." */
export const POST = formAction({
  schema: z.strictObject({ until: z.iso.datetime() }),
  form: ({ caseId }: { caseId: string }) => paths.timeline(caseId),
  run: async (tx, _me, { until }, { caseId }) => {
    await markRead(tx, caseId, new Date(until));
    return paths.timeline(caseId);
  },
});
