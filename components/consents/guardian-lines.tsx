import { LinkButton } from '@/components/ui/button';
import { lastDayOf } from '@/lib/consents/model';
import type { Guardian } from '@/lib/consents/queries';
import { categoryWords } from '@/lib/consents/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Role } from './sides';

type Props = { ui: Ui; caseId: string; role: Role; guardians: Guardian[] };

/** Guardians and their scopes: the person sees them; the team keeps them. */
export function GuardianLines({ ui, caseId, role, guardians }: Props) {
  const now = guardians.filter(({ endedAt }) => endedAt === null);
  if (role === 'self' && now.length === 0) return null;
  return (
    <section>
      <h2>{ui.t('consents.guardians.title')}</h2>
      {now.length > 0 && <p>{ui.t('consents.guardians.lead')}</p>}
      <ul>
        {now.map((guardian) => (
          <li key={guardian.id}>{guardianWords(ui, guardian)}</li>
        ))}
      </ul>
      {role === 'team' && (
        <p>
          <LinkButton variant="secondary" href={paths.guardians(caseId)}>
            {ui.t('consents.act.guardians')}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

export const guardianWords = (ui: Ui, { name, categories, validFrom, validTo, document, recordedBy }: Guardian) => (
  <>
    {ui.t('consents.guardians.line', {
      name,
      what: categoryWords(ui, categories),
      from: ui.day(validFrom),
      until: ui.day(lastDayOf(validTo)),
    })}{' '}
    {ui.t('consents.guardians.seen', { document, name: recordedBy })}
  </>
);
