import { recordClockFact } from '@/lib/clock/commands';
import { collisions, factDraft, factForm, isPaperKind } from '@/lib/clock/facts';
import { listClockFacts } from '@/lib/clock/queries';
import { BadInput, formAction } from '@/lib/forms/action';
import type { Fields } from '@/lib/forms/body';
import { paths } from '@/lib/paths';

const kindOf = ({ kind }: Fields) => (isPaperKind(kind) ? kind : 'certificate');

/** Writes a fact down. */
export const POST = formAction({
  schema: factForm,
  form: ({ caseId }: { caseId: string }, fields) => paths.recordFact(caseId, kindOf(fields)),
  draft: ({ caseId }, fields) => factDraft(caseId, kindOf(fields)),
  run: async (tx, _me, fact, { caseId }) => {
    if (Object.keys(collisions(fact, await listClockFacts(tx, caseId))).length > 0) throw new BadInput();
    await recordClockFact(tx, caseId, fact);
    return `${paths.clock(caseId)}?done=recorded`;
  },
});
