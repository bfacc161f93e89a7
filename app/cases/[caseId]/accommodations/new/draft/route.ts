import { NotFound } from '@/db/client';
import { draftAsk } from '@/lib/accommodations/commands';
import { askDraft, companyOf, draftForm, sideInCase, stepTexts } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** The support team's draft goes to the supported person. */
export const POST = formAction({
  schema: draftForm,
  form: ({ caseId }: { caseId: string }) => paths.newAccommodation(caseId),
  draft: ({ caseId }) => askDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    if (sideInCase(head) !== 'support_team') throw new NotFound();
    await adviseFirst(tx, head, stepTexts(input), companyOf({ companyId: input.company }), input.advised);
    return `${paths.accommodation(caseId, await draftAsk(tx, head, input))}?done=approve`;
  },
});
