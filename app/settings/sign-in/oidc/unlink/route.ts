import { z } from 'zod';
import { NotFound } from '@/db/client';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { unlinkIdentity } from '@/lib/session/identities';
import { oidcConfig } from '@/lib/session/oidc';

/** Takes the link to the company's sign-in away. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: () => paths.ways(),
  run: async (tx, me) => {
    const oidc = oidcConfig();
    if (!oidc) throw new NotFound();
    await unlinkIdentity(tx, me.personId, oidc.issuer);
    return `${paths.ways()}?unlinked`;
  },
});
