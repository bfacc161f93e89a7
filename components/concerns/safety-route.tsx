import { Notice } from '@/components/ui/notice';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Fear and bad treatment: who is told and who is not, and where else to turn (domain.md §9.4, §9.5). */
export function SafetyRoute({ ui }: { ui: Ui }) {
  return (
    <section className="route">
      <Notice kind="warning" title={ui.t('concerns.safety.title')} />
      <ul>
        <li>{ui.t('concerns.safety.readers')}</li>
        <li>{ui.t('concerns.safety.fault')}</li>
        <li>{ui.t('concerns.safety.outside')}</li>
        <li>{ui.t('concerns.safety.urgent')}</li>
      </ul>
      <p>
        <a href={paths.help()}>{ui.t('concerns.safety.help')}</a>　
        <a href="https://www.jma.go.jp/bosai/">{ui.t('concerns.safety.leave')}</a>
      </p>
    </section>
  );
}
