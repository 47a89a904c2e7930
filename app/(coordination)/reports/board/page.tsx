import { BoardView } from "@/components/reports/board-view"
import { can } from "@/lib/domain/access/table"
import { boardSections, lastWholeMonth } from "@/lib/features/reports/board-queries"
import { BoardParams } from "@/lib/features/reports/board-schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Board report" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BoardPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const { month } = BoardParams.parse(await searchParams)
  const board = await boardSections(viewer, month ?? lastWholeMonth(viewer))
  return (
    <BoardView board={board} shelterName={viewer.shelterName} mayExport={can(viewer, "outcomes:export")} />
  )
}
