import { NotFound } from '@/db/client';
import { cardDraft, cardForm, cardTexts } from '@/lib/accommodations/card';
import { companyOfCard, writeCard } from '@/lib/accommodations/commands';
import { companyOf, sideInCase } from '@/lib/accommodations/model';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Writes a version of the card. */
export const POST = formAction({
  schema: cardForm,
  form: ({ caseId }: { caseId: string }) => paths.card(caseId, 'edit'),
  draft: ({ caseId }) => cardDraft(caseId),
  run: async (tx, _me, input, { caseId }) => {
    const head = await getCase(tx, caseId);
    const side = sideInCase(head);
    if (side === null || side === 'employer') throw new NotFound();
    await adviseFirst(tx, head, cardTexts(input), companyOf({ companyId: companyOfCard(head, input.company) }), input.advised);
    const { moved } = await writeCard(tx, head, input);
    return `${paths.card(caseId)}?done=${side === 'supported_person' ? 'card_approved' : 'card'}${moved ? '&moved' : ''}`;
  },
});
