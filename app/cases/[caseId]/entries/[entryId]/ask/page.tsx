import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AskMember } from '@/components/answers/ask-member';
import { CasePage } from '@/components/cases/case-page';
import { recordLook } from '@/lib/access-log/commands';
import { sideInCase } from '@/lib/accommodations/model';
import { askForm, purposeOf, questionDraft } from '@/lib/answers/model';
import { findDialogueState, listAskable } from '@/lib/answers/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { getEntry } from '@/lib/entries/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('answers.ask.title', { wrong: (await searchParams).check !== undefined });

/** Asking one person one question about an entry. */
export default async function AskMemberPage({ params, searchParams }: Props) {
  const [{ caseId, entryId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.askMember(caseId, entryId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      getEntry(tx, caseId, entryId),
      listAskable(tx, caseId, entryId),
      findDialogueState(tx, entryId),
      findDraft(tx, questionDraft(entryId)),
      recordLook(tx, caseId, 'entry', [entryId]),
    ]),
  );
  const [head, entry, people, dialogue, draft] = data;
  const side = sideInCase(head);
  if (side === null || side === 'employer' || entry.threadId || entry.undoneAt) notFound();
  const { purpose, of } = purposeOf(dialogue);
  const ready = (key: string) => ui.text(`answers.ask.ready.${key}`, { name: head.personName });
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('answers.ask.title')} current="timeline">
      <AskMember
        ui={ui}
        caseId={caseId}
        entryId={entryId}
        back={paths.entry(caseId, entryId)}
        purpose={purpose}
        people={people.filter((one) => of === null || one.kind === of)}
        approval={side === 'support_team'}
        state={formState(
          askForm,
          search,
          { ...draft, purpose },
          {
            words: purpose === 'reply' ? '' : ready(purpose),
            ...(purpose === 'reply' && { tap1: ready('tap1'), tap2: ready('tap2'), tap3: ready('tap3') }),
          },
        )}
      />
    </CasePage>
  );
}
