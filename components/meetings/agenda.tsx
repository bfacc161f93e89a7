import { audienceWords, type Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Hidden } from '@/components/ui/hidden';
import { ChoiceLine } from '@/components/ui/radios';
import { Tag } from '@/components/ui/tag';
import { TextArea } from '@/components/ui/text-area';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { actDraft, isForAll, type Topic } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import { ActForm, type Place } from './act-form';

type Props = {
  ui: Ui;
  place: Place;
  circle: Circle;
  meeting: Entry;
  topics: Topic[];
  wishes: Entry<'wish'>[];
  /** Null where nothing can be brought any more, or somebody only looks. */
  state: FormState | null;
  team: boolean;
};

/** What to talk about: what is open in the case, and what each wants to bring. What not all may read is folded away. */
export function Agenda({ ui, place, circle, meeting, topics, wishes, state, team }: Props) {
  const all = topics.filter((topic) => isForAll(topic, meeting.audience));
  const some = topics.filter((topic) => !isForAll(topic, meeting.audience));
  // What was said to the support team alone is no more to be seen over somebody's shoulder.
  const told = wishes.filter(({ detail, own }) => !own && detail.privately);
  const brought = (rows: Entry<'wish'>[]) =>
    rows.length > 0 && (
      <ol className="answers">
        {rows.map((wish) => (
          <Wish key={wish.id} ui={ui} place={place} circle={circle} wish={wish} />
        ))}
      </ol>
    );
  const list = (rows: Topic[]) => (
    <ul className="list">
      {rows.map((topic) => (
        <li key={topic.id}>
          <Tag>{ui.t(`meetings.agenda.${topic.what}`)}</Tag>{' '}
          <a className="alone" href={paths.entry(place.caseId, topic.id)}>
            {ui.say(topic.title)}
          </a>
          {topic.dueOn && <small> {ui.t('meetings.agenda.due', { day: ui.day(topic.dueOn) })}</small>}
        </li>
      ))}
    </ul>
  );
  return (
    <section id="agenda">
      <h2>{ui.t('meetings.agenda.title')}</h2>
      {all.length + wishes.length + some.length === 0 && <Empty>{ui.t('meetings.agenda.none')}</Empty>}
      {brought(wishes.filter(({ detail, own }) => own || !detail.privately))}
      {all.length > 0 && list(all)}
      {some.length + told.length > 0 && (
        <Details summary={ui.t('meetings.agenda.some', { n: some.length + told.length })}>
          <p className="hint">{ui.t('meetings.agenda.some_hint')}</p>
          {brought(told)}
          {list(some)}
        </Details>
      )}
      {state && (
        <ActForm ui={ui} place={place} act="wish">
          <TextArea
            ui={ui}
            name="words"
            label={ui.t('meetings.wish.label')}
            error={state.errors.words}
            value={valueOf(state, 'words')}
            rows={3}
          />
          {!team && (
            <div className="field">
              <div className="choices">
                <ChoiceLine
                  type="checkbox"
                  name="privately"
                  choice={{ value: '1', label: ui.t('meetings.wish.privately'), hint: ui.t('meetings.wish.privately_hint') }}
                  checked={valueOf(state, 'privately') === '1'}
                />
              </div>
            </div>
          )}
          <Autosave ui={ui} draftKey={actDraft(place.meetingId, 'wish')} />
          <div className="actions">
            <Button variant="secondary">{ui.t('meetings.wish.send')}</Button>
          </div>
        </ActForm>
      )}
    </section>
  );
}

function Wish({ ui, place, circle, wish }: { ui: Ui; place: Place; circle: Circle; wish: Entry<'wish'> }) {
  return (
    <li id={`e-${wish.id}`}>
      <p className="by">
        {ui.name(wish.authorName, wish.authorReading)} {wish.detail.privately && <Tag>{ui.t('meetings.wish.private')}</Tag>}
      </p>
      <p className="words">{ui.say(wish.body)}</p>
      <small className="line">
        {ui.say(ui.text('common.readersAre', { names: audienceWords(ui, circle, wish.audience, wish.category, wish.own).see }))}
      </small>
      {wish.own && wish.detail.privately && (
        <ActForm ui={ui} place={place} act="raise">
          <Hidden name="wish" value={wish.id} />
          <Button variant="quiet">{ui.t('meetings.wish.raise')}</Button>
        </ActForm>
      )}
    </li>
  );
}
