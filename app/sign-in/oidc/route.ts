import { notFound } from 'next/navigation';
import { asActor } from '@/db/client';
import { readForm } from '@/lib/forms/body';
import { fromOurPages } from '@/lib/forms/origin';
import { refusal } from '@/lib/forms/refusal';
import { safeNext } from '@/lib/paths';
import { endSessionOfThisBrowser } from '@/lib/session/begin';
import { goToOidc } from '@/lib/session/next-auth';
import { oidcConfig } from '@/lib/session/oidc';

/**
 * Goes to the company's sign-in. Whoever was signed in here is signed out first: pressing the button on the sign-in page is
 * asking to be somebody else. Not a formAction: the way there asks the other side first, and no transaction waits for that.
 */
export async function POST(request: Request): Promise<Response> {
  if (!fromOurPages(request.headers)) return refusal(403);
  if (!oidcConfig()) notFound();
  const fields = await readForm(request).catch(() => null);
  if (!fields) return refusal(400);
  await asActor('nobody', endSessionOfThisBrowser);
  return goToOidc(safeNext(fields.next), { linking: false });
}
