import { Anchor, Stack, Text, Title } from "@mantine/core"
import { EnrolButton } from "@/components/training/enrol-button"
import { SessionForm } from "@/components/training/session-form"
import { can } from "@/lib/domain/access/table"
import { protocolChoices } from "@/lib/features/training/protocols-queries"
import { sessionSheet } from "@/lib/features/training/queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Log a session" }

interface Props {
  params: Promise<{ catId: string }>
  searchParams: Promise<{ corrects?: string | string[] }>
}

export default async function LogSessionPage({ params, searchParams }: Props) {
  const viewer = await requirePage("session:log")
  const { corrects } = await searchParams
  const correctsId = typeof corrects === "string" ? pageId(corrects) : null
  const sheet = await orNotFound(sessionSheet(viewer, pageId((await params).catId), correctsId))
  const mayRead = can(viewer, "cat:read")
  if (!sheet.isEnrolled)
    return (
      <Stack align="flex-start">
        <Title order={1}>{sheet.cat.name} is not enrolled yet</Title>
        <Text>Training begins with an enrolment, so that every session knows its protocol.</Text>
        {can(viewer, "cat:edit") ? (
          <EnrolButton catId={sheet.cat.id} protocols={await protocolChoices(viewer)} />
        ) : null}
        {mayRead ? <Anchor href={routes.cat(sheet.cat.id)}>Back to {sheet.cat.name}</Anchor> : null}
      </Stack>
    )
  const ways = [
    ...(mayRead ? [{ href: `${routes.cat(sheet.cat.id)}#harness`, label: `${sheet.cat.name}'s page` }] : []),
    { href: routes.today(), label: "Today" },
  ]
  return <SessionForm key={correctsId} sheet={sheet} ways={ways} />
}
