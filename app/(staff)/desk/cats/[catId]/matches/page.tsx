import { Anchor, Text, Title } from "@mantine/core"
import { CatMatchList } from "@/components/matching/cat-matches"
import { can } from "@/lib/domain/access/table"
import { DeskParams } from "@/lib/features/matching/desk-schema"
import { matchesForCat } from "@/lib/features/matching/queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Matches" }

interface Props {
  params: Promise<{ catId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CatMatchesPage({ params, searchParams }: Props) {
  const viewer = await requirePage("adopter:read")
  const id = pageId((await params).catId)
  const matches = await orNotFound(matchesForCat(viewer, id, DeskParams.parse(await searchParams)))
  return (
    <>
      <Title order={1}>Adopters for {matches.cat.name}</Title>
      <Text mb="md">
        The same records as from the adopter's side.{" "}
        <Anchor href={routes.cat(matches.cat.id)}>Back to {matches.cat.name}</Anchor>
      </Text>
      <CatMatchList matches={matches} mayDecide={can(viewer, "match:decide")} />
    </>
  )
}
