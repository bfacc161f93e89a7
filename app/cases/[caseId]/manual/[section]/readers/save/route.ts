import { formAction } from '@/lib/forms/action';
import { ownSection, shareSection } from '@/lib/manual/commands';
import { readersForm } from '@/lib/manual/model';
import { paths } from '@/lib/paths';

/** Shares a section of one's manual with sides of one's case, and with no others of it. */
export const POST = formAction({
  schema: readersForm,
  form: ({ caseId, section }: { caseId: string; section: string }) => paths.manualSection(caseId, section, 'readers'),
  run: async (tx, me, { parties }, at) => {
    const { head, section } = await ownSection(tx, me, at);
    await shareSection(tx, head, section, parties);
    return `${paths.manual(at.caseId)}?done=shared`;
  },
});
