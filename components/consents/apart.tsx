import type { Ui } from '@/lib/i18n/ui';

/** What the service cannot run without, apart from what is a choice. */
export function Apart({ ui }: { ui: Ui }) {
  return (
    <section>
      <h2>{ui.t('consents.apart.title')}</h2>
      <p>{ui.t('consents.apart.team')}</p>
      <p>{ui.t('consents.apart.why')}</p>
      <p>{ui.t('consents.apart.talk')}</p>
      <p>
        <b>{ui.t('consents.apart.rest')}</b>
      </p>
    </section>
  );
}
