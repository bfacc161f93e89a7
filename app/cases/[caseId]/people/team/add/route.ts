import { formAction } from '@/lib/forms/action';
import { joinTeam } from '@/lib/intake/commands';
import { joinTeamDraft, joinTeamForm } from '@/lib/intake/model';
import { paths } from '@/lib/paths';

/** Puts somebody of the staff on the support team. */
export const POST = formAction({
  schema: joinTeamForm,
  form: ({ caseId }: { caseId: string }) => paths.joinTeam(caseId),
  draft: ({ caseId }) => joinTeamDraft(caseId),
  run: async (tx, _me, { who }, { caseId }) => {
    await joinTeam(tx, caseId, who);
    return `${paths.people(caseId)}?joined`;
  },
});
