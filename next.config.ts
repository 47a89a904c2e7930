import type { NextConfig } from "next"
import { SECRET_PAGES } from "./lib/platform/routes"

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a gate of their own (npm run check), over tests and programs too; the build need not ask again.
  typescript: { ignoreBuildErrors: true },
  // These bring native or WebAssembly files, or their own idea of module loading: Node loads them as they are.
  serverExternalPackages: [
    "pg",
    "pdfkit",
    "@node-rs/argon2",
    "pino",
    "prom-client",
    "rate-limiter-flexible",
    "pg-copy-streams",
    "graphile-worker",
    "nodemailer",
    "sharp",
  ],
  experimental: {
    // forbidden(): a wrong role gets a real 403 page.
    authInterrupts: true,
    // One 404 page for addresses that belong to no wing; each wing has its own root layout.
    globalNotFound: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks"],
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
    // Only the list made for other sites may stand in a frame.
    { source: "/((?!embed/).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
    // Addresses that are a secret (after the general rule, which they change): a Referer carries the origin at most, and what a form sends still says where from.
    ...SECRET_PAGES.map((page) => `${page}/:path*`).map((source) => ({
      source,
      headers: [
        { key: "Referrer-Policy", value: "strict-origin" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
        { key: "Cache-Control", value: "private, no-store" },
      ],
    })),
  ],
}

export default config
