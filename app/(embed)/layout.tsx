import type { ReactNode } from "react"
import { speak } from "@/components/public/text"
import { PlainDocument } from "@/components/shell/plain-document"
import { requestLanguage } from "@/lib/platform/language"

export const metadata = { robots: { index: false } }

/** Parts that stand on another site: no header, no footer, no cookie. */
export default async function EmbedLayout({ children }: { children: ReactNode }) {
  const texts = speak(await requestLanguage())
  return (
    <PlainDocument texts={texts}>
      <main id="main">{children}</main>
    </PlainDocument>
  )
}
