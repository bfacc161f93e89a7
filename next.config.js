/** @type {import('next').NextConfig} */
export default {
  // Several builds may stand side by side (tests, benches, a second start): each names its own folder.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['lindera-wasm-nodejs-ipadic', 'postgres', 'pino', 'nodemailer'],
};
