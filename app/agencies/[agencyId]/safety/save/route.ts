import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { nameDesk } from '@/lib/safety/commands';
import { deskDraft, deskForm } from '@/lib/safety/model';

/** Names the safety desk. */
export const POST = formAction({
  schema: deskForm,
  form: ({ agencyId }: { agencyId: string }) => paths.safetyDesk(agencyId),
  draft: ({ agencyId }) => deskDraft(agencyId),
  run: async (tx, _me, { people }, { agencyId }) => {
    await nameDesk(tx, agencyId, people);
    return `${paths.safetyDesk(agencyId)}?done`;
  },
});
