import { NotFound } from '@/db/client';
import { getCase } from '@/lib/cases/queries';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { writeSection } from '@/lib/plans/commands';
import { categoryOf, isSection, likelyReaders, sectionDraft, sectionForm } from '@/lib/plans/model';
import { getPlan } from '@/lib/plans/queries';
import { adviseFirst } from '@/lib/wording/commands';

/** Writes a section of a version. */
export const POST = formAction({
  schema: sectionForm,
  form: ({ caseId, planId, section }: { caseId: string; planId: string; section: string }) =>
    paths.plan(caseId, planId, `sections/${section}`),
  draft: ({ planId, section }) => sectionDraft(planId, section),
  run: async (tx, _me, { version, words, advised }, { caseId, planId, section }) => {
    if (!isSection(section)) throw new NotFound();
    const [head] = await Promise.all([getCase(tx, caseId), getPlan(tx, caseId, planId, null)]);
    await adviseFirst(tx, head, [words], likelyReaders(head, categoryOf(section)), advised);
    await writeSection(tx, planId, section, version, words);
    return `${paths.plan(caseId, planId)}?done=section`;
  },
});
