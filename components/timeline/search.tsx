import { staffNav } from '@/components/cases/staff-nav';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Page } from '@/components/ui/page';
import { TextField } from '@/components/ui/text-field';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Found, FoundCase } from '@/lib/timeline/queries';
import { daysOf } from './days';
import { FoundWords, MoreFound } from './found';
import { TimelineRows } from './rows';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  /** What was found; null before anything was looked for. */
  found: Found<FoundCase> | null;
  /** How many it shows at most. */
  size: number;
  words: string;
};

/** Search over all of one's cases; what was found stands by case, each case as its timeline would show it. */
export function Search({ ui, me, found, size, words }: Props) {
  const n = (found?.rows ?? []).reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'search')}>
      <h1>{ui.t('timeline.search.title')}</h1>
      <Form ui={ui} action={`${paths.search()}/words`} role="search">
        <TextField
          ui={ui}
          name="words"
          label={ui.t('timeline.words')}
          hint={ui.t('timeline.search.hint')}
          value={words}
          maxLength={100}
          type="search"
        />
        <Button>{ui.t('common.search')}</Button>
      </Form>
      {found && (
        <p role="status">
          <FoundWords ui={ui} n={n} words={words} more={found.more} />
        </p>
      )}
      {found?.rows.length === 0 && <Empty>{ui.t('timeline.none_found')}</Empty>}
      {found?.rows.map(({ id, name, reading, parties, consented, rows }) => (
        <section key={id}>
          <h2>
            <a href={paths.timeline(id)}>{ui.name(name, reading)}</a>
          </h2>
          <TimelineRows json={daysOf(ui, rows, { caseId: id, parties, mine: [], consented: new Set(consented) })} />
        </section>
      ))}
      {found?.more && <MoreFound ui={ui} size={size} href={(next) => `${paths.search()}?found=${next}`} />}
    </Page>
  );
}
