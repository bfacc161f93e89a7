import { Notice } from '@/components/ui/notice';
import type { Ui } from '@/lib/i18n/ui';

/** For the supported person of a disabled agency: what they still have, and that nobody answers. */
export function Shut({ ui, agency }: { ui: Ui; agency: string }) {
  return (
    <Notice kind="warning" title={ui.t('common.shut.title', { agency })}>
      {ui.t('common.shut.text')}
    </Notice>
  );
}
