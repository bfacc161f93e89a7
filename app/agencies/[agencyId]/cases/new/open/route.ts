import { formAction } from '@/lib/forms/action';
import { beginCase } from '@/lib/intake/commands';
import { openCaseDraft, openCaseForm } from '@/lib/intake/model';
import { paths } from '@/lib/paths';

/** Begins a case; the next thing is to invite its person. */
export const POST = formAction({
  schema: openCaseForm,
  form: ({ agencyId }: { agencyId: string }) => paths.openCase(agencyId),
  draft: ({ agencyId }) => openCaseDraft(agencyId),
  run: async (tx, _me, input, { agencyId }) => `${paths.people(await beginCase(tx, agencyId, input))}?opened`,
});
