import { z } from 'zod';
import { NotFound } from '@/db/client';
import { approveCard } from '@/lib/accommodations/commands';
import { listCards } from '@/lib/accommodations/queries';
import { formAction } from '@/lib/forms/action';
import { idField } from '@/lib/forms/fields';
import { paths } from '@/lib/paths';

/** The supported person lets the company read a version of the card. */
export const POST = formAction({
  schema: z.strictObject({ card: idField() }),
  form: ({ caseId }: { caseId: string }) => paths.card(caseId),
  run: async (tx, _me, { card }, { caseId }) => {
    if (!(await listCards(tx, caseId)).some(({ id }) => id === card)) throw new NotFound();
    await approveCard(tx, card);
    return `${paths.card(caseId)}?done=card_approved`;
  },
});
