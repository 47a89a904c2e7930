import {
  HowLabelsCome,
  HowMatchesCome,
  HowSure,
  HowWeLook,
  HowWeTrain,
  Sources,
  WhatWeDoNotAsk,
} from "@/components/public/about-parts"
import { text } from "@/components/public/text"
import { pageMetadata } from "../page-metadata"
import { inOwnLanguage } from "../visited-shelter"

export async function generateMetadata() {
  await inOwnLanguage()
  return pageMetadata(text("about.title"), text("about.description"))
}

export default async function AboutPage() {
  await inOwnLanguage()
  return (
    <div className="plain-wrap plain-prose" style={{ paddingBlock: "2.5rem 4rem" }}>
      <h1>{text("about.title")}</h1>
      <p className="plain-lead">{text("about.intro")}</p>
      <HowWeLook />
      <HowLabelsCome />
      <HowWeTrain />
      <HowMatchesCome />
      <WhatWeDoNotAsk />
      <HowSure />
      <Sources />
    </div>
  )
}
