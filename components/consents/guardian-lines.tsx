import { LinkButton } from '@/components/ui/button';
import { guardianWords } from '@/lib/consents/paper';
import type { Guardian } from '@/lib/consents/queries';
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
          <li key={guardian.id}>{ui.say(guardianWords(ui, guardian))}</li>
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
