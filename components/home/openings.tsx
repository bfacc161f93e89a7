import { Notice } from '@/components/ui/notice';
import type { OpeningsWaiting } from '@/lib/emergency/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Somebody has opened something in an emergency: the person is told, a manager is asked. */
export function OpeningsNotice({ ui, waiting }: { ui: Ui; waiting: OpeningsWaiting[] }) {
  return waiting.map(({ caseId, name, own, openings }) => (
    <Notice key={caseId} kind={own ? 'warning' : 'info'} title={ui.t(own ? 'emergency.home.told' : 'emergency.home.review')}>
      <a className="alone" href={paths.emergency(caseId)}>
        {ui.t(own ? 'emergency.home.told_more' : 'emergency.home.review_more', { name, n: openings })}
      </a>
    </Notice>
  ));
}
