import { notFound } from "next/navigation"
import { AnimalsView } from "@/components/reports/animals-view"
import { titleOf } from "@/components/reports/matrix-words"
import { animalsBehind } from "@/lib/features/reports/matrix-queries"
import { MatrixCellParams } from "@/lib/features/reports/matrix-schema"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Animals behind a number" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AnimalsPage({ searchParams }: Props) {
  const viewer = await requirePage("outcomes:read")
  const params = MatrixCellParams.safeParse(await searchParams)
  if (!params.success) notFound()
  const { month, cell } = params.data
  return <AnimalsView month={month} title={titleOf(cell)} {...(await animalsBehind(viewer, params.data))} />
}
