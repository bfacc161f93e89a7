import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Role } from './sides';

/** What the service cannot run without, apart from what is a choice. */
export function Apart({ ui, caseId, role }: { ui: Ui; caseId: string; role: Role }) {
  return (
    <section>
      <h2>{ui.t('consents.apart.title')}</h2>
      {role === 'team' ? (
        <p>{ui.t('consents.apart.team_of')}</p>
      ) : (
        <>
          <p>{ui.t('consents.apart.team')}</p>
          <p>{ui.t('consents.apart.why')}</p>
          <p>{ui.t('consents.apart.talk')}</p>
        </>
      )}
      {role !== 'guardian' && (
        <p>
          <a className="alone" href={paths.records(caseId)}>
            {ui.t('conversations.records')}
          </a>
        </p>
      )}
      {role === 'self' && (
        <p>
          <b>{ui.t('consents.apart.rest')}</b>
        </p>
      )}
    </section>
  );
}
