import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { type CaseHead, placeOf } from '@/lib/cases/model';
import { today } from '@/lib/dates';
import { categories, entryKinds, partyKinds } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { monthsBetween, type TimelineFilter } from '@/lib/timeline/model';

type Props = { ui: Ui; head: CaseHead; filter: TimelineFilter; words: string | null };

/** Search and narrowing. Closed until asked for, unless something is narrowed now. Works without JavaScript. */
export function TimelineFilters({ ui, head, filter, words }: Props) {
  const at = placeOf(head.id, head.lookingAs);
  const { before: _before, ...narrowing } = filter;
  const narrowed = Object.values(narrowing).some((value) => value !== undefined);
  const sides = partyKinds.filter((kind) => head.parties.some((party) => party.kind === kind));
  const all = { value: '', label: ui.text('timeline.all') };
  return (
    <details className="filters no-print" open={narrowed || words !== null}>
      <summary>{ui.t('timeline.filters')}</summary>
      {!head.lookingAs && (
        <Form ui={ui} action={`${paths.timeline(at)}/search`} role="search">
          <TextField ui={ui} name="words" label={ui.t('timeline.words')} value={words ?? ''} maxLength={100} type="search" />
          <Button variant="secondary">{ui.t('common.search')}</Button>
        </Form>
      )}
      <form method="get" action={paths.timeline(at)}>
        <Select
          ui={ui}
          name="month"
          label={ui.t('timeline.month')}
          value={filter.month ?? ''}
          options={[
            all,
            ...monthsBetween(head.startedOn, today()).map((month) => ({ value: month, label: ui.month(`${month}-01`) })),
          ]}
        />
        <Select
          ui={ui}
          name="kind"
          label={ui.t('timeline.kind')}
          value={filter.kind ?? ''}
          options={[all, ...entryKinds.map((kind) => ({ value: kind, label: ui.text(`kinds.entry.${kind}`) }))]}
        />
        <Select
          ui={ui}
          name="side"
          label={ui.t('timeline.side')}
          value={filter.side ?? ''}
          options={[all, ...sides.map((kind) => ({ value: kind, label: ui.text(`parties.kind.${kind}`) }))]}
        />
        <Select
          ui={ui}
          name="category"
          label={ui.t('timeline.category')}
          value={filter.category ?? ''}
          options={[all, ...categories.map((name) => ({ value: name, label: ui.text(`categories.${name}.title`) }))]}
        />
        <Select
          ui={ui}
          name="open"
          label={ui.t('timeline.state')}
          value={filter.open ?? ''}
          options={[all, { value: '1', label: ui.text('timeline.only_open') }]}
        />
        <Button variant="secondary">{ui.t('timeline.narrow')}</Button>{' '}
        <a className="alone" href={paths.timeline(at)}>
          {ui.t('timeline.clear')}
        </a>
      </form>
    </details>
  );
}
