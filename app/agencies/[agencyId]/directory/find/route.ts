import { findForm, findOfficesDraft } from '@/lib/directory/model';
import { getDirectory } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps what somebody looks for, so that no address holds it. */
export const POST = formAction({
  schema: findForm,
  form: ({ agencyId }: { agencyId: string }) => paths.directory(agencyId),
  draft: ({ agencyId }) => findOfficesDraft(agencyId),
  step: true,
  run: async (tx, _me, _input, { agencyId }) => {
    await getDirectory(tx, agencyId);
    return `${paths.directory(agencyId)}?found#found`;
  },
});
