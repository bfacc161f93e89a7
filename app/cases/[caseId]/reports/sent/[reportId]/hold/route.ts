import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { holdLine } from '@/lib/reports/commands';
import { holdForm } from '@/lib/reports/model';

/** The supported person keeps a line back from other sides, or lets it go. */
export const POST = formAction({
  schema: holdForm,
  form: ({ caseId, reportId }: { caseId: string; reportId: string }) => paths.report(caseId, reportId),
  run: async (tx, _me, { line, back }, { caseId, reportId }) => {
    await holdLine(tx, reportId, line, back === 'yes');
    return `${paths.report(caseId, reportId)}?done=${back === 'yes' ? 'held' : 'let_go'}#l-${line}`;
  },
});
