import { LinkButton } from '@/components/ui/button';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

/** In the place of a form: it is the other side's to fill in. */
export function OnlyLooking({ ui, side, timelineHref }: { ui: Ui; side: Party; timelineHref: string }) {
  return (
    <>
      <h1>{ui.t('looking.only.title')}</h1>
      <p>{ui.t('looking.only.text', { party: side.label })}</p>
      <div className="actions">
        <LinkButton variant="secondary" href={timelineHref}>
          {ui.t('looking.only.timeline')}
        </LinkButton>
      </div>
    </>
  );
}
