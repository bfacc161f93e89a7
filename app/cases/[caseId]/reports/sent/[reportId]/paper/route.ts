import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { noteOnPaper } from '@/lib/reports/commands';
import { paperDraft, paperForm } from '@/lib/reports/model';

/** Notes that a report was handed over on paper. */
export const POST = formAction({
  schema: paperForm,
  form: ({ caseId, reportId }: { caseId: string; reportId: string }) => paths.report(caseId, reportId),
  draft: ({ reportId }) => paperDraft(reportId),
  run: async (tx, _me, input, { caseId, reportId }) => {
    await noteOnPaper(tx, reportId, input);
    return `${paths.report(caseId, reportId)}?done=paper`;
  },
});
