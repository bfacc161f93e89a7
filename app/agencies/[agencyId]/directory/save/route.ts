import { saveOffice } from '@/lib/directory/commands';
import { officeDraft, officeForm } from '@/lib/directory/model';
import { formAction } from '@/lib/forms/action';
import type { Fields } from '@/lib/forms/body';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';

const officeIn = ({ office }: Fields) => (isId(office) ? office : '');

/** Puts an office on the list, or changes what is said of it. */
export const POST = formAction({
  schema: officeForm,
  form: ({ agencyId }: { agencyId: string }, fields) =>
    officeIn(fields) ? paths.office(agencyId, officeIn(fields)) : paths.directory(agencyId),
  draft: ({ agencyId }, fields) => officeDraft(agencyId, officeIn(fields)),
  run: async (tx, _me, input, { agencyId }) => {
    await saveOffice(tx, agencyId, input);
    return `${paths.office(agencyId, input.office)}&done=saved`;
  },
});
