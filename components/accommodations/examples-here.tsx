import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { difficulties, type ExampleSearch, type ShownExample } from '@/lib/accommodations/examples';
import type { About } from '@/lib/accommodations/model';
import type { Ui } from '@/lib/i18n/ui';
import { AboutChoice } from './about';

type Props = { ui: Ui; part: 'obstacle' | 'wish'; about: About; shown: ShownExample[]; search: ExampleSearch; open: boolean };

/**
 * Examples in a step of asking, to look through and to take over by a tap. They belong to its form: what is written there is kept
 * whatever is pressed.
 */
export function ExamplesHere({ ui, part, about, shown, search, open }: Props) {
  return (
    <Details summary={ui.t('accommodations.examples.show')} open={open}>
      <div id="examples">
        <AboutChoice ui={ui} what="worry" value={about.worry} />
        <Select
          ui={ui}
          name="difficulty"
          label={ui.t('accommodations.examples.difficulty')}
          need="optional"
          value={search.difficulty}
          options={[
            { value: '', label: ui.text('accommodations.examples.all') },
            ...difficulties.map((one) => ({ value: one, label: ui.text(`accommodations.difficulty.${one}`) })),
          ]}
        />
        <TextField
          ui={ui}
          name="find"
          label={ui.t('accommodations.examples.words')}
          need="optional"
          value={search.words}
          maxLength={100}
        />
        <div className="actions">
          <Button variant="secondary" name="look" value="yes">
            {ui.t('accommodations.examples.search')}
          </Button>
        </div>
        {shown.length === 0 && <Empty>{ui.t('accommodations.examples.none')}</Empty>}
        <ul className="members">
          {shown.map((one) => (
            <li key={one.key}>
              {one.source === 'agency' ? ui.say(one[part]) : ui.t(`measures.${one.key}.${part}`)}{' '}
              <Button
                variant="quiet"
                name="take"
                value={one.key}
                aria-label={ui.text('accommodations.examples.take_one', { words: one[part] })}
              >
                {ui.t('accommodations.examples.take')}
              </Button>
            </li>
          ))}
        </ul>
        {part === 'wish' && <AboutChoice ui={ui} what="measure" value={about.measure} />}
      </div>
    </Details>
  );
}
