import { MatchDesk } from "@/components/public/match-desk"
import { Questions } from "@/components/public/questions"
import { SpokenWords } from "@/components/public/spoken-words"
import { text } from "@/components/public/text"
import { wordsOnDevice } from "@/components/public/words-on-device"
import { pageMetadata } from "../page-metadata"
import { inOwnLanguage } from "../visited-shelter"

export async function generateMetadata() {
  await inOwnLanguage()
  return pageMetadata(text("match.title"), text("match.description"))
}

export default async function MatchPage() {
  const texts = await inOwnLanguage()
  return (
    <div className="plain-wrap" style={{ paddingBlock: "2.5rem 4rem" }}>
      <h1>{text("match.title")}</h1>
      <p className="plain-lead">{text("match.intro")}</p>
      <p className="plain-note">{text("match.privacy")}</p>
      <noscript>
        <div className="plain-card">
          <p>{text("match.noScript")}</p>
        </div>
      </noscript>
      <SpokenWords words={wordsOnDevice(texts, ["match.", "words."])}>
        <MatchDesk>
          <Questions />
        </MatchDesk>
      </SpokenWords>
    </div>
  )
}
