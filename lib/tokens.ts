import { createHash, createHmac } from 'node:crypto';

/**
 * A token that is made again whenever it is needed, from an id and the installation's secret: 256 bits that nobody guesses who has not the
 * secret, so that neither a table nor a job has to keep it.
 * @param what what it opens, so that a token for one thing is none for another
 */
export const derivedToken = (what: 'calendar' | 'handover' | 'question' | 'stop mail', id: string): string =>
  createHmac('sha256', process.env.NAKADACHI_SECRET ?? '')
    .update(`${what} ${id}`)
    .digest('base64url');

/** sha256 of a token, 32 bytes: what the database knows of it. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
