import type { Metadata } from "next"
import type { ReactNode } from "react"
import { SiteFooter, SiteHeader } from "@/components/public/site-header"
import { PUBLIC_LANGUAGE, text } from "@/components/public/text"
import { PlainDocument } from "@/components/shell/plain-document"
import { visitedShelter } from "./visited-shelter"

export async function generateMetadata(): Promise<Metadata> {
  const { shelterName } = await visitedShelter()
  const description = text("site.description", { shelter: shelterName })
  return {
    title: { default: shelterName, template: `%s · ${shelterName}` },
    description,
    openGraph: { siteName: shelterName, type: "website", locale: PUBLIC_LANGUAGE, description },
  }
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const visitor = await visitedShelter()
  return (
    <PlainDocument lang={PUBLIC_LANGUAGE}>
      <SiteHeader shelterName={visitor.shelterName} isDemo={visitor.isDemo} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter shelterName={visitor.shelterName} />
    </PlainDocument>
  )
}
