import { formAction } from '@/lib/forms/action';
import { markNoticeRead, markNoticesRead } from '@/lib/notices/commands';
import { readForm } from '@/lib/notices/model';
import { paths } from '@/lib/paths';

/** "I have read these." */
export const POST = formAction({
  schema: readForm,
  form: () => paths.notices(),
  run: async (tx, _me, { entry, case: caseId, until }) => {
    if (entry) await markNoticeRead(tx, entry);
    else await markNoticesRead(tx, caseId || null, new Date(until));
    return paths.notices();
  },
});
