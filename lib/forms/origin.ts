/**
 * Whether a POST comes from a page of this portal. Browsers send the Origin, or, under our `no-referrer`, the word "null"
 * together with `Sec-Fetch-Site`. A forwarded host is not believed.
 */
export function fromOurPages(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin && origin !== 'null') {
    return origin === process.env.APP_ORIGIN || hostOf(origin) === headers.get('host');
  }
  return headers.get('sec-fetch-site') === 'same-origin';
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
