import type { Metadata } from "next"
import type { ReactNode } from "react"
import { SiteFooter, SiteHeader } from "@/components/public/site-header"
import { SpokenWords } from "@/components/public/spoken-words"
import { publicTexts, text } from "@/components/public/text"
import { wordsOnDevice } from "@/components/public/words-on-device"
import { PlainDocument } from "@/components/shell/plain-document"
import { canonicalAddress, languageAlternates, requestQuery } from "@/lib/platform/language"
import { inOwnLanguage, shelterForFrame } from "./visited-shelter"

export async function generateMetadata(): Promise<Metadata> {
  const shelter = await shelterForFrame()
  if (!shelter) return { title: text("error.title") }
  const { shelterName } = shelter
  const description = text("site.description", { shelter: shelterName })
  return {
    title: { default: shelterName, template: `%s · ${shelterName}` },
    description,
    openGraph: { siteName: shelterName, type: "website", locale: publicTexts().language, description },
  }
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const texts = await inOwnLanguage()
  const shelter = await shelterForFrame()
  return (
    <PlainDocument texts={texts}>
      <link rel="canonical" href={await canonicalAddress()} />
      {Object.entries(await languageAlternates()).map(([language, href]) => (
        <link key={language} rel="alternate" hrefLang={language} href={href} />
      ))}
      <SiteHeader shelter={shelter} />
      <main id="main" tabIndex={-1}>
        <SpokenWords words={wordsOnDevice(texts, ["error.", "keep.", "shortlist.empty"])}>
          {children}
        </SpokenWords>
      </main>
      <SiteFooter shelter={shelter} query={await requestQuery()} />
    </PlainDocument>
  )
}
