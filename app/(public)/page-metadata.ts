import type { Metadata } from "next"
import { SOCIAL_SIZE } from "@/components/cards/social-card"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"

/** Title and description of a page, for search results and for shared links alike. */
export const pageMetadata = (
  title: string,
  description: string,
  picture: { path: string; alt: string } | null = null,
): Metadata => ({
  title,
  description,
  openGraph: {
    title,
    description,
    type: "website",
    images: [
      {
        url: absoluteAddress(picture?.path ?? routes.shelterCard()),
        ...SOCIAL_SIZE,
        alt: picture?.alt ?? title,
      },
    ],
  },
  twitter: { card: "summary_large_image" },
})
