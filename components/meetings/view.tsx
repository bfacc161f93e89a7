import { Readers } from '@/components/audience/readers';
import { TeamAudience } from '@/components/audience/team-audience';
import type { Circle } from '@/components/audience/words';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import type { Askable } from '@/lib/answers/queries';
import type { Thread } from '@/lib/entries/queries';
import { type FormState, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import {
  actionsIn,
  answersTo,
  decisionsIn,
  type Meeting,
  stillToInvite,
  type Topic,
  turnsIn,
  wishesIn,
} from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { ActForm, type Place } from './act-form';
import { Agenda } from './agenda';
import { Came, ConferenceFacts } from './conference';
import { Decided } from './decided';
import { When } from './list';
import { MinutesTexts } from './minutes';
import { AnswerSlots, AskByLink, FixSlot, SlotAnswers } from './slots';

type Props = {
  ui: Ui;
  /** The case, or the case as another side sees it. */
  caseId: string;
  circle: Circle;
  meeting: Meeting;
  thread: Thread;
  topics: Topic[];
  people: Askable[];
  me: string;
  looking: boolean;
  /** Of the support team; or who may fix, change and call off. */
  team: boolean;
  runs: boolean;
  /** The state of the forms on the page: of what was sent, and of the others. */
  stateOf: (act: 'answer' | 'fix' | 'ask' | 'invite' | 'wish') => FormState;
  advised: { minutes: string; advice: Advice | null };
  notice: string | undefined;
  done: string | null;
};

/** A meeting: when and where, what its reader can do now, what to talk about, what was said. */
export function MeetingView(props: Props) {
  const { ui, caseId, circle, meeting, thread, topics, people, me, looking, team, runs, stateOf, advised, notice, done } =
    props;
  const { root } = thread;
  const place = { caseId, meetingId: meeting.id };
  const answers = answersTo(meeting.slots, thread.answers);
  const mine = answers.find(({ own }) => own);
  const open = meeting.slots.some(({ startsAt }) => new Date(startsAt) > new Date());
  const proposed = meeting.state === 'proposed' && open;
  const going = meeting.state === 'proposed' || meeting.state === 'fixed';
  const teamIds = circle.parties.filter(({ kind }) => kind === 'support_team').map(({ id }) => id);
  const href = (step: string) => paths.meeting(caseId, meeting.id, step);
  const agenda = meeting.state !== 'cancelled' && (
    <Agenda
      ui={ui}
      place={place}
      circle={circle}
      meeting={root}
      topics={going ? topics : []}
      wishes={wishesIn(thread.answers)}
      state={going && !looking ? stateOf('wish') : null}
      team={team}
    />
  );
  return (
    <>
      <BackLink ui={ui} href={paths.meetings(caseId)}>
        {ui.t('meetings.title')}
      </BackLink>
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      {(['answer', 'fix', 'ask', 'invite', 'wish'] as const).map((act) => (
        <ErrorSummary key={act} ui={ui} errors={stateOf(act).errors} />
      ))}
      {done && <Notice kind="done">{ui.t(`meetings.done.${done}`)}</Notice>}
      <h1>{ui.say(root.title)}</h1>
      <p className="by">
        <Tag>{ui.t(`meetings.state.${meeting.state}`)}</Tag> {ui.t(`meetings.form.${meeting.form}`)} ·{' '}
        {ui.name(root.authorName, root.authorReading)}
      </p>
      {meeting.state === 'proposed' && !open && <Notice kind="warning">{ui.t('meetings.all_past')}</Notice>}
      <SummaryList
        ui={ui}
        rows={[
          ...(meeting.startsAt && meeting.endsAt
            ? [{ term: ui.t('meetings.at'), value: <When ui={ui} from={meeting.startsAt} to={meeting.endsAt} /> }]
            : []),
          { term: ui.t('meetings.medium.title'), value: ui.t(`meetings.medium.${meeting.medium}`) },
          ...(meeting.place ? [{ term: ui.t('entries.place'), value: ui.say(meeting.place) }] : []),
          ...(meeting.onlineUrl && going
            ? [
                {
                  term: ui.t('meetings.url'),
                  value: (
                    <a href={meeting.onlineUrl} rel="noreferrer noopener" target="_blank">
                      {meeting.onlineUrl}
                    </a>
                  ),
                },
              ]
            : []),
          ...(root.body ? [{ term: ui.t('meetings.propose.purpose'), value: ui.say(root.body) }] : []),
          ...(meeting.withoutPerson ? [{ term: ui.t('meetings.without'), value: ui.say(meeting.withoutPerson) }] : []),
        ]}
      />
      <Readers ui={ui} circle={circle} audience={root.audience} category={root.category} own={root.own} />
      {!looking && (
        <div className="actions no-print">
          {meeting.state === 'fixed' && (
            <LinkButton href={paths.oneDate(`meeting-${meeting.id}`)}>{ui.t('meetings.ics')}</LinkButton>
          )}
          {team && going && meeting.state === 'fixed' && (
            <LinkButton variant="secondary" href={href('hold')}>
              {ui.t('meetings.hold.go')}
            </LinkButton>
          )}
          {team && meeting.state === 'held' && (
            <LinkButton variant="secondary" href={href('hold')}>
              {ui.t('meetings.hold.again')}
            </LinkButton>
          )}
          {runs && going && (
            <>
              <LinkButton variant="secondary" href={href('change')}>
                {ui.t('meetings.change.go')}
              </LinkButton>
              <LinkButton variant="quiet" href={href('cancel')}>
                {ui.t('meetings.cancel.go')}
              </LinkButton>
            </>
          )}
        </div>
      )}
      {proposed && !looking && !(root.own && team) && (
        <AnswerSlots ui={ui} place={place} slots={meeting.slots} state={stateOf('answer')} mine={mine} />
      )}
      {meeting.state === 'proposed' && answers.length > 0 && <SlotAnswers ui={ui} slots={meeting.slots} answers={answers} />}
      {proposed && runs && !looking && (
        <>
          <FixSlot
            ui={ui}
            place={place}
            slots={meeting.slots}
            answers={answers}
            version={meeting.version}
            state={stateOf('fix')}
          />
          {team && <AskByLink ui={ui} place={place} people={people} answers={answers} state={stateOf('ask')} />}
        </>
      )}
      {going && !looking && (
        <Invite
          ui={ui}
          place={place}
          circle={{ ...circle, parties: stillToInvite(root, circle, team) }}
          version={meeting.version}
          state={stateOf('invite')}
        />
      )}
      {going && agenda}
      <Came ui={ui} attendance={meeting.attendance} />
      {meeting.state !== 'proposed' && (
        <MinutesTexts
          ui={ui}
          place={place}
          circle={circle}
          meeting={meeting}
          root={root}
          thread={thread.answers}
          team={team && !looking}
          looking={looking}
          advised={advised}
        />
      )}
      <Decided
        ui={ui}
        place={place}
        meeting={meeting}
        decisions={decisionsIn(thread.answers)}
        actions={actionsIn(thread.answers)}
        me={me}
        team={team && !looking && (meeting.state === 'fixed' || meeting.state === 'held')}
        looking={looking}
      />
      {meeting.conference && meeting.state === 'held' && (
        <ConferenceFacts
          ui={ui}
          place={place}
          meeting={meeting}
          conference={meeting.conference}
          teamIds={teamIds}
          team={team}
        />
      )}
      {!going && agenda}
      <Turns ui={ui} thread={thread} />
    </>
  );
}

type InviteProps = { ui: Ui; place: Place; circle: Circle; version: number; state: FormState };

/** Asking more sides to come. */
function Invite({ ui, place, circle, version, state }: InviteProps) {
  if (circle.parties.length === 0) return null;
  return (
    <Details summary={ui.t('meetings.invite.title')} open={Object.keys(state.errors).length > 0}>
      <ActForm ui={ui} place={place} act="invite">
        <Hidden name="version" value={String(version)} />
        <TeamAudience
          ui={ui}
          circle={circle}
          chosen={valuesOf(state, 'audience')}
          words="meetings.invite"
          error={state.errors.audience}
        />
        <div className="actions">
          <Button variant="secondary">{ui.t('meetings.invite.send')}</Button>
        </div>
      </ActForm>
    </Details>
  );
}

/** What happened to it, the newest first. */
function Turns({ ui, thread }: { ui: Ui; thread: Thread }) {
  const turns = turnsIn(thread.answers).reverse();
  if (turns.length === 0) return null;
  return (
    <section>
      <h2>{ui.t('meetings.turns.title')}</h2>
      <ol className="answers">
        {turns.map((turn) => (
          <li key={turn.id} id={`e-${turn.id}`}>
            <p className="by">
              <Tag>{ui.t(`meetings.turn.${turn.detail.act}`)}</Tag> {ui.name(turn.authorName, turn.authorReading)}{' '}
              {ui.dayTime(turn.occurredAt)}
            </p>
            {turn.detail.startsAt && turn.detail.endsAt && turn.detail.act !== 'cancelled' && (
              <p>
                <When ui={ui} from={turn.detail.startsAt} to={turn.detail.endsAt} />
              </p>
            )}
            {turn.body && <p className="words">{ui.say(turn.body)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
