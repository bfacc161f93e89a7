import { reviewEmergency } from '@/lib/emergency/commands';
import { reviewDraft, reviewForm } from '@/lib/emergency/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** A manager says whether it was needed. */
export const POST = formAction({
  schema: reviewForm,
  form: ({ caseId, openingId }: { caseId: string; openingId: string }) => `${paths.emergency(caseId)}?review=${openingId}`,
  draft: ({ openingId }) => reviewDraft(openingId),
  run: async (tx, _me, input, { caseId, openingId }) => {
    await reviewEmergency(tx, caseId, openingId, input);
    return paths.emergency(caseId);
  },
});
