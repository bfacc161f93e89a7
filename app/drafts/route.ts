import { z } from 'zod';
import { keepDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';

/** Keeps a draft while its form is being filled in (components/ui/autosave.tsx). */
export const POST = formAction({
  schema: z.looseObject({ _draft: z.string().min(1).max(200) }),
  form: () => paths.home(),
  draft: (_params, fields) => String(fields._draft ?? ''),
  repeats: true,
  run: async (tx, _me, { _draft, ...fields }) => {
    await keepDraft(tx, _draft, fields as Record<string, string>);
    return null;
  },
});
