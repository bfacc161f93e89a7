import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { SafetyCall } from '@/lib/safety/queries';

/** Before everything else, for a manager: somebody does not feel safe. */
export function SafetyCalls({ ui, calls }: { ui: Ui; calls: SafetyCall[] }) {
  if (calls.length === 0) return null;
  return (
    <Notice kind="warning" title={ui.t('safety.calls.title', { n: calls.length })}>
      <p>{ui.t('safety.calls.lead')}</p>
      <ul className="dotted">
        {calls.map((call) => (
          <li key={call.id}>
            <a className="alone" href={paths.entry(call.caseId, call.id)}>
              {ui.name(ui.text('safety.calls.from', { name: call.name }), null)}
            </a>{' '}
            {ui.dayTime(call.writtenAt)} {!call.answered && <Tag>{ui.t('safety.calls.unanswered')}</Tag>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
