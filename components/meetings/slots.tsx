import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import { Table } from '@/components/ui/table';
import type { Askable } from '@/lib/answers/queries';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Slot } from '@/lib/meetings/model';
import { ActForm, type Place } from './act-form';
import { When } from './list';
import { SlotFields } from './slot-fields';

type Props = { ui: Ui; place: Place; slots: Slot[]; state: FormState };

/** When can you come? Ticked, sent. */
export function AnswerSlots({ ui, place, slots, state, mine }: Props & { mine: Entry<'slots'> | undefined }) {
  return (
    <ActForm ui={ui} place={place} act="answer">
      <h2 id="answer">{ui.t('meetings.answer.title')}</h2>
      {mine && <p>{ui.t('meetings.answer.again')}</p>}
      <SlotFields ui={ui} name="can" slots={slots} state={state} before={mine?.detail.can} />
      <div className="actions">
        <Button>{ui.t('meetings.answer.send')}</Button>
        <Button variant="secondary" name="none" value="1">
          {ui.t('meetings.answer.none')}
        </Button>
      </div>
    </ActForm>
  );
}

/** Who can come when, as far as one may know. */
export function SlotAnswers({ ui, slots, answers }: { ui: Ui; slots: Slot[]; answers: Entry<'slots'>[] }) {
  const can = (slot: Slot) => answers.filter(({ detail }) => detail.can.includes(slot.id));
  const names = (some: Entry[]) => some.map(({ authorName }) => authorName).join(ui.text('common.listSeparator'));
  const nobodyFits = answers.filter(({ detail }) => detail.can.length === 0);
  return (
    <section>
      <h2>{ui.t('meetings.answers.title')}</h2>
      <Table
        caption={ui.text('meetings.answers.title')}
        head={[ui.t('meetings.answers.when'), ui.t('meetings.answers.can')]}
        stacks={[]}
        rows={slots.map((slot) => ({
          key: slot.id,
          cells: [
            <When key="when" ui={ui} from={slot.startsAt} to={slot.endsAt} />,
            ui.say(names(can(slot)) || ui.text('common.none')),
          ],
        }))}
      />
      {nobodyFits.length > 0 && <p>{ui.say(ui.text('meetings.answers.none_fits', { names: names(nobodyFits) }))}</p>}
      {answers
        .filter(({ body }) => body !== '')
        .map((answer) => (
          <p key={answer.id} className="words">
            {ui.name(answer.authorName, answer.authorReading)}：{ui.say(answer.body)}
          </p>
        ))}
    </section>
  );
}

/** One of them holds. */
export function FixSlot({ ui, place, slots, answers, version, state }: Props & { answers: Entry<'slots'>[]; version: number }) {
  const votes = (slot: Slot) => answers.filter(({ detail }) => detail.can.includes(slot.id)).length;
  return (
    <Details summary={ui.t('meetings.fix.title')} open={Object.keys(state.errors).length > 0}>
      <ActForm ui={ui} place={place} act="fix">
        <Hidden name="version" value={String(version)} />
        <Hidden name="words" value="" />
        <Radios
          ui={ui}
          name="slot"
          label={ui.t('meetings.fix.which')}
          error={state.errors.slot}
          value={valueOf(state, 'slot')}
          choices={slots.map((slot) => ({
            value: slot.id,
            label: <When ui={ui} from={slot.startsAt} to={slot.endsAt} />,
            hint: ui.t('meetings.fix.votes', { n: votes(slot) }),
          }))}
        />
        <div className="actions">
          <Button>{ui.t('meetings.fix.send')}</Button>
        </div>
      </ActForm>
    </Details>
  );
}

/** Asks by a link in a mail, to be answered without signing in. */
export function AskByLink({
  ui,
  place,
  people,
  answers,
  state,
}: Omit<Props, 'slots'> & { people: Askable[]; answers: Entry<'slots'>[] }) {
  if (people.length === 0) return null;
  return (
    <Details summary={ui.t('meetings.link.title')} open={Object.keys(state.errors).length > 0}>
      <p>{ui.t('meetings.link.lead')}</p>
      <ActForm ui={ui} place={place} act="ask">
        <Hidden name="members[]" value="" />
        <Checkboxes
          ui={ui}
          name="members"
          label={ui.t('answers.ask.whom')}
          error={state.errors.members}
          values={people.filter((one) => !answers.some(({ authorName }) => authorName === one.name)).map(({ id }) => id)}
          choices={people.map((one) => ({
            value: one.id,
            label: ui.name(one.name, one.reading),
            hint: ui.say(one.title || one.label),
          }))}
        />
        <div className="actions">
          <Button variant="secondary">{ui.t('meetings.link.send')}</Button>
        </div>
      </ActForm>
    </Details>
  );
}
