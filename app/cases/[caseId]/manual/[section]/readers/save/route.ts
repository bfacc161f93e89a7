import { formAction } from '@/lib/forms/action';
import { ownSection, shareSection } from '@/lib/manual/commands';
import { readersDraft, readersForm } from '@/lib/manual/model';
import { findOwnSection } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

/** Shares a section of one's manual with sides of one's case, and with no others of it. */
export const POST = formAction({
  schema: readersForm,
  form: ({ caseId, section }: { caseId: string; section: string }) => paths.manualSection(caseId, section, 'readers'),
  draft: ({ section }) => readersDraft(section),
  run: async (tx, me, { parties, advised }, at) => {
    const { head, section } = await ownSection(tx, me, at);
    await adviseFirst(tx, head, [(await findOwnSection(tx, section))?.words ?? ''], parties, advised);
    await shareSection(tx, head, section, parties);
    return `${paths.manual(at.caseId)}?done=shared`;
  },
});
