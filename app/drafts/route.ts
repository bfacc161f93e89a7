import { z } from 'zod';
import { keepDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps a draft while its form is being filled in (components/ui/autosave.tsx). Nobody is sent anywhere. */
export const POST = formAction({
  schema: z.looseObject({ _draft: z.string().min(1).max(200) }),
  form: () => paths.home(),
  run: async (tx, _me, { _draft, ...fields }) => {
    await keepDraft(tx, _draft, fields as Record<string, string>);
    return paths.home();
  },
});
