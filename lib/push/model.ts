import { z } from 'zod';

/** Where browsers have their push services. An operator adds others with PUSH_SERVICES (origins, with commas between). */
const services = [
  /^fcm\.googleapis\.com$/,
  /^[\w-]+\.push\.services\.mozilla\.com$/,
  /^[\w-]+\.push\.apple\.com$/,
  /^[\w.-]+\.notify\.windows\.com$/,
];

/** Whether an address is at a push service: nothing else is ever sent to, whatever a browser says. */
export function isPushService(address: string, more = process.env.PUSH_SERVICES ?? ''): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(address);
  if (username || password) return false;
  if (more.split(',').some((one) => one.trim() === origin)) return true;
  return protocol === 'https:' && port === '' && services.some((service) => service.test(hostname));
}

const bytes = (length: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((key) => key.length === length);

/** What a browser gives away when it lets us in. */
export const subscriptionForm = z.strictObject({
  endpoint: z
    .string()
    .max(1000)
    .refine((address) => isPushService(address)),
  p256dh: bytes(65),
  auth: bytes(16),
});

export const ownForm = z.strictObject({ id: z.uuid() });

/** A browser of somebody's that takes pushes. */
export type Device = { id: string; device: string; madeAt: Date };
export type Subscription = { id: string; endpoint: string; p256dh: Buffer; auth: Buffer };
