import { createECDH, hkdfSync } from 'node:crypto';

/** What this portal shows to push services (VAPID, RFC 8292), as base64url. */
export type PushKeys = { publicKey: string; privateKey: string };

/**
 * The keys follow from the portal's secret, which is made at the first start and kept: as long as it is the same, browsers that have
 * let us in know us again.
 */
export function pushKeys(secret = process.env.NAKADACHI_SECRET ?? ''): PushKeys {
  const pair = createECDH('prime256v1');
  // A number of 32 bytes that is no private key of this curve is rarer than 2^-32; then the next one is taken.
  for (let turn = 0; ; turn++) {
    const privateKey = Buffer.from(hkdfSync('sha256', secret, '', `web push ${turn}`, 32));
    try {
      pair.setPrivateKey(privateKey);
    } catch {
      continue;
    }
    return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
  }
}
