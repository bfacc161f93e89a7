import { NotFound } from '@/db/client';
import { misfits } from '@/lib/events/commands';
import { eventDraft, eventForm, type Happened, isHappened } from '@/lib/events/model';
import { BadInput, formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps what was typed, for the preview. Nothing changes yet. */
export const POST = formAction({
  schema: eventForm,
  form: ({ caseId, kind }: { caseId: string; kind: string }) => paths.event(caseId, kind),
  draft: ({ caseId, kind }) => eventDraft(caseId, kind as Happened),
  step: true,
  run: async (tx, _me, input, { caseId, kind }) => {
    if (!isHappened(kind)) throw new NotFound();
    if (Object.keys(await misfits(tx, caseId, kind, input)).length > 0) throw new BadInput();
    return paths.event(caseId, kind, '?preview');
  },
});
