import { z } from 'zod';
import { Conflict } from '@/db/client';
import { BadInput, publicFormAction } from '@/lib/forms/action';
import { paths } from '@/lib/paths';
import { acceptInvitation } from '@/lib/people/commands';
import { agreeSchema } from '@/lib/people/model';
import { findOffer } from '@/lib/people/queries';
import { claimAddress } from '@/lib/session/address';
import { newSession, signedIn } from '@/lib/session/begin';
import { countMailRequest } from '@/lib/session/links';
import { currentSettings } from '@/lib/session/settings';

/**
 * A new person agrees: they, their membership and their session come to be at once. What the form must hold depends on the
 * invitation, so it is read here.
 */
export const POST = publicFormAction({
  schema: z.strictObject({
    name: z.string().max(1000).optional(),
    reading: z.string().max(1000).optional(),
    email: z.string().max(1000).optional(),
  }),
  form: ({ token }: { token: string }) => paths.invitation(token),
  typed: true,
  run: async (tx, _nobody, typed, { token }) => {
    const offer = await findOffer(tx, token);
    if (offer?.state !== 'open') throw new Conflict('invitation_over');
    const parsed = agreeSchema({ known: offer.kind === 'supported_person', proved: offer.mailed }).safeParse(typed);
    if (!parsed.success) throw new BadInput();
    const { name = '', reading = '', email } = parsed.data as { name?: string; reading?: string; email?: string };
    const [session, settings] = await Promise.all([newSession(), currentSettings()]);
    if (email) await countMailRequest(tx, email, session.ipPrefix);
    const begun = await acceptInvitation(tx, session, token, { name: name.trim(), reading, settings });
    if (!begun) throw new Conflict('invitation_over');
    const afterwards = email ? await claimAddress(tx, email, settings.locale) : undefined;
    const way = signedIn(session, begun, email ? `${paths.ways()}?sent` : paths.home());
    return typeof way === 'object' && way !== null && afterwards ? { ...way, afterwards } : way;
  },
});
