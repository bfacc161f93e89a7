import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';

type Props = {
  ui: Ui;
  entry: Pick<Entry, 'own' | 'authorName' | 'authorReading' | 'authorTitle' | 'authorKind' | 'onBehalfLabel'>;
};

/** Who wrote it, as they were called then: 「高橋 真由さん（支援員）」, and for whom. */
export function Author({ ui, entry }: Props) {
  const side = entry.authorTitle || ui.text(`parties.kind.${entry.authorKind}`);
  return (
    <>
      {entry.own ? (
        ui.t('common.you')
      ) : (
        <>
          {ui.name(entry.authorName, entry.authorReading)}
          {ui.t('entries.side', { side })}
        </>
      )}
      {entry.onBehalfLabel && <> {ui.t('entries.behalf', { party: entry.onBehalfLabel })}</>}
    </>
  );
}
