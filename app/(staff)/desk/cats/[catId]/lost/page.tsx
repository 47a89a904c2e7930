import { CatPortrait } from "@/components/cats/portrait"
import { LostSheet } from "@/components/lost/lost-sheet"
import { KeptPage } from "@/components/outbox/kept-page"
import { lostCatSheet } from "@/lib/features/training/lost-cat-queries"
import { handOver } from "@/lib/platform/link-code"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Lost cat" }

interface Props {
  params: Promise<{ catId: string }>
}

export default async function LostCatPage({ params }: Props) {
  const viewer = await requirePage("cat:list")
  const sheet = await orNotFound(lostCatSheet(viewer, pageId((await params).catId)))
  const portrait = (size: number) => (
    <CatPortrait
      cat={{ ...sheet.cat, seed: sheet.cat.id }}
      size={size}
      title={`Drawn portrait of ${sheet.cat.name}`}
    />
  )
  return (
    <>
      <KeptPage />
      <LostSheet
        sheet={sheet}
        shelterName={viewer.shelterName}
        portraits={{ small: portrait(120), large: portrait(230) }}
        profile={sheet.publicSlug ? await handOver(routes.publicCat(sheet.publicSlug)) : null}
      />
    </>
  )
}
