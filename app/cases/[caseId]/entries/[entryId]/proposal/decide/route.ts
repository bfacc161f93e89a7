import { decideProposal } from '@/lib/entries/commands';
import { decideForm } from '@/lib/entries/forms';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Answers a proposal. A conflict is told on the entry's page: the proposal's is gone by then. */
export const POST = formAction({
  schema: decideForm,
  form: ({ caseId, entryId }: { caseId: string; entryId: string }) => paths.entry(caseId, entryId),
  run: async (tx, _me, { proposal, answer }, { caseId, entryId }) => {
    await decideProposal(tx, caseId, entryId, proposal, answer === 'yes');
    return `${paths.entry(caseId, entryId)}?done=${answer}`;
  },
});
