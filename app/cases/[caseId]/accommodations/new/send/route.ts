import { NotFound } from '@/db/client';
import { sendAsk } from '@/lib/accommodations/commands';
import { sendAskForm, sideInCase } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Sends what the steps have gathered. */
export const POST = formAction({
  schema: sendAskForm,
  form: ({ caseId }: { caseId: string }) => paths.newAccommodation(caseId, 'check'),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    if (sideInCase(head) !== 'supported_person') throw new NotFound();
    return `${paths.accommodation(caseId, await sendAsk(tx, head, input))}?done=${input.to === 'company' ? 'asked' : 'drafted'}`;
  },
});
