import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { Table } from '@/components/ui/table';
import { TextField } from '@/components/ui/text-field';
import {
  type AgencyExample,
  type Difficulty,
  difficulties,
  exampleSearch,
  matching,
  type ShownExample,
  shownExamples,
} from '@/lib/accommodations/examples';
import { worries } from '@/lib/concerns/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  own: AgencyExample[];
  state: FormState;
  difficulty: Difficulty | null;
  /** Through another side's eyes nothing is sent. */
  looking: boolean;
};

/** What has helped elsewhere, and at the agency's own workplaces: by kind of difficulty, by worry, by words. */
export function Examples({ ui, caseId, own, state, difficulty, looking }: Props) {
  const all = shownExamples(ui.text, own);
  const wanted = exampleSearch.safeParse({ words: valueOf(state, 'words'), worry: valueOf(state, 'worry') });
  const shown = matching(all, { words: '', worry: '', ...wanted.data, difficulty: difficulty ?? '' });
  const place = (value: Difficulty | null) => (
    <li key={value ?? 'all'}>
      <a href={paths.examples(caseId, value ?? undefined)} aria-current={value === difficulty ? 'page' : undefined}>
        {ui.t(value ? `accommodations.difficulty.${value}` : 'accommodations.examples.all')}
      </a>
    </li>
  );
  const told = (one: ShownExample, part: 'obstacle' | 'wish') =>
    one.source === 'agency' ? ui.say(one[part]) : ui.t(`measures.${one.key}.${part}`);
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      <h1>{ui.t('accommodations.examples.title')}</h1>
      <p>{ui.t('accommodations.examples.lead')}</p>
      {!looking && (
        <Form ui={ui} action={paths.searchExamples(caseId)}>
          <Select
            ui={ui}
            name="worry"
            label={ui.t('accommodations.examples.worry')}
            need="optional"
            value={valueOf(state, 'worry')}
            options={[
              { value: '', label: ui.text('accommodations.examples.all') },
              ...worries
                .filter((worry) => all.some((one) => one.worry === worry))
                .map((worry) => ({ value: worry, label: ui.text(`worries.${worry}.title`) })),
            ]}
          />
          <TextField
            ui={ui}
            name="words"
            label={ui.t('accommodations.examples.words')}
            need="optional"
            error={state.errors.words}
            value={valueOf(state, 'words')}
            maxLength={100}
          />
          <div className="actions">
            <Button variant="secondary">{ui.t('accommodations.examples.search')}</Button>
          </div>
        </Form>
      )}
      <nav className="tabs" aria-label={ui.text('accommodations.examples.difficulty')}>
        <ul>{[null, ...difficulties].map(place)}</ul>
      </nav>
      {shown.length === 0 ? (
        <Empty>{ui.t('accommodations.examples.none')}</Empty>
      ) : (
        <Table
          caption={ui.text('accommodations.examples.title')}
          head={[
            ui.t('accommodations.parts.obstacle'),
            ui.t('accommodations.parts.wish'),
            ui.t('accommodations.examples.source'),
          ]}
          rows={shown.map((one) => ({
            key: one.key,
            cells: [told(one, 'obstacle'), told(one, 'wish'), ui.t(`measures.source.${one.source}`)],
          }))}
        />
      )}
    </>
  );
}
