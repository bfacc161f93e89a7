import { LinkButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Stands above every page that is seen with another side's eyes: whose, what is not shown, and the way back. */
export function LookingBanner({ ui, caseId, side }: { ui: Ui; caseId: string; side: Party }) {
  const party = side.label;
  return (
    <aside className="looking" aria-label={ui.text('looking.title')}>
      <div>
        <p>
          <Icon name="eye" /> <b>{ui.t('looking.now', { party })}</b>
        </p>
        <p>
          {ui.t('looking.both', { party })} {ui.t('looking.you', { party })} {ui.t('looking.trace')}
        </p>
        <p>
          <LinkButton variant="secondary" href={paths.consents(caseId)}>
            {ui.t('looking.back')}
          </LinkButton>
        </p>
      </div>
    </aside>
  );
}
