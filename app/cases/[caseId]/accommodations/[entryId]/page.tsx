import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Dialogue } from '@/components/accommodations/dialogue';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { replyDraft } from '@/components/entries/reply-form';
import { isAct, sideOf } from '@/lib/accommodations/model';
import { getAccommodation } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { replyForm } from '@/lib/entries/forms';
import { getThread } from '@/lib/entries/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('accommodations.title', { wrong: (await searchParams).check !== undefined });

/** A dialogue about an accommodation. */
export default async function AccommodationPage({ params, searchParams }: Props) {
  const [{ caseId, entryId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId) || !isId(entryId)) notFound();
  const { ui, me, data } = await openPage(paths.accommodation(caseId, entryId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      getAccommodation(tx, caseId, entryId),
      getThread(tx, caseId, entryId),
      findDraft(tx, replyDraft(entryId)),
    ]),
  );
  const [head, found, thread, reply] = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('accommodations.title')} current="accommodations">
      <Dialogue
        ui={ui}
        caseId={caseId}
        found={found}
        thread={thread}
        circle={circleOfCase(head)}
        side={sideOf(head, found.companyId)}
        reply={formState(replyForm, search, { ...reply, version: String(thread.root.version) })}
        done={typeof search.done === 'string' && isDone(search.done) ? search.done : null}
      />
    </CasePage>
  );
}

const isDone = (text: string) => isAct(text) || ['asked', 'drafted', 'approve', 'inquired', 'moved', 'replied'].includes(text);
