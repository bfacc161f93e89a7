import { z } from 'zod';
import { keepDraft } from '@/lib/drafts/commands';
import { formAction } from '@/lib/forms/action';
import type { Fields } from '@/lib/forms/body';
import { wasSubmitted } from '@/lib/forms/submissions';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';

/** Keeps a draft while its form is being filled in (components/ui/keep-typed.tsx). */
export const POST = formAction({
  schema: z.looseObject({ _draft: z.string().min(1).max(200), _form: z.string().max(36).default('') }),
  form: () => paths.home(),
  draft: (_params, fields) => String(fields._draft ?? ''),
  repeats: true,
  run: async (tx, _me, { _draft, _form, ...fields }) => {
    // A form that was sent while this was on its way has nothing left to keep.
    if (!isId(_form) || !(await wasSubmitted(tx, _form))) await keepDraft(tx, _draft, fields as Fields);
    return null;
  },
});
