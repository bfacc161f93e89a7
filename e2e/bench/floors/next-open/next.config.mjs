import path from 'node:path';

/** Copied to .data-bench/next-open and built there; Next and React are those of the portal. */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['postgres'],
  turbopack: { root: path.resolve(import.meta.dirname ?? '.', '../..') },
};
