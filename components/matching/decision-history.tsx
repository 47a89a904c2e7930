import { Text, Title } from "@mantine/core"
import { formatMoment } from "@/lib/platform/format"

const WORDS: Record<string, string> = {
  introduce: "to be introduced",
  not_now: "not now",
  override: "to be introduced, against the order",
}

interface DecisionHistoryProps {
  decisions: readonly {
    id: string
    decision: string
    reason: string | null
    createdAt: Date
    cat: { name: string }
  }[]
  place: { timeZone: string; locale: string }
}

/** What was decided for this adopter, newest first. */
export function DecisionHistory({ decisions, place }: DecisionHistoryProps) {
  if (decisions.length === 0) return null
  return (
    <>
      <Title order={3} mt="md" size="h4">
        What was decided
      </Title>
      <ul>
        {decisions.map((one) => (
          <li key={one.id}>
            <Text span>
              {one.cat.name}: {WORDS[one.decision] ?? one.decision}, {formatMoment(one.createdAt, place)}
              {one.reason ? ` – ${one.reason}` : ""}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}
