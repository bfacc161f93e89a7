import { NotFound } from '@/db/client';
import { takeBackExcuse } from '@/lib/duties/commands';
import { isMonthItem } from '@/lib/duties/month';
import { buttonForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** What was let go is asked again. */
export const POST = formAction({
  schema: buttonForm,
  form: ({ caseId, month }: { caseId: string; month: string; item: string }) => paths.caseMonth(caseId, month),
  run: async (tx, _me, _input, { caseId, month, item }) => {
    if (!isMonthItem(item) || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new NotFound();
    await takeBackExcuse(tx, { caseId, month, item });
    return paths.caseMonth(caseId, month);
  },
});
