import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { makeUi } from '@/lib/i18n/ui';
import { takeHelped } from '@/lib/manual/commands';
import { takeForm } from '@/lib/manual/model';
import { paths } from '@/lib/paths';
import { currentSettings } from '@/lib/session/settings';

/** Puts what has helped into one's manual, in one's own words. */
export const POST = formAction({
  schema: takeForm,
  form: ({ caseId }: { caseId: string }) => paths.manual(caseId),
  run: async (tx, me, { dialogue }, { caseId }) => {
    if ((await getCase(tx, caseId)).personId !== me.personId) throw new NotFound();
    await takeHelped(tx, dialogue, makeUi(await currentSettings()).text('manual.somebody'));
    return `${paths.manual(caseId)}?done=taken`;
  },
});
