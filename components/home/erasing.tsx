import { Notice } from '@/components/ui/notice';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Announced, Erasure } from '@/lib/retention/queries';

/** To whose they are: records will be erased, or were. */
export function Erasing({ ui, announced, erased }: { ui: Ui; announced: Announced[]; erased: Erasure[] }) {
  if (announced.length + erased.length === 0) return null;
  return (
    <Notice>
      <ul className="dotted">
        {announced.map(({ caseId, notBefore }) => (
          <li key={caseId}>
            <a className="alone" href={paths.kept(caseId)}>
              {ui.t('retention.home.soon', { day: ui.day(notBefore) })}
            </a>
          </li>
        ))}
        {erased.map(({ id, caseId, agencyName }) => (
          <li key={id}>
            <a className="alone" href={paths.kept(caseId)}>
              {ui.t('retention.home.erased', { agency: agencyName })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
