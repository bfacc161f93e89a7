import 'server-only';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { moverOf } from '@/lib/concerns/model';
import { findDraft } from '@/lib/drafts/queries';
import { getEntry } from '@/lib/entries/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage } from '@/lib/session/page';
import { getWatched } from '@/lib/wording/queries';

export type EntryParams = Promise<{ caseId: string; entryId: string }>;

/** What the pages around one entry start with: the case, the entry, what was typed on that page before; and, to send, what is watched for. */
export async function openEntry(params: EntryParams, step: string, draftKey?: (entryId: string) => string, toSend = false) {
  const { caseId, entryId } = await params;
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.entryStep(caseId, entryId, step), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      getEntry(tx, caseId, entryId),
      draftKey ? findDraft(tx, draftKey(entryId)) : {},
      recordLook(tx, caseId, 'entry', [entryId]),
      toSend ? getWatched(tx, caseId) : { words: [], people: [] },
    ]),
  );
  const [head, entry, draft, , watched] = data;
  return {
    ui,
    me,
    head,
    entry,
    draft,
    watched,
    caseId,
    circle: circleOfCase(head, entry.restricted),
    mover: moverOf(head, entry),
  };
}
