/** An official account's channel, and what people look for to find it. LINE_API_URL is for a gateway in between, and for tests. */
export type LineConfig = { secret: string; token: string; account: string; api: string | undefined; loginAt: string };

/** Null: nobody has set LINE up here, and nothing speaks of it. */
export function lineConfig(env: NodeJS.ProcessEnv = process.env): LineConfig | null {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token, LINE_ACCOUNT: account = '', LINE_API_URL: api } = env;
  return secret && token ? { secret, token, account, api: api || undefined, loginAt: 'https://access.line.me' } : null;
}
