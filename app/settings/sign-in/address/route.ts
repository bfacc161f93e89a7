import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { claimAddress } from '@/lib/session/address';
import { newSession } from '@/lib/session/begin';
import { countMailRequest } from '@/lib/session/links';
import { addressDraft, addressSchema } from '@/lib/session/model';
import { currentSettings } from '@/lib/session/settings';

/** Sends a link to the address that a person says is theirs. */
export const POST = formAction({
  schema: addressSchema,
  form: () => paths.ways(),
  draft: () => addressDraft,
  run: async (tx, _me, { email }) => {
    const [{ ipPrefix }, { locale }] = await Promise.all([newSession(), currentSettings()]);
    await countMailRequest(tx, email, ipPrefix);
    return { location: `${paths.ways()}?sent`, afterwards: await claimAddress(tx, email, locale) };
  },
});
