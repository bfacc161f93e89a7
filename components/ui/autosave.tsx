import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { KeepTyped } from './keep-typed';

/** Keeps what is typed in the form that it stands in, as the person's draft `draftKey`, and says so there. */
export function Autosave({ ui, draftKey }: { ui: Ui; draftKey: string }) {
  return (
    <KeepTyped
      draftKey={draftKey}
      saved={ui.text('common.saved')}
      notSaved={ui.text('common.not_saved')}
      offline={ui.text('common.offline')}
      draftsPath={paths.drafts()}
    />
  );
}
