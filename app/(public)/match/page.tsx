import { MatchDesk } from "@/components/public/match-desk"
import { Questions } from "@/components/public/questions"
import { text } from "@/components/public/text"
import { routes } from "@/lib/platform/routes"
import { pageMetadata } from "../page-metadata"

export const metadata = pageMetadata(text("match.title"), text("match.description"))

export default function MatchPage() {
  return (
    <div className="plain-wrap" style={{ paddingBlock: "2.5rem 4rem" }}>
      <h1>{text("match.title")}</h1>
      <p className="plain-lead">{text("match.intro")}</p>
      <p className="plain-note">{text("match.privacy")}</p>
      <noscript>
        <div className="plain-card">
          <p>{text("match.noScript")}</p>
          <a className="plain-button" href={routes.publicCats()}>
            {text("match.noScriptLink")}
          </a>
        </div>
      </noscript>
      <MatchDesk>
        <Questions />
      </MatchDesk>
    </div>
  )
}
