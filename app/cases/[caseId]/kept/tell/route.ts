import { formAction } from '@/lib/forms/action';
import { makeUi } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { tellOfErasure } from '@/lib/retention/commands';
import { tellDraft, tellForm } from '@/lib/retention/model';
import { currentSettings } from '@/lib/session/settings';

/** Tells the supported person that their records will be erased. */
export const POST = formAction({
  schema: tellForm,
  form: ({ caseId }: { caseId: string }) => `${paths.kept(caseId)}?form=tell`,
  draft: ({ caseId }) => tellDraft(caseId),
  run: async (tx, _me, { words }, { caseId }) => {
    const ui = makeUi(await currentSettings());
    await tellOfErasure(tx, caseId, { title: ui.text('retention.tell.heading'), words });
    return `${paths.kept(caseId)}?done=told`;
  },
});
