import { Paper, Text, Title } from "@mantine/core"
import { AnswersList } from "@/components/adopters/answers-list"
import { CatPortrait } from "@/components/cats/portrait"
import { AdopterMatchList } from "@/components/matching/adopter-matches"
import { adopterRecord } from "@/lib/features/adopters/queries"
import { matchesForAdopter } from "@/lib/features/matching/queries"
import { formatMoment } from "@/lib/platform/format"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "Adopter" }

interface Props {
  params: Promise<{ adopterId: string }>
}

export default async function AdopterPage({ params }: Props) {
  const viewer = await requirePage("adopter:read")
  const id = pageId((await params).adopterId)
  const adopter = await orNotFound(adopterRecord(viewer, id))
  const matches = await matchesForAdopter(viewer, id)
  return (
    <>
      <Title order={1}>{adopter.name}</Title>
      <Text mb="md">
        {[adopter.email, adopter.phone, adopter.contactNote].filter(Boolean).join(" · ") ||
          "No contact on record."}
      </Text>
      <Paper withBorder p="md" mb="md" bg="var(--paper-raised)">
        <Title order={2} size="h3" mb="xs">
          Answers
        </Title>
        <Text size="sm" mb="xs">
          {adopter.answeredAt ? `Given ${formatMoment(adopter.answeredAt, viewer)}.` : "No answers yet."}
        </Text>
        <AnswersList answers={adopter.given} />
        {adopter.staffNote ? <Text size="sm">Note: {adopter.staffNote}</Text> : null}
      </Paper>
      <Title order={2} size="h3" mb="xs">
        Cats, in the order of the match
      </Title>
      <AdopterMatchList
        matches={matches}
        adopterId={id}
        portraitOf={(cat) => <CatPortrait cat={{ ...cat, seed: cat.id }} size={64} />}
      />
    </>
  )
}
