import { NotFound } from '@/db/client';
import { tellAsShown } from '@/lib/events/commands';
import { isHappened, tellForm } from '@/lib/events/model';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Changes all that the preview showed. */
export const POST = formAction({
  schema: tellForm,
  form: ({ caseId, kind }: { caseId: string; kind: string }) => paths.event(caseId, kind, '?preview'),
  run: async (tx, _me, { mark }, { caseId, kind }) => {
    if (!isHappened(kind)) throw new NotFound();
    await tellAsShown(tx, caseId, kind, mark);
    return `${paths.events(caseId)}?done=${kind}`;
  },
});
