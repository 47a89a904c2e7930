import { text } from "@/components/public/text"
import { routes } from "@/lib/platform/routes"
import { inOwnLanguage } from "./visited-shelter"

export default async function PublicNotFound() {
  await inOwnLanguage()
  return (
    <div className="plain-wrap" style={{ paddingBlock: "4rem" }}>
      <h1>{text("lost.title")}</h1>
      <p>{text("lost.text")}</p>
      <a className="plain-button" href={routes.publicCats()}>
        {text("lost.button")}
      </a>
    </div>
  )
}
