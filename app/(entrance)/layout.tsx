import type { ReactNode } from "react"
import { PlainDocument } from "@/components/shell/plain-document"

// Every page asks who is there and carries its own script nonce: nothing is made ahead of time.
export const dynamic = "force-dynamic"

export const metadata = {
  title: { default: "Slackline", template: "%s · Slackline" },
  robots: { index: false },
}

export default function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <PlainDocument>
      <main id="main" className="plain-narrow" style={{ paddingBlock: "clamp(1.5rem, 6vh, 5rem)" }}>
        {children}
      </main>
    </PlainDocument>
  )
}
