import type { MetadataRoute } from "next"
import { connection } from "next/server"
import { absoluteAddress } from "@/lib/platform/public-address"

/** Addresses with a secret in them, and those that only ask for a form or a sign-in. */
const NOT_FOR_SEARCH = [
  "/api/",
  "/requests/",
  "/passport/",
  "/check-in/",
  "/disclosure/",
  "/join/",
  "/foster/",
  "/cats/*/meet",
  "/cats/*/here",
  "/embed/",
  "/shortlist",
  "/compare",
  "/desk/",
  "/sign-in",
  "/switch",
]

export default async function robots(): Promise<MetadataRoute.Robots> {
  // The address of this install is known when it runs, not when it is built.
  await connection()
  return { rules: { userAgent: "*", disallow: NOT_FOR_SEARCH }, sitemap: absoluteAddress("/sitemap.xml") }
}
