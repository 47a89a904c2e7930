import { PlainDocument } from "@/components/shell/plain-document"
import { requestLanguage } from "@/lib/platform/language"
import { routes } from "@/lib/platform/routes"
import { textsIn } from "@/lib/platform/texts"

export const generateMetadata = async () => ({
  title: `${textsIn(await requestLanguage()).say("nowhere.title")} · Slackline`,
})

export default async function GlobalNotFound() {
  const texts = textsIn(await requestLanguage())
  return (
    <PlainDocument texts={texts}>
      <main id="main" className="plain-narrow" style={{ paddingBlock: "4rem" }}>
        <h1>{texts.say("nowhere.title")}</h1>
        <p>{texts.say("nowhere.text")}</p>
        <a className="plain-button" href={routes.publicCats()}>
          {texts.say("lost.button")}
        </a>
      </main>
    </PlainDocument>
  )
}
