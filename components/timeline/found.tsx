import { LinkButton } from '@/components/ui/button';
import type { Ui } from '@/lib/i18n/ui';
import { foundSizes } from '@/lib/timeline/model';

/** What was searched for, and how many there are; of more than are shown, that these are the newest. */
export function FoundWords({ ui, n, words, more }: { ui: Ui; n: number; words: string; more: boolean }) {
  return <>{ui.t(more ? 'timeline.found_newest' : 'timeline.found', { n, words })}</>;
}

/** Below what a search shows when there is more: the way to it, or, after the last, that another word narrows it down. */
export function MoreFound({ ui, size, href }: { ui: Ui; size: number; href: (size: number) => string }) {
  const next = foundSizes.find((larger) => larger > size);
  if (next === undefined) return <p className="hint">{ui.t('timeline.found_too_many')}</p>;
  return (
    <p className="no-print">
      <LinkButton variant="secondary" href={href(next)}>
        {ui.t('timeline.found_more', { n: next })}
      </LinkButton>
    </p>
  );
}
