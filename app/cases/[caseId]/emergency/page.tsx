import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { OpenForm } from '@/components/emergency/open-form';
import { Openings } from '@/components/emergency/openings';
import { ReviewForm } from '@/components/emergency/review-form';
import { Notice } from '@/components/ui/notice';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { openDraft, openForm, reviewForm } from '@/lib/emergency/model';
import { isManager, listOpenings } from '@/lib/emergency/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('emergency.title');

/** What was opened in an emergency: for the supported person to know and close, for the team to open, for managers to look at. */
export default async function EmergencyPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.emergency(caseId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listOpenings(tx, caseId),
      isManager(tx, caseId),
      findDraft(tx, openDraft(caseId)),
      recordLook(tx, caseId, 'emergency'),
    ]),
  );
  const [head, openings, manager, draft] = data;
  const sides = sidesOf(head);
  const person = head.personId === me.personId;
  const team = sides.includes('support_team');
  if (!person && !team) notFound();
  const reviewing = typeof search.review === 'string' ? search.review : '';
  const state = formState(openForm, reviewing ? {} : search, draft);
  const of = (id: string) => formState(reviewForm, reviewing === id ? search : {}, {});
  const notice = formState(openForm, search, {}).notice;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('emergency.title')}>
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('emergency.title')}</h1>
      <p>{ui.t(person ? 'emergency.for_person' : 'emergency.for_team')}</p>
      <Openings
        ui={ui}
        caseId={caseId}
        openings={openings}
        person={person}
        manager={manager}
        review={(one) => <ReviewForm ui={ui} caseId={caseId} openingId={one.id} state={of(one.id)} />}
      />
      {team && <OpenForm ui={ui} caseId={caseId} state={state} />}
    </CasePage>
  );
}
