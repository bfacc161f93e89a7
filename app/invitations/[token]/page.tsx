import { Offered } from '@/components/invitations/offered';
import { Over } from '@/components/invitations/over';
import { formState, type SearchParams } from '@/lib/forms/state';
import { findTyped } from '@/lib/forms/typed';
import { agreeSchema } from '@/lib/people/model';
import { findOffer } from '@/lib/people/queries';
import { isToken } from '@/lib/session/model';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('invitations.title', { wrong: (await searchParams).check !== undefined });

/**
 * What the holder of an invitation's link reads before they agree: who invites them, to what, what they would see and what
 * not, who decides. Opening it stores nothing and uses nothing up.
 */
export default async function InvitationPage({ params, searchParams }: Props) {
  const [{ token }, search, typed] = await Promise.all([params, searchParams, findTyped()]);
  const { ui, me, data: offer } = await openPublicPage(async (tx) => (isToken(token) ? findOffer(tx, token) : undefined));
  if (offer?.state !== 'open') return <Over ui={ui} me={me} state={offer?.state ?? 'unknown'} />;
  const ask = { known: offer.kind === 'supported_person', proved: offer.mailed };
  const kept = search.check !== undefined || search.conflict !== undefined ? typed : {};
  return (
    <Offered
      ui={ui}
      me={me}
      token={token}
      offer={offer}
      ask={ask}
      state={formState(agreeSchema(ask), search, kept, ask.known ? {} : { name: offer.invitedName })}
    />
  );
}
