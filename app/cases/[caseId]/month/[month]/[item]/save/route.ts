import { NotFound } from '@/db/client';
import { today } from '@/lib/dates';
import { excuse } from '@/lib/duties/commands';
import { excuseForm, isMonthItem, monthAsked } from '@/lib/duties/month';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { excuseDraft } from '../../open';

/** The support team lets something of a month go. */
export const POST = formAction({
  schema: excuseForm,
  form: ({ caseId, month, item }: { caseId: string; month: string; item: string }) => paths.monthItem(caseId, month, item),
  draft: ({ caseId, month, item }) => excuseDraft(caseId, month, item),
  run: async (tx, _me, { reason }, { caseId, month, item }) => {
    if (!isMonthItem(item) || monthAsked(month, today()) !== month) throw new NotFound();
    await excuse(tx, { caseId, month, item }, reason);
    return paths.caseMonth(caseId, month);
  },
});
