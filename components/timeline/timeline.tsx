import { Button, LinkButton } from '@/components/ui/button';
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
import { FoundWords, MoreFound } from './found';
import { TimelineRows } from './rows';

type Props = {
  ui: Ui;
  head: CaseHead;
  filter: TimelineFilter;
  /** What was searched for, how many are shown at most and whether there are more; null when nothing was. */
  searched: { words: string; size: number; more: boolean } | null;
  rows: TimelineRow[];
  own: boolean;
};

/** The timeline of a case: what it is, how to narrow it, its days, and the way to older ones. */
export function Timeline({ ui, head, filter, searched, rows, own }: Props) {
  const shown = searched ? rows : rows.slice(0, pageSize);
  const last = shown.at(-1);
  const newest = shown.reduce<Date | null>(
    (latest, row) => (row.unread && (!latest || row.occurredAt > latest) ? row.occurredAt : latest),
    null,
  );
  const at = placeOf(head.id, head.lookingAs);
  const known = { caseId: at, parties: head.parties, mine: head.mine, consented: new Set(head.consented) };
  const filtered = searched !== null || Object.keys(filter).some((name) => filter[name as keyof TimelineFilter] !== undefined);
  return (
    <>
      <h1>{own ? ui.t('timeline.title') : ui.t('timeline.title_of', { name: head.personName })}</h1>
      <TimelineFilters ui={ui} head={head} filter={filter} words={searched?.words ?? null} />
      {searched && (
        <Notice>
          <FoundWords ui={ui} n={shown.length} words={searched.words} more={searched.more} />{' '}
          <a href={paths.timeline(at)}>{ui.t('timeline.clear')}</a>
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
      {shown.length > 0 && !searched && (
        <p className="no-print">
          <a className="alone" href={`${paths.timeline(at)}/print${query(filter)}`}>
            {ui.t('timeline.print')}
          </a>
        </p>
      )}
      {searched?.more && <MoreFound ui={ui} size={searched.size} href={(next) => `${paths.timeline(at)}?search=${next}`} />}
      {!searched && rows.length > pageSize && last && (
        <p className="no-print">
          <LinkButton variant="secondary" href={paths.timeline(at) + query({ ...filter, before: cursorText(last) })}>
            {ui.t('timeline.older')}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function query(filter: TimelineFilter): string {
  const set = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}
