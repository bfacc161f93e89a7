import { removeOffice } from '@/lib/directory/commands';
import { removeOfficeForm } from '@/lib/directory/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes an office off the list. */
export const POST = formAction({
  schema: removeOfficeForm,
  form: ({ agencyId }: { agencyId: string }) => paths.directory(agencyId),
  run: async (tx, _me, { office }, { agencyId }) => {
    await removeOffice(tx, agencyId, office);
    return `${paths.directory(agencyId)}?done=removed`;
  },
});
