import type { Ui } from '@/lib/i18n/ui';

/** What the service cannot run without, apart from what is a choice. */
export function Apart({ ui, records }: { ui: Ui; records: string | null }) {
  return (
    <section>
      <h2>{ui.t('consents.apart.title')}</h2>
      <p>{ui.t('consents.apart.team')}</p>
      <p>{ui.t('consents.apart.why')}</p>
      <p>{ui.t('consents.apart.talk')}</p>
      {records && (
        <p>
          <a className="alone" href={records}>
            {ui.t('conversations.records')}
          </a>
        </p>
      )}
      <p>
        <b>{ui.t('consents.apart.rest')}</b>
      </p>
    </section>
  );
}
