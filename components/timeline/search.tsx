import { staffNav } from '@/components/cases/staff-nav';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Page } from '@/components/ui/page';
import { TextField } from '@/components/ui/text-field';
import type { MyCase } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { FoundRow } from '@/lib/timeline/queries';
import { daysOf } from './days';
import { TimelineRows } from './rows';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  cases: MyCase[];
  /** What was found, newest first; null before anything was looked for. */
  rows: FoundRow[] | null;
  words: string;
};

/** Search over all of one's cases; what was found stands by case, each case as its timeline would show it. */
export function Search({ ui, me, cases, rows, words }: Props) {
  const byCase = new Map<string, FoundRow[]>();
  for (const row of rows ?? []) byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row]);
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
      {rows && <p role="status">{ui.t('timeline.found', { n: rows.length, words })}</p>}
      {rows?.length === 0 && <Empty>{ui.t('timeline.none_found')}</Empty>}
      {[...byCase].map(([caseId, ofCase]) => {
        const found = cases.find((one) => one.id === caseId);
        const parties = ofCase[0]?.parties ?? [];
        return (
          <section key={caseId}>
            <h2>{found && <a href={paths.timeline(caseId)}>{ui.name(found.name, found.reading)}</a>}</h2>
            <TimelineRows
              json={daysOf(ui, ofCase, { caseId, parties, mine: [], consented: new Set(ofCase[0]?.consented ?? []) })}
            />
          </section>
        );
      })}
    </Page>
  );
}
