import { takeOver } from '@/lib/directory/commands';
import { importDraft, takeForm } from '@/lib/directory/import';
import { dropDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes the list over as it was shown. */
export const POST = formAction({
  schema: takeForm,
  form: ({ agencyId }: { agencyId: string }) => paths.takeOffices(agencyId),
  run: async (tx, _me, { seen }, { agencyId }) => {
    await takeOver(tx, agencyId, seen);
    await dropDraft(tx, importDraft(agencyId));
    return `${paths.directory(agencyId)}?done=taken&came=${seen}`;
  },
});
