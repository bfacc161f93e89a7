import { formAction } from '@/lib/forms/action';
import { runAgain } from '@/lib/jobs/commands';
import { jobForm } from '@/lib/notices/choices';
import { paths } from '@/lib/paths';

/** A manager sends on its way again what was given up. */
export const POST = formAction({
  schema: jobForm,
  form: () => paths.undelivered(),
  run: async (tx, _me, { job }) => {
    await runAgain(tx, job);
    return paths.undelivered();
  },
});
