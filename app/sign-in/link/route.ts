import { publicFormAction } from '@/lib/forms/action';
import { paths, safeNext } from '@/lib/paths';
import { newSession } from '@/lib/session/begin';
import { countMailRequest, sendSignInLink } from '@/lib/session/links';
import { signInSchema } from '@/lib/session/model';
import { currentSettings } from '@/lib/session/settings';

/** Asks for a sign-in link. The answer is the same for every address; whether there is an account is looked up after it. */
export const POST = publicFormAction({
  schema: signInSchema,
  form: (_params, { next }) => paths.signIn(safeNext(next)),
  typed: true,
  run: async (tx, _nobody, { email, next }) => {
    const { ipPrefix } = await newSession();
    await countMailRequest(tx, email, ipPrefix);
    const { locale } = await currentSettings();
    return { location: paths.signInSent(), afterwards: () => sendSignInLink(email, safeNext(next), locale) };
  },
});
