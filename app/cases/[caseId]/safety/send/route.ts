import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { ownParty } from '@/lib/entries/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { callForSafety, forgetFear } from '@/lib/safety/commands';
import { safetyDraft, safetyForm } from '@/lib/safety/model';

/** Somebody does not feel safe. */
export const POST = formAction({
  schema: safetyForm,
  form: ({ caseId }: { caseId: string }) => paths.safety(caseId),
  draft: ({ caseId }) => safetyDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    if (ownParty(head)?.kind === 'support_team') throw new NotFound();
    const id = await callForSafety(tx, head, input);
    await forgetFear(tx, caseId);
    return paths.entryStep(caseId, id, 'sent');
  },
});
