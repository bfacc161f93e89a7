import { type Circle, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { type ActPage, actDraft, type Meeting } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { ActForm, type Place } from './act-form';
import { MediumField, PlaceFields, SlotFields } from './fields';
import { sideWords } from './minutes';

type Props = {
  ui: Ui;
  caseId: string;
  circle: Circle;
  meeting: Meeting;
  root: Entry;
  state: FormState;
  /** The text that is written or said to be wrong, if there is one. */
  text: Entry | null;
  /** What its writer is told before others read it. */
  advice: Advice | null;
  side: string | null;
  /** Who was asked, or can be given something to do. */
  people: { id: string; name: string; reading: string; title: string; person: boolean }[];
  done: boolean;
};

/** One thing to do with a meeting that needs more than a tap. */
export function MeetingAct({ act, ...props }: Props & { act: ActPage }) {
  const { ui, caseId, meeting, state } = props;
  const place = { caseId, meetingId: meeting.id };
  const Fields = fields[act];
  const draft = actDraft(meeting.id, act, act === 'notes' ? (props.side ?? '') : (props.text?.id ?? ''));
  return (
    <>
      <BackLink ui={ui} href={paths.meeting(caseId, meeting.id)}>
        {ui.say(props.root.title)}
      </BackLink>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      {props.done && <Notice kind="done">{ui.t('meetings.done.notes')}</Notice>}
      <h1>{act === 'notes' ? ui.say(sideWords(ui, props.circle, props.side)) : ui.t(`meetings.${act}.title`)}</h1>
      <p>{ui.t(`meetings.${act}.lead`)}</p>
      <Fields {...props} place={place} draft={draft} />
    </>
  );
}

type FieldsProps = Props & { place: Place; draft: string };

function Words({
  ui,
  state,
  label,
  hint,
  need,
  rows = 4,
  name = 'words',
}: Pick<Props, 'ui' | 'state'> & {
  label: string;
  hint?: string;
  need?: 'optional';
  rows?: number;
  name?: string;
}) {
  return (
    <TextArea
      ui={ui}
      name={name}
      label={ui.t(label)}
      hint={hint && ui.t(hint)}
      {...(need && { need })}
      error={state.errors[name]}
      value={valueOf(state, name)}
      rows={rows}
    />
  );
}

function Send({ ui, draft, label }: { ui: Ui; draft: string; label: string }) {
  return (
    <div className="whole">
      <Autosave ui={ui} draftKey={draft} />
      <div className="actions">
        <Button>{ui.t(label)}</Button>
      </div>
    </div>
  );
}

function Change({ ui, place, state, meeting, draft }: FieldsProps) {
  return (
    <ActForm ui={ui} place={place} act="change" className="dense">
      <Hidden name="version" value={String(meeting.version)} />
      <SlotFields ui={ui} state={state} />
      <PlaceFields ui={ui} state={state} />
      <div className="whole">
        <Words ui={ui} state={state} label="meetings.change.words" need="optional" rows={2} />
      </div>
      <Send ui={ui} draft={draft} label="meetings.change.send" />
    </ActForm>
  );
}

function Cancel({ ui, place, state, meeting, draft }: FieldsProps) {
  return (
    <ActForm ui={ui} place={place} act="cancel">
      <Hidden name="version" value={String(meeting.version)} />
      <Words ui={ui} state={state} label="meetings.cancel.words" hint="meetings.cancel.words_hint" rows={3} />
      <Send ui={ui} draft={draft} label="meetings.cancel.send" />
    </ActForm>
  );
}

function Hold({ ui, place, state, meeting, people, draft }: FieldsProps) {
  const time = (name: 'from' | 'until') => (
    <TextField
      ui={ui}
      name={name}
      label={ui.t(`meetings.hold.${name}`)}
      error={state.errors[name]}
      value={valueOf(state, name)}
      inputMode="numeric"
      maxLength={8}
      size={8}
    />
  );
  return (
    <ActForm ui={ui} place={place} act="hold" className="dense">
      <Hidden name="version" value={String(meeting.version)} />
      <DateField ui={ui} name="day" label={ui.t('entries.team.day')} error={state.errors.day} value={valueOf(state, 'day')} />
      {time('from')}
      {time('until')}
      <MediumField ui={ui} state={state} />
      <div className="whole">
        <Hidden name="came[]" value="" />
        {people.map(({ id }) => (
          <Hidden key={id} name="people[]" value={id} />
        ))}
        <Checkboxes
          ui={ui}
          name="came"
          label={ui.t('meetings.hold.came')}
          error={state.errors.came}
          values={valuesOf(state, 'came')}
          choices={people.map((one) => ({
            value: one.id,
            label: ui.name(one.name, one.reading),
            hint: one.title && ui.say(one.title),
          }))}
        />
        {people.some(({ person }) => person) ? (
          <Words
            ui={ui}
            state={state}
            name="reason"
            label="meetings.hold.reason"
            hint="meetings.hold.reason_hint"
            need="optional"
            rows={2}
          />
        ) : (
          <Hidden name="reason" value="" />
        )}
        <TextField
          ui={ui}
          name="others"
          label={ui.t('meetings.hold.others')}
          hint={ui.t('meetings.hold.others_hint')}
          need="optional"
          error={state.errors.others}
          value={valueOf(state, 'others')}
          maxLength={500}
        />
        {meeting.conference ? (
          <>
            <Words
              ui={ui}
              state={state}
              name="opinions"
              label="meetings.conference.opinions"
              hint="meetings.conference.opinions_hint"
              need="optional"
            />
            <Words ui={ui} state={state} name="plan" label="meetings.conference.plan" need="optional" />
          </>
        ) : (
          <>
            <Hidden name="opinions" value="" />
            <Hidden name="plan" value="" />
          </>
        )}
      </div>
      <Send ui={ui} draft={draft} label="meetings.hold.send" />
    </ActForm>
  );
}

function Told({ ui, place, state, draft }: FieldsProps) {
  return (
    <ActForm ui={ui} place={place} act="told">
      <Words ui={ui} state={state} label="meetings.told.words" rows={2} />
      <Send ui={ui} draft={draft} label="meetings.told.send" />
    </ActForm>
  );
}

/** The text, to go on with. When somebody else has written meanwhile, both texts stand side by side, and none is lost. */
function Notes({ ui, place, state, text, advice, side, draft }: FieldsProps) {
  const typed = valueOf(state, 'version');
  const now = String(text?.version ?? 0);
  const both = text !== null && typed !== '' && typed !== now;
  return (
    <div className={both ? 'both' : undefined}>
      {both && (
        <section>
          {!state.notice && <Notice kind="warning">{ui.t('errors.conflict.minutes_moved')}</Notice>}
          <h2>{ui.t('meetings.notes.now')}</h2>
          <p className="words">{ui.say(text.body)}</p>
        </section>
      )}
      <section>
        {both && <h2>{ui.t('meetings.notes.yours')}</h2>}
        <ActForm ui={ui} place={place} act="notes">
          <Hidden name="version" value={now} />
          <Hidden name="side" value={side ?? ''} />
          <Words ui={ui} state={state} label="meetings.notes.words" rows={14} />
          <WordingAdvice ui={ui} advice={advice} team />
          <Send ui={ui} draft={draft} label={both ? 'meetings.notes.send_mine' : 'meetings.notes.send'} />
        </ActForm>
      </section>
    </div>
  );
}

function Differ({ ui, place, state, text, draft }: FieldsProps) {
  if (!text) return null;
  return (
    <>
      <p className="words stands">{ui.say(text.body)}</p>
      <ActForm ui={ui} place={place} act="differ">
        <Hidden name="minutes" value={text.id} />
        <Hidden name="version" value={String(text.version)} />
        <Words ui={ui} state={state} label="meetings.differ.words" />
        <Send ui={ui} draft={draft} label="meetings.differ.send" />
      </ActForm>
    </>
  );
}

const sideName = (ui: Ui, circle: Circle, id: string) => {
  const party = circle.parties.find((one) => one.id === id);
  return party ? partyWords(ui, circle, party) : ui.text('meetings.minutes.for_side');
};

function SideSelect({ ui, state, circle, root }: Pick<Props, 'ui' | 'state' | 'circle' | 'root'>) {
  return (
    <Select
      ui={ui}
      name="side"
      label={ui.t('meetings.decide.for')}
      error={state.errors.side}
      value={valueOf(state, 'side')}
      options={[null, ...root.audience].map((id) => ({
        value: id ?? '',
        label: id === null ? ui.text('meetings.decide.all') : sideName(ui, circle, id),
      }))}
    />
  );
}

function Decide(props: FieldsProps) {
  const { ui, place, state, draft } = props;
  return (
    <ActForm ui={ui} place={place} act="decide">
      <Words ui={ui} state={state} label="meetings.decide.words" rows={3} />
      <SideSelect {...props} />
      <Send ui={ui} draft={draft} label="meetings.decide.send" />
    </ActForm>
  );
}

function Todo(props: FieldsProps) {
  const { ui, place, state, draft, people } = props;
  return (
    <ActForm ui={ui} place={place} act="todo">
      <Words ui={ui} state={state} label="meetings.todo.words" rows={2} />
      <Select
        ui={ui}
        name="owner"
        label={ui.t('meetings.todo.owner')}
        error={state.errors.owner}
        value={valueOf(state, 'owner')}
        options={[
          { value: '', label: ui.text('meetings.todo.choose') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <DateField
        ui={ui}
        name="due"
        label={ui.t('meetings.todo.due')}
        need="optional"
        error={state.errors.due}
        value={valueOf(state, 'due')}
        near={[7, 14]}
      />
      <SideSelect {...props} />
      <Send ui={ui} draft={draft} label="meetings.todo.send" />
    </ActForm>
  );
}

const fields = {
  change: Change,
  cancel: Cancel,
  hold: Hold,
  told: Told,
  notes: Notes,
  differ: Differ,
  decide: Decide,
  todo: Todo,
};
