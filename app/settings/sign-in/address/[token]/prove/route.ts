import { z } from 'zod';
import { Conflict } from '@/db/client';
import { formAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { proveAddress } from '@/lib/session/address';

/** The address is theirs: they can sign in with it from now on. */
export const POST = formAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.addressLink(token),
  run: async (tx, _me, _input, { token }) => {
    if (!(await proveAddress(tx, token))) throw new Conflict('link_used');
    return `${paths.ways()}?proved`;
  },
});
