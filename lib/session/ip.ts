import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network a request comes from, as far as it may be kept: /24 of IPv4, /56 of IPv6, '' when unknown. The last address
 * of X-Forwarded-For is the one that our own proxy (or Next itself) saw; those before it are only said by the browser. This
 * computer's own address is a proxy's that does not say whom it speaks for: then nothing is known.
 */
export function addressPrefix(headers: Headers): string {
  const address = (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  return networkOf(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}

export function networkOf(address: string): string {
  if (address === '::1' || address.startsWith('127.')) return '';
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return '';
  const groups = expanded(address).slice(0, 4);
  return `${[...groups.slice(0, 3), `${groups[3]?.slice(0, 2)}00`].join(':')}::/56`;
}

/** The eight groups of an IPv6 address, four digits each. */
function expanded(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (text: string) => (text ? text.split(':') : []);
  const [front, back] = [groups(head), groups(tail ?? '')];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(gap).fill('0'), ...back].map((group) => group.padStart(4, '0'));
}
