import { Text } from "@mantine/core"
import { SAFETY_REVIEW_DAYS } from "@/lib/domain/matching/hard-constraints"
import type { SafetyNeedRow } from "@/lib/features/matching/safety-queries"
import { formatDate, formatDays } from "@/lib/platform/format"
import { ReviewNeedForms, SafetyNeedForm } from "./safety-forms"

const NAMES: Record<string, string> = {
  dogs: "dogs",
  cats: "other cats",
  young_children: "young children",
}

function stateWords({ endedOn, daysLeft }: SafetyNeedRow) {
  if (endedOn) return `Over since ${formatDate(endedOn)}.`
  if (daysLeft < 0)
    return `Not looked at for ${formatDays(SAFETY_REVIEW_DAYS - daysLeft)}: it asks for a talk, and sets nobody aside until it is looked at again.`
  return `Counts for ${formatDays(daysLeft)} more; then it has to be looked at again.`
}

/** What a home must not have for this cat, with what was seen; looked at again every 90 days. */
export function SafetyPanel({
  catId,
  needs,
  today,
  mayEdit,
}: {
  catId: string
  needs: readonly SafetyNeedRow[]
  today: string
  mayEdit: boolean
}) {
  return (
    <>
      {needs.length === 0 ? (
        <Text size="sm" mb="xs">
          None on record. Write one down only for something that happened: it sets homes aside.
        </Text>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={need.id}>
              <Text>
                <strong>A home without {NAMES[need.excludes] ?? need.excludes}.</strong> {need.evidence}{" "}
                (documented {formatDate(need.documentedOn)}, looked at {formatDate(need.reviewedOn)})
              </Text>
              <Text size="sm">{stateWords(need)}</Text>
              {mayEdit && !need.endedOn ? (
                <ReviewNeedForms needId={need.id} version={need.version} today={today} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? <SafetyNeedForm catId={catId} today={today} /> : null}
    </>
  )
}
