import { LinkButton } from '@/components/ui/button';
import { type Copies, copiesOf } from '@/lib/consents/copies';
import { categoryWords } from '@/lib/consents/words';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { CopyLists } from './copies';
import type { Role } from './sides';

type Props = {
  ui: Ui;
  caseId: string;
  partyId: string;
  party: string;
  categories: Category[];
  /** What the side has already; null for whoever may not know who looked. */
  copies: Copies | null;
  none: boolean;
  role: Role;
};

/** What has just stopped, what the side has of it already, and that this cannot be taken back. */
export function Withdrawn({ ui, caseId, partyId, party, categories, copies, none, role }: Props) {
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
      {copies && (
        <>
          <CopyLists ui={ui} data={{ ...copies, copies: copiesOf(copies.copies, categories) }} />
          <p>{ui.t('consents.withdrawn.memory')}</p>
        </>
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
