import { takeBackClockFact } from '@/lib/clock/commands';
import { takeBackDraft, takeBackForm } from '@/lib/clock/facts';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Takes a fact back; back to the clock of its case. */
export const POST = formAction({
  schema: takeBackForm,
  form: ({ caseId, factId }: { caseId: string; factId: string }) => paths.takeBackFact(caseId, factId),
  draft: ({ factId }) => takeBackDraft(factId),
  run: async (tx, _me, { reason }, { factId }) => `${paths.clock(await takeBackClockFact(tx, factId, reason))}?done=taken_back`,
});
