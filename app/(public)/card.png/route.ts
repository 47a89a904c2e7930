import { socialCard } from "@/components/cards/social-card"
import { requestLanguage } from "@/lib/platform/language"
import { textsIn } from "@/lib/platform/texts"
import { currentVisitor } from "@/lib/platform/visitor"

/** The picture beside a shared link to the shelter's pages. */
export async function GET() {
  const visitor = await currentVisitor()
  if (!visitor) return new Response("Not found", { status: 404 })
  const texts = textsIn(await requestLanguage())
  const file = await socialCard({
    picture: null,
    small: texts.say("home.pageTitle"),
    title: visitor.shelterName,
    lines: [texts.say("cats.title")],
  })
  return new Response(file, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  })
}
