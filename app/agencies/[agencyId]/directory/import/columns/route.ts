import { importDraft, mappingForm } from '@/lib/directory/import';
import { getOwnDirectory } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Which column is what, as somebody has chosen it. */
export const POST = formAction({
  schema: mappingForm,
  form: ({ agencyId }: { agencyId: string }) => paths.takeOffices(agencyId),
  draft: ({ agencyId }) => importDraft(agencyId),
  step: true,
  run: async (tx, _me, _input, { agencyId }) => {
    await getOwnDirectory(tx, agencyId);
    return `${paths.takeOffices(agencyId)}#preview`;
  },
});
