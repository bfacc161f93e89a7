import { formAction } from '@/lib/forms/action';
import { ownSection, writeSection } from '@/lib/manual/commands';
import { readersOfSection, sectionDraft, sectionForm } from '@/lib/manual/model';
import { listShares } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Writes a section of one's manual. */
export const POST = formAction({
  schema: sectionForm,
  form: ({ caseId, section }: { caseId: string; section: string }) => paths.manualSection(caseId, section, 'edit'),
  draft: ({ section }) => sectionDraft(section),
  run: async (tx, me, { version, words, advised }, at) => {
    const { head, section } = await ownSection(tx, me, at);
    await adviseFirst(tx, head, [words], readersOfSection(await listShares(tx, head.id), section), advised);
    await writeSection(tx, section, version, words.trim());
    return `${paths.manual(at.caseId)}?done=written`;
  },
});
