import { audienceWords, type Circle, partyWords } from '@/components/audience/words';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Hidden } from '@/components/ui/hidden';
import { Tag } from '@/components/ui/tag';
import { WordingAdvice } from '@/components/wording/advice';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { type Meeting, wordsAbout } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { ActForm, type Place } from './act-form';

type Props = {
  ui: Ui;
  place: Place;
  circle: Circle;
  meeting: Meeting;
  root: Entry;
  thread: Entry[];
  team: boolean;
  looking: boolean;
  /** A text that was about to be handed over, and what its giver is told first. */
  advised: { minutes: string; advice: Advice | null };
};

/** For whom a text is, in words: for all, or for one side. */
export function sideWords(ui: Ui, circle: Circle, partyId: string | null): string {
  const party = circle.parties.find(({ id }) => id === partyId);
  if (partyId === null) return ui.text('meetings.minutes.for_all');
  return party
    ? ui.text('meetings.minutes.for', { party: partyWords(ui, circle, party) })
    : ui.text('meetings.minutes.for_side');
}

/** The texts that were written, each with what those who were there say about it; and the sides for whom there is none yet. */
export function MinutesTexts({ ui, place, circle, meeting, root, thread, team, looking, advised }: Props) {
  const texts = meeting.minutes.flatMap((minutes) => {
    const entry = thread.find(({ id }) => id === minutes.entryId);
    return entry ? [{ ...minutes, entry }] : [];
  });
  const teamIds = circle.parties.filter(({ kind }) => kind === 'support_team').map(({ id }) => id);
  const unwritten = [null, ...root.audience].filter((side) => !texts.some(({ partyId }) => partyId === side));
  return (
    <section id="minutes">
      <h2>{ui.t('meetings.minutes.title')}</h2>
      {texts.length === 0 && <Empty>{ui.t(team ? 'meetings.minutes.none_team' : 'meetings.minutes.none')}</Empty>}
      {texts.map(({ entry, partyId, sharedAt }) => (
        <article key={entry.id} id={`e-${entry.id}`} className="stands">
          <h3>{ui.say(sideWords(ui, circle, partyId))}</h3>
          <p className="words">{ui.say(entry.body)}</p>
          <small className="line">
            {ui.say(ui.text('common.readersAre', { names: audienceWords(ui, circle, entry.audience, entry.category).see }))}
          </small>
          {team && (
            <div className="acts">
              <a href={notesHref(place, partyId)}>{ui.t(sharedAt ? 'meetings.minutes.correct' : 'meetings.minutes.go_on')}</a>
              {!sharedAt && !teamIds.includes(partyId ?? '') && (
                <ActForm ui={ui} place={place} act="share">
                  <Hidden name="minutes" value={entry.id} />
                  <Hidden name="version" value={String(entry.version)} />
                  {advised.minutes === entry.id && <WordingAdvice ui={ui} advice={advised.advice} team />}
                  <Button variant="secondary">{ui.t('meetings.minutes.share')}</Button>
                </ActForm>
              )}
            </div>
          )}
          {sharedAt && <Said ui={ui} place={place} entry={entry} thread={thread} looking={looking} />}
        </article>
      ))}
      {team && unwritten.length > 0 && meeting.state !== 'cancelled' && (
        <Details summary={ui.t('meetings.minutes.write')} open={texts.length === 0 && meeting.state !== 'proposed'}>
          <p>{ui.t('meetings.minutes.write_hint')}</p>
          <div className="actions">
            {unwritten.map((side) => (
              <LinkButton key={side ?? 'all'} variant="secondary" href={notesHref(place, side)}>
                {ui.say(sideWords(ui, circle, side))}
              </LinkButton>
            ))}
          </div>
        </Details>
      )}
    </section>
  );
}

const notesHref = ({ caseId, meetingId }: Place, side: string | null) =>
  `${paths.meeting(caseId, meetingId, 'notes')}${side ? `?side=${side}` : ''}`;

/** Who says that the text is right, and who says otherwise: beside it. And one's own word. */
function Said({ ui, place, entry, thread, looking }: Pick<Props, 'ui' | 'place' | 'thread' | 'looking'> & { entry: Entry }) {
  const all = wordsAbout(entry, thread);
  const mine = all.find(({ said, stale }) => said.own && !stale);
  const mayAnswer = !looking && !mine && !entry.own;
  return (
    <>
      {all.length > 0 && (
        <ol className="answers">
          {all.map(({ said, stale }) => (
            <li key={said.id} data-side={said.authorKind}>
              <p className="by">
                <Tag>{ui.t(said.detail.agrees ? 'meetings.confirm.right' : 'meetings.confirm.not')}</Tag>{' '}
                {ui.name(said.authorName, said.authorReading)} {ui.day(said.occurredAt)}
                {stale && <> {ui.t('meetings.confirm.stale')}</>}
              </p>
              {said.body && <p className="words">{ui.say(said.body)}</p>}
            </li>
          ))}
        </ol>
      )}
      {mayAnswer && (
        <>
          <h4>{ui.t('meetings.confirm.title')}</h4>
          <ActForm ui={ui} place={place} act="confirm">
            <Hidden name="minutes" value={entry.id} />
            <Hidden name="version" value={String(entry.version)} />
            <div className="actions">
              <Button>{ui.t('meetings.confirm.yes')}</Button>
              <a href={`${paths.meeting(place.caseId, place.meetingId, 'differ')}?minutes=${entry.id}`}>
                {ui.t('meetings.confirm.no')}
              </a>
            </div>
          </ActForm>
        </>
      )}
    </>
  );
}
