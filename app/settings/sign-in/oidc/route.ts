import { notFound } from 'next/navigation';
import { fromOurPages } from '@/lib/forms/origin';
import { refusal } from '@/lib/forms/refusal';
import { paths } from '@/lib/paths';
import { currentCredential } from '@/lib/session/credential';
import { goToOidc } from '@/lib/session/next-auth';
import { oidcConfig } from '@/lib/session/oidc';
import { findHolder } from '@/lib/session/queries';

/** A signed-in person goes to the company's sign-in to link it. */
export async function POST(request: Request): Promise<Response> {
  if (!fromOurPages(request.headers)) return refusal(403);
  if (!oidcConfig()) notFound();
  const me = await findHolder(await currentCredential());
  if (!me) return new Response(null, { status: 303, headers: { Location: paths.signIn(paths.ways()) } });
  return goToOidc(`${paths.ways()}?linked`, { linking: true });
}
