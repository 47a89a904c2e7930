import type { Metadata } from "next"

/** Title and description of a page, for search results and for shared links alike. */
export const pageMetadata = (title: string, description: string): Metadata => ({
  title,
  description,
  openGraph: { title, description, type: "website" },
})
