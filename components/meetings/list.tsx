import { audienceWords, type Circle } from '@/components/audience/words';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import type { Ui } from '@/lib/i18n/ui';
import type { Counted } from '@/lib/meetings/model';
import type { ListedMeeting } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  /** The case, or the case as another side sees it. */
  at: string;
  circle: Circle;
  meetings: ListedMeeting[];
  mayPropose: boolean;
  /** Of 地域連携会議, for the support team. */
  counted: Counted | null;
};

/** The meetings of a case that one is asked to, those that come first. */
export function MeetingList({ ui, at, circle, meetings, mayPropose, counted }: Props) {
  const waiting = meetings.filter(({ waits }) => waits);
  const coming = meetings.filter(({ state, waits }) => !waits && (state === 'fixed' || state === 'proposed')).reverse();
  const past = meetings.filter(({ state }) => state === 'held' || state === 'cancelled');
  const rows = (title: string, some: ListedMeeting[]) =>
    some.length > 0 && (
      <section>
        <h2>{ui.t(title)}</h2>
        <ol className="answers">
          {some.map((one) => (
            <li key={one.id}>
              <p className="by">
                <Tag>{ui.t(one.waits ? 'meetings.waits' : `meetings.state.${one.state}`)}</Tag>{' '}
                {ui.t(`meetings.form.${one.form}`)}
              </p>
              <h3>
                <a className="alone" href={paths.meeting(at, one.id)}>
                  {ui.say(one.title)}
                </a>
              </h3>
              <p>
                {one.startsAt && one.endsAt ? (
                  <When ui={ui} from={one.startsAt} to={one.endsAt} />
                ) : (
                  ui.t('meetings.slots_n', { n: one.slots })
                )}
              </p>
              <small className="line">
                {ui.say(ui.text('common.readersAre', { names: audienceWords(ui, circle, one.audience, one.category).see }))}
              </small>
            </li>
          ))}
        </ol>
      </section>
    );
  return (
    <>
      <h1>{ui.t('meetings.title')}</h1>
      <p>{ui.t('meetings.lead')}</p>
      {mayPropose && (
        <div className="actions">
          <LinkButton href={paths.meetings(at, 'new')}>{ui.t('meetings.propose.go')}</LinkButton>
        </div>
      )}
      {meetings.length === 0 && <Empty>{ui.t('meetings.none')}</Empty>}
      {rows('meetings.waiting', waiting)}
      {rows('meetings.coming', coming)}
      {rows('meetings.past', past)}
      {counted && (
        <Details summary={ui.t('meetings.count.title')}>
          <p>{ui.t('meetings.count.month', { n: counted.month, most: counted.monthLimit })}</p>
          <p>{ui.t('meetings.count.year', { n: counted.year, most: counted.yearLimit })}</p>
          {(counted.month > counted.monthLimit || counted.year > counted.yearLimit) && (
            <Notice kind="warning">{ui.t('meetings.count.over')}</Notice>
          )}
          <p className="hint">{ui.t('meetings.count.source')}</p>
        </Details>
      )}
    </>
  );
}

/** From when to when, on one line. */
export const When = ({ ui, from, to }: { ui: Ui; from: Date | string; to: Date | string }) => (
  <time dateTime={new Date(from).toISOString()}>{ui.t('meetings.when', { from: ui.dayTime(from), to: ui.time(to) })}</time>
);
