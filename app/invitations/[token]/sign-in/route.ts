import { z } from 'zod';
import { publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { invitationAsCookie } from '@/lib/people/link-cookie';

/** Signs in first: the invitation waits in this browser meanwhile. */
export const POST = publicFormAction({
  schema: z.strictObject({}),
  form: ({ token }: { token: string }) => paths.invitation(token),
  run: async (_tx, _nobody, _input, { token }) => ({
    location: paths.signIn(paths.invitations()),
    cookies: [invitationAsCookie(token)],
  }),
});
