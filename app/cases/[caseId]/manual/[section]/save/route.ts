import { formAction } from '@/lib/forms/action';
import { ownSection, writeSection } from '@/lib/manual/commands';
import { sectionDraft, sectionForm } from '@/lib/manual/model';
import { paths } from '@/lib/paths';

/** Writes a section of one's manual. */
export const POST = formAction({
  schema: sectionForm,
  form: ({ caseId, section }: { caseId: string; section: string }) => paths.manualSection(caseId, section, 'edit'),
  draft: ({ section }) => sectionDraft(section),
  run: async (tx, me, { version, words }, at) => {
    const { section } = await ownSection(tx, me, at);
    await writeSection(tx, section, version, words.trim());
    return `${paths.manual(at.caseId)}?done=written`;
  },
});
