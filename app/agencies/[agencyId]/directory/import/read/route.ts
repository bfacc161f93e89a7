import { textOfFile } from '@/lib/directory/csv';
import { importDraft, largestFile, uploadForm } from '@/lib/directory/import';
import { getOwnDirectory } from '@/lib/directory/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Reads a published list in: nothing is taken over yet. */
export const POST = formAction({
  schema: uploadForm,
  form: ({ agencyId }: { agencyId: string }) => paths.takeOffices(agencyId),
  draft: ({ agencyId }) => importDraft(agencyId),
  step: true,
  files: { largest: largestFile, textOf: textOfFile },
  run: async (tx, _me, _input, { agencyId }) => {
    await getOwnDirectory(tx, agencyId);
    return paths.takeOffices(agencyId);
  },
});
