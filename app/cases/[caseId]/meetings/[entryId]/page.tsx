import type { Metadata } from 'next';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { MeetingView } from '@/components/meetings/view';
import { formState, type SearchParams, valueOf } from '@/lib/forms/state';
import { actDraft, actForm, isAct } from '@/lib/meetings/model';
import { pageTitle } from '@/lib/session/page';
import { type MeetingParams, openMeeting } from './open';

type Props = { params: MeetingParams; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('meetings.one', { wrong: (await searchParams).check !== undefined });

/** A meeting. */
export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ entryId }, search] = await Promise.all([params, searchParams]);
  const form = isAct(search.form) ? search.form : 'wish';
  const { ui, me, head, meeting, thread, people, draft, topics, adviceFor, team, runs, at } = await openMeeting(
    params,
    '',
    actDraft(entryId, form),
  );
  const sent = formState(actForm, search, { ...draft, act: form });
  const handed = form === 'share' && search.advice !== undefined ? valueOf(sent, 'minutes') : '';
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('meetings.one')} current="meetings">
      <MeetingView
        ui={ui}
        caseId={at}
        circle={circleOfCase(head)}
        meeting={meeting}
        thread={thread}
        topics={topics}
        people={people.flatMap(({ memberId, ...one }) =>
          memberId && one.kind !== 'support_team' ? [{ ...one, id: memberId }] : [],
        )}
        me={me.personId}
        looking={head.lookingAs !== null}
        team={team}
        runs={runs}
        stateOf={(act) => (act === form ? sent : { values: {}, errors: {} })}
        advised={{ minutes: handed, advice: adviceFor({ act: 'share', minutes: handed }) }}
        notice={sent.notice}
        done={isAct(search.done) || search.done === 'proposed' ? search.done : null}
      />
    </CasePage>
  );
}
