import { DateField } from '@/components/ui/date-field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { lengths, meetingMedia, slotRows } from '@/lib/meetings/model';

type Props = { ui: Ui; state: FormState };

/** When it could be: days and times, the first of them needed. */
export function SlotFields({ ui, state }: Props) {
  return (
    <>
      <fieldset className="field whole" id="slots">
        <legend>{ui.t('meetings.propose.slots')}</legend>
        <p className="hint">{ui.t('meetings.propose.slots_hint')}</p>
        <div className="dense">
          {slotRows.map((n) => (
            <div key={n}>
              <DateField
                ui={ui}
                name={`day${n}`}
                label={ui.t('meetings.propose.day', { n })}
                need={n === 1 ? 'required' : 'optional'}
                error={state.errors[`day${n}`]}
                value={valueOf(state, `day${n}`)}
              />
              <TextField
                ui={ui}
                name={`from${n}`}
                label={ui.t('meetings.propose.from', { n })}
                need={n === 1 ? 'required' : 'optional'}
                hint={n === 1 ? ui.t('meetings.propose.from_hint') : undefined}
                error={state.errors[`from${n}`]}
                value={valueOf(state, `from${n}`)}
                inputMode="numeric"
                maxLength={8}
                size={8}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <Select
        ui={ui}
        name="minutes"
        label={ui.t('meetings.propose.length')}
        error={state.errors.minutes}
        value={valueOf(state, 'minutes')}
        options={lengths.map((length) => ({ value: length, label: ui.text('entries.minutes.n', { n: Number(length) }) }))}
      />
    </>
  );
}

/** How one meets. */
export function MediumField({ ui, state }: Props) {
  return (
    <Select
      ui={ui}
      name="medium"
      label={ui.t('meetings.medium.title')}
      error={state.errors.medium}
      value={valueOf(state, 'medium')}
      options={meetingMedia.map((medium) => ({ value: medium, label: ui.text(`meetings.medium.${medium}`) }))}
    />
  );
}

/** How and where. */
export function PlaceFields({ ui, state }: Props) {
  return (
    <>
      <MediumField ui={ui} state={state} />
      <TextField
        ui={ui}
        name="place"
        label={ui.t('entries.place')}
        need="optional"
        error={state.errors.place}
        value={valueOf(state, 'place')}
        maxLength={200}
      />
      <TextField
        ui={ui}
        name="url"
        label={ui.t('meetings.url')}
        need="optional"
        hint={ui.t('meetings.url_hint')}
        error={state.errors.url}
        value={valueOf(state, 'url')}
        inputMode="url"
        maxLength={200}
      />
    </>
  );
}
