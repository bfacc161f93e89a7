import { publicFormAction } from '@/lib/forms/action';
import { inquire } from '@/lib/intake/commands';
import { inquiryForm } from '@/lib/intake/model';
import { paths } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';
import { countRequest } from '@/lib/session/links';

/** Asks an agency to be supported. What a program filled in is answered alike, and thrown away. */
export const POST = publicFormAction({
  schema: inquiryForm,
  form: () => paths.inquiry(),
  typed: true,
  run: async (tx, _nobody, { website, ...input }, _params, key) => {
    const { ipPrefix } = await newSession();
    await countRequest(tx, `inquiry ${input.agency}`, 20, ipPrefix);
    if (website === '') await inquire(tx, key, input);
    return `${paths.inquiry()}?sent`;
  },
});
