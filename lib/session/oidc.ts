/** The company's or government's sign-in, where one is set up (OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET). */
export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

export function oidcConfig(env: NodeJS.ProcessEnv = process.env): Oidc | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name: env.OIDC_NAME || new URL(issuer).hostname };
}

/** What its button is called, or null where there is none. */
export const oidcName = (): string | null => oidcConfig()?.name ?? null;
