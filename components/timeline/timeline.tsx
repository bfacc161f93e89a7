import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { type CaseHead, placeOf } from '@/lib/cases/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { cursorText, pageSize, type TimelineFilter } from '@/lib/timeline/model';
import type { TimelineRow } from '@/lib/timeline/queries';
import { daysOf } from './days';
import { TimelineFilters } from './filters';
import { TimelineRows } from './rows';

type Props = {
  ui: Ui;
  head: CaseHead;
  filter: TimelineFilter;
  /** What was searched for, or null when nothing was. */
  words: string | null;
  rows: TimelineRow[];
  own: boolean;
};

/** The timeline of a case: what it is, how to narrow it, its days, and the way to older ones. */
export function Timeline({ ui, head, filter, words, rows, own }: Props) {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const newest = shown.reduce<Date | null>(
    (latest, row) => (row.unread && (!latest || row.occurredAt > latest) ? row.occurredAt : latest),
    null,
  );
  const at = placeOf(head.id, head.lookingAs);
  const known = { caseId: at, parties: head.parties, mine: head.mine, consented: new Set(head.consented) };
  const filtered = words !== null || Object.keys(filter).some((name) => filter[name as keyof TimelineFilter] !== undefined);
  return (
    <>
      <h1>{own ? ui.t('timeline.title') : ui.t('timeline.title_of', { name: head.personName })}</h1>
      <TimelineFilters ui={ui} head={head} filter={filter} words={words} />
      {words !== null && (
        <Notice>
          {ui.t('timeline.found', { n: shown.length, words })} <a href={paths.timeline(at)}>{ui.t('timeline.clear')}</a>
        </Notice>
      )}
      {newest && (
        <Form ui={ui} action={`${paths.timeline(at)}/read`} className="no-print">
          <Hidden name="until" value={new Date().toISOString()} />
          <Button variant="secondary">{ui.t('timeline.mark_read')}</Button>
        </Form>
      )}
      {shown.length === 0 ? (
        <Empty>{ui.t(filtered ? 'timeline.none_found' : own ? 'timeline.empty_own' : 'timeline.empty')}</Empty>
      ) : (
        <TimelineRows json={daysOf(ui, shown, known)} />
      )}
      {shown.length > 0 && words === null && (
        <p className="no-print">
          <a className="alone" href={`${paths.timeline(at)}/print${query(filter)}`}>
            {ui.t('timeline.print')}
          </a>
        </p>
      )}
      {rows.length > pageSize && last && (
        <p className="no-print">
          <a className="button" href={paths.timeline(at) + query({ ...filter, before: cursorText(last) })}>
            {ui.t('timeline.older')}
          </a>
        </p>
      )}
    </>
  );
}

function query(filter: TimelineFilter): string {
  const set = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}
