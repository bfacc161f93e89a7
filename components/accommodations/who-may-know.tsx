import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { isNamed, type Knowing, narrows, reaches } from '@/lib/accommodations/model';
import type { Colleague } from '@/lib/accommodations/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; colleagues: Colleague[]; state: FormState };

/** Who at the workplace may know, and how far: the people whom one knows of there, to tick; others in words. */
export function WhoMayKnow({ ui, colleagues, state }: Props) {
  const people = valuesOf(state, 'people').filter(Boolean);
  const called = ({ name, title }: Colleague) => (title ? `${name}（${title}）` : name);
  const known = [...new Map(colleagues.map((one) => [called(one), one]))].map(([value, one]) => ({
    value,
    label: ui.name(one.name, one.reading),
    hint: one.title && ui.say(one.title),
  }));
  // Whoever was named once can be ticked off, also where nobody knows of them any more.
  const others = people.filter((name) => !known.some(({ value }) => value === name));
  return (
    <>
      <People ui={ui} people={people} choices={[...known, ...others.map((name) => ({ value: name, label: ui.say(name) }))]} />
      <TextArea
        ui={ui}
        name="knows"
        label={ui.t('accommodations.knowing.others')}
        hint={ui.t('accommodations.question.knows.hint')}
        need="optional"
        error={state.errors.knows}
        value={valueOf(state, 'knows')}
        rows={2}
      />
      <HowFar ui={ui} far={valueOf(state, 'far')} />
    </>
  );
}

type Changing = Props & {
  now: Knowing;
  /** The supported person, or words that they have yet to approve: whoever they know of. Others: that fewer know, or less. */
  widens: boolean;
  open?: boolean;
};

/** The same in a step of a dialogue: who may know now, and changing it. */
export function ChangeKnowing({ ui, colleagues, state, now, widens, open = false }: Changing) {
  const words = knowingLine(ui, now);
  if (!widens && !narrows(now)) return <p className="hint">{words}</p>;
  const inside = widens ? (
    <WhoMayKnow ui={ui} colleagues={colleagues} state={state} />
  ) : (
    <>
      <p className="hint">{ui.t('accommodations.knowing.only_fewer')}</p>
      <People
        ui={ui}
        people={valuesOf(state, 'people')}
        choices={now.people.map((name) => ({ value: name, label: ui.say(name) }))}
      />
      {now.far === 'reason' ? <HowFar ui={ui} far={valueOf(state, 'far')} /> : <Hidden name="far" value={now.far} />}
      <Hidden name="knows" value={now.more} />
    </>
  );
  return open ? inside : <Details summary={words}>{inside}</Details>;
}

/** Who may know, as a list. */
export const knowingWords = (ui: Ui, knowing: Knowing) => ui.say(knowingText(ui, knowing));
/** The same as a line that says what it is. */
export const knowingLine = (ui: Ui, knowing: Knowing) =>
  ui.say(ui.text('accommodations.knowing.line', { who: knowingText(ui, knowing) }));

const knowingText = (ui: Ui, { people, far, more }: Knowing): string =>
  isNamed({ people, far, more })
    ? [...people, more, far && ui.text(`accommodations.knowing.short.${far}`)]
        .filter(Boolean)
        .join(ui.text('common.listSeparator'))
    : ui.text('accommodations.knowing.nobody');

function People({ ui, people, choices }: { ui: Ui; people: string[]; choices: Parameters<typeof Checkboxes>[0]['choices'] }) {
  return (
    <>
      <Hidden name="people[]" value="" />
      {choices.length > 0 && (
        <Checkboxes
          ui={ui}
          name="people"
          label={ui.t('accommodations.knowing.people')}
          need="optional"
          values={people}
          choices={choices}
        />
      )}
    </>
  );
}

function HowFar({ ui, far }: { ui: Ui; far: string }) {
  return (
    <Radios
      ui={ui}
      name="far"
      label={ui.t('accommodations.knowing.far')}
      need="optional"
      value={far}
      choices={reaches.map((value) => ({ value, label: ui.t(`accommodations.knowing.${value}`) }))}
    />
  );
}
