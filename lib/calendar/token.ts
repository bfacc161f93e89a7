import { createHash, createHmac } from 'node:crypto';

/**
 * What opens a calendar: made from its id and the installation's secret, so that its person can be shown the address again while the
 * database knows its hash alone.
 */
export const calendarToken = (linkId: string): string =>
  createHmac('sha256', process.env.NAKADACHI_SECRET ?? '')
    .update(`calendar ${linkId}`)
    .digest('base64url');

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
