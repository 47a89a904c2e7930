import type { Metadata } from "next"
import type { ReactNode } from "react"
import { SiteFooter, SiteHeader } from "@/components/public/site-header"
import { PUBLIC_LANGUAGE, text } from "@/components/public/text"
import { PlainDocument } from "@/components/shell/plain-document"
import { shelterForFrame } from "./visited-shelter"

export async function generateMetadata(): Promise<Metadata> {
  const shelter = await shelterForFrame()
  if (!shelter) return { title: text("error.title") }
  const { shelterName } = shelter
  const description = text("site.description", { shelter: shelterName })
  return {
    title: { default: shelterName, template: `%s · ${shelterName}` },
    description,
    openGraph: { siteName: shelterName, type: "website", locale: PUBLIC_LANGUAGE, description },
  }
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const shelter = await shelterForFrame()
  return (
    <PlainDocument lang={PUBLIC_LANGUAGE}>
      <SiteHeader shelter={shelter} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter shelter={shelter} />
    </PlainDocument>
  )
}
