import { NotFound } from '@/db/client';
import { handOverForm } from '@/lib/accommodations/card';
import { handOverCard } from '@/lib/accommodations/commands';
import { listCards } from '@/lib/accommodations/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Hands the card over to somebody of the company. */
export const POST = formAction({
  schema: handOverForm,
  form: ({ caseId }: { caseId: string }) => paths.card(caseId),
  run: async (tx, _me, { card, member }, { caseId }) => {
    if (!(await listCards(tx, caseId)).some(({ id }) => id === card)) throw new NotFound();
    await handOverCard(tx, card, member);
    return `${paths.card(caseId)}?done=handed`;
  },
});
