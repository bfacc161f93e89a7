import { askForSlots } from '@/lib/answers/commands';
import { getCase } from '@/lib/cases/queries';
import { getThread } from '@/lib/entries/queries';
import { formAction } from '@/lib/forms/action';
import type { Fields } from '@/lib/forms/body';
import { isId } from '@/lib/ids';
import { actOnMeeting } from '@/lib/meetings/commands';
import { actDraft, actForm, goesOut, isAct, isActPage } from '@/lib/meetings/model';
import { getMeeting } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import { adviseFirst } from '@/lib/wording/commands';

type Params = { caseId: string; entryId: string };

/** Does one thing with a meeting. */
export const POST = formAction({
  schema: actForm,
  form: ({ caseId, entryId }: Params, fields) => formOf(caseId, entryId, fields),
  draft: ({ entryId }, fields) => actDraft(entryId, isAct(fields.act) ? fields.act : '', about(fields)),
  run: async (tx, _me, input, { caseId, entryId }) => {
    const location = `${input.act === 'notes' ? formOf(caseId, entryId, { ...input, side: input.side ?? '' }) : paths.meeting(caseId, entryId)}`;
    const done = `${location}${location.includes('?') ? '&' : '?'}done=${input.act}`;
    if (input.act === 'ask') {
      await askForSlots(tx, caseId, entryId, input.members);
      return done;
    }
    const head = await getCase(tx, caseId);
    if (input.act === 'notes' || input.act === 'share') {
      const [meeting, thread] = await Promise.all([getMeeting(tx, caseId, entryId), getThread(tx, caseId, entryId, true)]);
      const out = goesOut(input, meeting, thread, head.parties);
      if (out) await adviseFirst(tx, head, [out.words], out.audience, input.advised);
    }
    await actOnMeeting(tx, head, entryId, input);
    return done;
  },
});

/** What of a meeting a text is about: the side that it is for, or the text that is not right. */
function about({ act, side, minutes }: Record<string, unknown>): string {
  const what = act === 'notes' ? side : act === 'differ' ? minutes : '';
  return isId(what) ? what : '';
}

function formOf(caseId: string, entryId: string, fields: Fields | Record<string, unknown>): string {
  const { act } = fields;
  if (!isActPage(act)) return `${paths.meeting(caseId, entryId)}?form=${isAct(act) ? act : ''}`;
  const what = about(fields);
  return paths.meeting(caseId, entryId, act) + (what && `?${act === 'notes' ? 'side' : 'minutes'}=${what}`);
}
