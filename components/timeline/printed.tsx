import { CasePage } from '@/components/cases/case-page';
import { LinkButton } from '@/components/ui/button';
import { type CaseHead, lookingAs, placeOf } from '@/lib/cases/model';
import { today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { printSize } from '@/lib/timeline/model';
import type { TimelineRow } from '@/lib/timeline/queries';
import { daysOf } from './days';
import { TimelineRows } from './rows';

type Props = { ui: Ui; head: CaseHead; me: { personId: string; name: string; reading: string }; rows: TimelineRow[] };

/** Whose, when printed and for whom, then the days with whole texts. The browser's own print does the rest. */
export function PrintedTimeline({ ui, head, me, rows }: Props) {
  const at = placeOf(head.id, head.lookingAs);
  const side = lookingAs(head);
  const known = { caseId: at, parties: head.parties, mine: head.mine, consented: new Set(head.consented) };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('timeline.print_title')}>
      <h1>{ui.t('timeline.title_of', { name: head.personName })}</h1>
      <p>
        {side
          ? ui.t('looking.printed', { day: ui.day(`${today()}T12:00:00+09:00`), party: side.label })
          : ui.t('timeline.print_note', { day: ui.day(`${today()}T12:00:00+09:00`), name: me.name })}
      </p>
      {rows.length === printSize && <p>{ui.t('timeline.print_limit', { n: printSize })}</p>}
      <p className="no-print">
        <LinkButton variant="secondary" href={paths.timeline(at)}>
          {ui.t('common.back')}
        </LinkButton>
      </p>
      <TimelineRows json={daysOf(ui, rows, known)} />
    </CasePage>
  );
}
