import { NotFound } from '@/db/client';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { writeSection } from '@/lib/plans/commands';
import { isSection, sectionDraft, sectionForm } from '@/lib/plans/model';
import { getPlan } from '@/lib/plans/queries';

/** Writes a section of a version. */
export const POST = formAction({
  schema: sectionForm,
  form: ({ caseId, planId, section }: { caseId: string; planId: string; section: string }) =>
    paths.plan(caseId, planId, `sections/${section}`),
  draft: ({ planId, section }) => sectionDraft(planId, section),
  run: async (tx, _me, { version, words }, { caseId, planId, section }) => {
    if (!isSection(section)) throw new NotFound();
    await getPlan(tx, caseId, planId, null);
    await writeSection(tx, planId, section, version, words);
    return `${paths.plan(caseId, planId)}?done=section`;
  },
});
