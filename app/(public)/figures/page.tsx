import { AsOf } from "@/components/public/as-of"
import { FiguresTable } from "@/components/public/figures-table"
import { text } from "@/components/public/text"
import { submittedFigures } from "@/lib/features/reports/figures-public"
import { pageMetadata } from "../page-metadata"
import { visitedShelter } from "../visited-shelter"

export async function generateMetadata() {
  const { shelterName } = await visitedShelter()
  return pageMetadata(text("figures.title"), text("figures.description", { shelter: shelterName }))
}

export default async function FiguresPage() {
  const visitor = await visitedShelter()
  const months = await submittedFigures(visitor)
  return (
    <div className="plain-wrap plain-prose" style={{ paddingBlock: "2.5rem 4rem" }}>
      <AsOf place={visitor} />
      <h1>{text("figures.title")}</h1>
      <p className="plain-lead">{text("figures.intro")}</p>
      <FiguresTable months={months} />
      <p>{text("figures.small")}</p>
      <p>{text("figures.what")}</p>
    </div>
  )
}
