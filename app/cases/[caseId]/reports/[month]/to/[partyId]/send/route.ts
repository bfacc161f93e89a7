import { NotFound } from '@/db/client';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { sendToSide } from '@/lib/reports/commands';
import { isMonth, sideDraft, sideForm } from '@/lib/reports/model';

type Params = { caseId: string; month: string; partyId: string };

/** Sends what was chosen of a month's report to a side. */
export const POST = formAction({
  schema: sideForm,
  form: ({ caseId, month, partyId }: Params) => paths.reportTo(caseId, month, partyId),
  draft: ({ caseId, month, partyId }) => sideDraft(caseId, month, partyId),
  run: async (tx, _me, input, { caseId, month, partyId }) => {
    if (!isMonth(month)) throw new NotFound();
    const id = await sendToSide(tx, caseId, month, partyId, input);
    return `${paths.report(caseId, id)}?done=sent`;
  },
});
