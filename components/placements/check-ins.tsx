import { Text } from "@mantine/core"
import { CHECK_IN_QUESTIONS } from "@/lib/domain/placement/check-in-questions"
import type { CheckInRow } from "@/lib/features/placements/check-ins-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { DEFAULT_LANGUAGE, type TextKey, textsIn } from "@/lib/platform/texts"
import { NoteCall } from "./note-call"

const { say } = textsIn(DEFAULT_LANGUAGE)
const GROUP: Readonly<Record<string, string>> = {
  satisfaction: "scale",
  outdoors: "outdoors",
  challenges: "challenge",
}

/** A question of the check-in and its options, in the words the adopter reads. */
const questionsFor = (name: string) =>
  CHECK_IN_QUESTIONS.map(({ key, kind, options, isRequired }) => ({
    key,
    kind,
    isRequired,
    label: say(`checkIn.q.${key}`, { name }),
    options: options.map((value) => ({
      value,
      label: say((GROUP[key] ? `checkIn.${GROUP[key]}.${value}` : `checkIn.${value}`) as TextKey),
    })),
  }))

function answerWords(row: CheckInRow): string {
  if (!row.answers) return "not answered"
  const { answers } = row
  return questionsFor(row.catName)
    .flatMap(({ key, label, options }) => {
      const said = answers[key]
      if (said === null || (Array.isArray(said) && said.length === 0)) return []
      const values = typeof said === "boolean" ? [said ? "yes" : "no"] : [said].flat().map(String)
      const words = values.map((one) => options.find(({ value }) => value === one)?.label ?? one)
      return `${label} ${words.join(", ")}`
    })
    .join(" · ")
}

/** How it goes at home: what was asked and answered, by the link or in a call. */
export function CheckIns({
  rows,
  place,
}: {
  rows: readonly CheckInRow[]
  place: { timeZone: string; locale: string }
}) {
  if (rows.length === 0) return null
  return (
    <>
      <Text fw={700} mt="sm">
        Check-ins
      </Text>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Text size="sm" fw={row.isDue ? 700 : undefined}>
              {row.catName}, day {row.day}:{" "}
              {row.answeredAt
                ? `answered ${formatMoment(row.answeredAt, place)}${row.answeredBy === "staff" ? " in a call" : ""}`
                : `due ${formatDate(row.dueOn, place.locale)}`}
            </Text>
            {row.answeredAt ? <Text size="sm">{answerWords(row)}</Text> : null}
            {row.isDue ? (
              <NoteCall
                checkInId={row.id}
                version={row.version}
                address={row.address}
                questions={questionsFor(row.catName)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
