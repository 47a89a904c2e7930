import { PlainDocument } from "@/components/shell/plain-document"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Nothing here · Slackline" }

export default function GlobalNotFound() {
  return (
    <PlainDocument>
      <main id="main" className="plain-narrow" style={{ paddingBlock: "4rem" }}>
        <h1>Nothing here</h1>
        <p>This address leads nowhere. The cat you are looking for may have found a home.</p>
        <a className="plain-button" href={routes.publicCats()}>
          See who is here
        </a>
      </main>
    </PlainDocument>
  )
}
