import { LinkButton } from '@/components/ui/button';
import type { Withdrawn as Data } from '@/lib/consents/queries';
import { categoryWords } from '@/lib/consents/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Role } from './sides';

type Props = { ui: Ui; caseId: string; partyId: string; data: Data; none: boolean; role: Role };

/** What has just stopped, what had been seen by then, and that this cannot be taken back. */
export function Withdrawn({ ui, caseId, partyId, data, none, role }: Props) {
  const { party, categories, looks, lastLook, entries } = data;
  return (
    <>
      <h1>{ui.t('consents.withdrawn.title')}</h1>
      <p>
        {none
          ? ui.t('consents.withdrawn.none')
          : ui.t('consents.withdrawn.now', { party, what: categoryWords(ui, categories) })}
      </p>
      <p>{ui.t('consents.withdrawn.everywhere')}</p>
      <p>{ui.t('consents.free')}</p>
      {role === 'self' && (
        <section>
          <h2>{ui.t('consents.withdrawn.seen_title')}</h2>
          {lastLook ? (
            <>
              <p>{ui.t('consents.withdrawn.seen', { party, n: looks, day: ui.dayTime(lastLook) })}</p>
              <p>{ui.t('consents.withdrawn.entries', { n: entries })}</p>
              <p>{ui.t('consents.withdrawn.memory')}</p>
            </>
          ) : (
            <p>{ui.t('consents.withdrawn.unseen', { party })}</p>
          )}
          <p>
            <LinkButton variant="secondary" href={paths.looked(caseId)}>
              {ui.t('consents.withdrawn.looked')}
            </LinkButton>
          </p>
        </section>
      )}
      <div className="actions">
        <LinkButton variant="secondary" href={paths.consents(caseId)}>
          {ui.t('consents.act.back')}
        </LinkButton>
        {role !== 'team' && (
          <LinkButton variant="quiet" href={paths.giveConsent(caseId, partyId)}>
            {ui.t('consents.withdrawn.again')}
          </LinkButton>
        )}
      </div>
    </>
  );
}
