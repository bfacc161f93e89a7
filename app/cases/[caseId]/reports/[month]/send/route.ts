import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { sendToPerson } from '@/lib/reports/commands';
import { draftForm, isMonth, reportDraft } from '@/lib/reports/model';

/** Sends a month's report to its supported person, and leads on. */
export const POST = formAction({
  schema: draftForm,
  form: ({ caseId, month }: { caseId: string; month: string }) => paths.reportMonth(caseId, month),
  draft: ({ caseId, month }) => reportDraft(caseId, month),
  run: async (tx, _me, input, { caseId, month }) => {
    if (!isMonth(month)) throw new NotFound();
    await sendToPerson(tx, await getCase(tx, caseId), month, input);
    return input.on === 'next' ? paths.reportsOf(month, caseId) : `${paths.reportMonth(caseId, month)}?done`;
  },
});
