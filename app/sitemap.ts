import type { MetadataRoute } from "next"
import { listedSlugs } from "@/lib/features/cats/world-public"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { LANGUAGES } from "@/lib/platform/texts"
import { currentVisitor } from "@/lib/platform/visitor"

const entry = (path: string): MetadataRoute.Sitemap[number] => ({
  url: absoluteAddress(path),
  alternates: {
    languages: Object.fromEntries(
      Object.keys(LANGUAGES).map((language) => [language, absoluteAddress(`${path}?lang=${language}`)]),
    ),
  },
})

/** Pages for anybody: the standing ones and those of listed cats. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const visitor = await currentVisitor()
  if (!visitor) return []
  const standing = [
    routes.home(),
    routes.publicCats(),
    routes.questionnaire(),
    routes.about(),
    routes.publicFigures(),
  ]
  return [...standing, ...(await listedSlugs(visitor)).map(routes.publicCat)].map(entry)
}
