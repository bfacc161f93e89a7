import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { Icon } from './icon';

type Props = { ui: Ui; see: string; blind?: string; note?: ReactNode };

/** Who reads this and who does not, in words. Stands on every entry and before every sending. */
export function ReadersNote({ ui, see, blind, note }: Props) {
  return (
    <div className="readers">
      <p>
        <Icon name="eye" />
        <span>{ui.t('common.readersAre', { names: see || ui.text('common.none') })}</span>
      </p>
      {blind && (
        <p>
          <Icon name="eye-off" />
          <span>{ui.t('common.nonReadersAre', { names: blind })}</span>
        </p>
      )}
      {note && (
        <p>
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}
