import { listGuardians } from '@/lib/consents/queries';
import { wantedBy } from '@/lib/directory/choice';
import { seekOffice } from '@/lib/directory/queries';
import { BadInput, formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { takePlanStep } from '@/lib/plans/commands';
import { isAct, stepDraft, stepForm, wrongOfGuardian } from '@/lib/plans/model';
import { getPlan } from '@/lib/plans/queries';

/** Takes a step of a version. */
export const POST = formAction({
  schema: stepForm,
  form: ({ caseId, planId }: { caseId: string; planId: string }, { act }) =>
    paths.plan(caseId, planId, isAct(act) ? act : undefined),
  draft: ({ planId }, { act }) => stepDraft(planId, isAct(act) ? act : ''),
  seek: (fields, { caseId }) => {
    const wanted = wantedBy(fields);
    return wanted && ((tx) => seekOffice(tx, caseId, wanted, ({ name }) => ({ to_whom: name })));
  },
  run: async (tx, _me, input, { caseId, planId }) => {
    const [{ taken }, guardians] = await Promise.all([getPlan(tx, caseId, planId, null), listGuardians(tx, caseId)]);
    if (Object.keys(wrongOfGuardian(input, guardians, taken)).length > 0) throw new BadInput();
    await takePlanStep(tx, planId, input);
    return `${paths.plan(caseId, planId)}?done=${input.act}`;
  },
});
