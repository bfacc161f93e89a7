import { BackLink } from '@/components/ui/back-link';
import { Table } from '@/components/ui/table';
import { type Difficulty, difficulties, examples } from '@/lib/accommodations/examples';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; difficulty: Difficulty | null };

/** What has helped elsewhere, by kind of difficulty. */
export function Examples({ ui, caseId, difficulty }: Props) {
  const shown = examples.filter((example) => difficulty === null || example.difficulty === difficulty);
  const place = (value: Difficulty | null) => (
    <li key={value ?? 'all'}>
      <a href={paths.examples(caseId, value ?? undefined)} aria-current={value === difficulty ? 'page' : undefined}>
        {ui.t(value ? `accommodations.difficulty.${value}` : 'accommodations.examples.all')}
      </a>
    </li>
  );
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      <h1>{ui.t('accommodations.examples.title')}</h1>
      <p>{ui.t('accommodations.examples.lead')}</p>
      <nav className="tabs" aria-label={ui.text('accommodations.examples.difficulty')}>
        <ul>{[null, ...difficulties].map(place)}</ul>
      </nav>
      <Table
        caption={ui.text('accommodations.examples.title')}
        head={[
          ui.t('accommodations.parts.obstacle'),
          ui.t('accommodations.parts.wish'),
          ui.t('accommodations.examples.source'),
        ]}
        rows={shown.map(({ key, source }) => ({
          key,
          cells: [ui.t(`measures.${key}.obstacle`), ui.t(`measures.${key}.wish`), ui.t(`measures.source.${source}`)],
        }))}
      />
    </>
  );
}
