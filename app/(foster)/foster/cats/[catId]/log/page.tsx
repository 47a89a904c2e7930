import { SessionForm } from "@/components/training/session-form"
import { sessionSheet } from "@/lib/features/training/queries"
import { requireFosterPage } from "@/lib/platform/foster-viewer"
import { orNotFound, pageId } from "@/lib/platform/page"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Log a session" }

interface Props {
  params: Promise<{ catId: string }>
  searchParams: Promise<{ corrects?: string | string[] }>
}

export default async function FosterSessionPage({ params, searchParams }: Props) {
  const viewer = await requireFosterPage()
  const { corrects } = await searchParams
  const correctsId = typeof corrects === "string" ? pageId(corrects) : null
  const sheet = await orNotFound(sessionSheet(viewer, pageId((await params).catId), correctsId))
  return (
    <SessionForm key={correctsId} sheet={sheet} ways={[{ href: routes.foster(), label: "My foster cats" }]} />
  )
}
