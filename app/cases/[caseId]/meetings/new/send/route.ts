import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { proposeMeeting } from '@/lib/meetings/commands';
import { proposeDraft, proposeForm } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';

/** Proposes a meeting. */
export const POST = formAction({
  schema: proposeForm,
  form: ({ caseId }: { caseId: string }) => paths.meetings(caseId, 'new'),
  draft: ({ caseId }) => proposeDraft(caseId),
  run: async (tx, _me, input, { caseId }) =>
    `${paths.meeting(caseId, await proposeMeeting(tx, await getCase(tx, caseId), input))}?done=proposed`,
});
