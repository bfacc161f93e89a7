/** Headers of every answer; the content policy with its nonce is in lib/session/headers.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
];

/** @type {import('next').NextConfig} */
export default {
  // Several builds may stand side by side (tests, benches, a second start): each names its own folder.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    'lindera-wasm-nodejs-ipadic',
    'postgres',
    'pino',
    'nodemailer',
    'graphile-worker',
    'web-push',
    '@line/bot-sdk',
    '@myriaddreamin/typst.ts',
  ],
  // A second build reads what has not changed from its folder: a third of the time.
  experimental: { turbopackFileSystemCacheForBuild: true },
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=3600' }] },
  ],
};
