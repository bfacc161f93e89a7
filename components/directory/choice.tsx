import { Button } from '@/components/ui/button';
import { Hidden } from '@/components/ui/hidden';
import { TextField } from '@/components/ui/text-field';
import { soughtIn } from '@/lib/directory/choice';
import type { ToChoose } from '@/lib/directory/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';

/**
 * Taking an office over from the directory into the form that this stands in: its words are looked for by the same form, so that nothing
 * typed is lost, and no script is needed. Nothing where there is nothing on the list.
 */
export function OfficeChoice({ ui, state, offices: found }: { ui: Ui; state: FormState; offices: ToChoose | undefined }) {
  if (!found) return null;
  const { offices, n } = found;
  const sought = soughtIn(state.values) !== null;
  return (
    <>
      {/* Enter in a field of the form presses its first button: that one sends the form, and is there for nothing else. */}
      <button className="hidden-text" type="submit" tabIndex={-1} aria-hidden="true" />
      <fieldset className="field" id="choice">
        <legend>{ui.t('directory.choice.title')}</legend>
        <Hidden name="sought" value={valueOf(state, 'sought')} />
        <TextField
          ui={ui}
          name="find"
          label={ui.t('directory.choice.find')}
          hint={ui.t('directory.choice.hint')}
          need="optional"
          value={valueOf(state, 'find')}
          maxLength={100}
          type="search"
        />
        <Button variant="secondary" name="pick" value="find">
          {ui.t('common.search')}
        </Button>
        {sought && (
          <div role="status">
            <p>{ui.t(n === 0 ? 'directory.choice.none' : 'directory.choice.n', { n })}</p>
            {n > offices.length && <p className="hint">{ui.t('directory.choice.more', { n: offices.length })}</p>}
          </div>
        )}
        {sought && offices.length > 0 && (
          <ul className="members">
            {offices.map((office) => (
              <li key={office.id}>
                <b>{ui.name(office.name, office.reading)}</b>
                <br />
                <span className="quiet">
                  {ui.t(`directory.kinds.${office.kind}`)} {office.area && ui.say(office.area)}
                </span>
                <br />
                <Button
                  variant="secondary"
                  name="pick"
                  value={office.id}
                  aria-label={ui.text('directory.choice.take_this', office)}
                >
                  {ui.t('directory.choice.take')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
    </>
  );
}
