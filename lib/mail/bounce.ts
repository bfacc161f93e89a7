import { createHash, createHmac } from 'node:crypto';

/**
 * Mail that comes back later comes to an address of its own for each message, so that nobody has to guess which one it was: the
 * operator's address (MAIL_BOUNCES) with the message's id, four bytes of the hash of where it went, and a signature of both in it.
 */
export type Bounce = {
  /** The message: a delivery's or a question's id. */
  id: string;
  /** The first four bytes of sha256 of the address that it went to. */
  address: Buffer;
  /** There is no such address; else it may work another time (a full mailbox). */
  forever: boolean;
};

// 28 bytes in figures and small letters: servers may change the case of what stands before the @, and leave it no more than 64 signs.
const length = 44;
const letters = 36n;

const digest = (address: string) => createHash('sha256').update(address).digest().subarray(0, 4);
const sign = (of: Buffer) =>
  createHmac('sha256', process.env.NAKADACHI_SECRET ?? '')
    .update('bounce')
    .update(of)
    .digest()
    .subarray(0, 8);

/** Where a message that went `to` somebody comes back to; `bounces` is the operator's address. */
export function returnPath(bounces: string, id: string, to: string): string {
  const what = Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), digest(to)]);
  const number = BigInt(`0x${Buffer.concat([what, sign(what)]).toString('hex')}`);
  const [local, domain] = bounces.split('@');
  return `${local}+${number.toString(36).padStart(length, '0')}@${domain}`;
}

/**
 * What a mail to such an address says (RFC 3464), when it says that a message has failed: null for reports of delays, answering
 * machines, and whatever was not sent by us.
 */
export function readBounce(mail: string): Bounce | null {
  const headers = mail.slice(0, /\r?\n\r?\n/.exec(mail)?.index ?? mail.length);
  const [, signed] = new RegExp(`\\+([0-9a-z]{${length}})@`, 'i').exec(headers) ?? [];
  const [, detail] = /^Status: *5\.(\d{1,3}\.\d{1,3})\b/im.exec(mail) ?? [];
  if (!signed || !detail || !/^Action: *failed\b/im.test(mail)) return null;
  const number = [...signed.toLowerCase()].reduce((sum, sign) => sum * letters + BigInt(Number.parseInt(sign, 36)), 0n);
  const bytes = Buffer.from(number.toString(16).padStart(56, '0'), 'hex');
  const what = bytes.subarray(0, 20);
  if (bytes.length !== 28 || !sign(what).equals(bytes.subarray(20))) return null;
  const id = what.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { id, address: what.subarray(16), forever: detail !== '2.2' };
}
