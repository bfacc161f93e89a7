import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { Icon } from './icon';

/** The way back, above everything else of a page. */
export function BackLink({ ui, href, children }: { ui: Ui; href: string; children?: ReactNode }) {
  return (
    <p className="back">
      <a href={href}>
        <Icon name="back" /> <span>{children ?? ui.t('common.back')}</span>
      </a>
    </p>
  );
}
