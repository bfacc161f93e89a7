import { z } from 'zod';

/**
 * An address as it is compared: NFKC first (full-width letters and ＠ become what was meant), then lower case.
 * Undefined when it is none, or when its domain or name is not plain ASCII: a letter that only looks like another's would
 * make it somebody else's address.
 */
export function normalAddress(typed: string): string | undefined {
  const address = typed.normalize('NFKC').trim().toLowerCase();
  return address.length <= 254 &&
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(address)
    ? address
    : undefined;
}

/** An e-mail address in a form. */
export const emailField = () =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      const address = normalAddress(typed);
      if (address) return address;
      context.addIssue({
        code: 'custom',
        message: typed.trim() === '' ? 'session.errors.email_empty' : 'session.errors.email',
      });
      return z.NEVER;
    });

/** The same where it may be left empty; then it is null. */
export const optionalEmailField = () =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return null;
      const address = normalAddress(typed);
      if (address) return address;
      context.addIssue({ code: 'custom', message: 'session.errors.email' });
      return z.NEVER;
    });

export const signInSchema = z.strictObject({ email: emailField(), next: z.string().default('') });

/** What a token of ours looks like. What looks otherwise is looked up nowhere. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** An address that its owner recognises and a passer-by does not: `s…@example.jp`. */
export const maskedAddress = (address: string): string => address.replace(/^(.).*@/, '$1…@');

/** The form for one's own address, and the key of its draft. */
export const addressSchema = z.strictObject({ email: emailField() });
export const addressDraft = 'address';
