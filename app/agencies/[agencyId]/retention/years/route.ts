import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { keepFor } from '@/lib/retention/commands';
import { yearsForm } from '@/lib/retention/model';

/** How many years an agency keeps records. */
export const POST = formAction({
  schema: yearsForm,
  form: ({ agencyId }: { agencyId: string }) => paths.retention(agencyId),
  run: async (tx, _me, { years }, { agencyId }) => {
    await keepFor(tx, agencyId, Number(years));
    return `${paths.retention(agencyId)}?done#years`;
  },
});
