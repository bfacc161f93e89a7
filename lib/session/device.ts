/**
 * What a browser says about itself, as two of our words: `chrome/android`. Nothing else of it is kept, so that a list of
 * sessions can say where they are without being a fingerprint.
 */
export function deviceOf(userAgent: string | null): string {
  const said = (userAgent ?? '').slice(0, 400);
  return `${named(browsers, said)}/${named(systems, said)}`;
}

/** The two words of a stored device; what is unknown is `other`. */
export function deviceWords(device: string): { browser: Browser; system: System } {
  const [browser = '', system = ''] = device.split('/');
  return {
    browser: Object.hasOwn(browsers, browser) ? (browser as Browser) : 'other',
    system: Object.hasOwn(systems, system) ? (system as System) : 'other',
  };
}

// In this order: Edge and LINE also say Chrome, Chrome also says Safari.
const browsers = {
  line: /\bLine\//,
  edge: /\bEdg/,
  samsung: /SamsungBrowser/,
  firefox: /Firefox|FxiOS/,
  chrome: /Chrom(e|ium)\/|CriOS/,
  safari: /Safari\//,
  other: /(?:)/,
};
const systems = {
  iphone: /iPhone/,
  ipad: /iPad/,
  android: /Android/,
  windows: /Windows/,
  mac: /Macintosh|Mac OS X/,
  linux: /Linux|X11/,
  other: /(?:)/,
};

export type Browser = keyof typeof browsers;
export type System = keyof typeof systems;

const named = (among: Record<string, RegExp>, said: string) =>
  Object.keys(among).find((name) => among[name]?.test(said)) ?? 'other';
