import { Text } from "@mantine/core"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatMoment } from "@/lib/platform/format"

/** The audit of one cat in plain words. */
export function HistoryPanel({
  record,
  place,
}: {
  record: CatPageRecord
  place: { timeZone: string; locale: string }
}) {
  if (record.audit.length === 0) return <Text size="sm">Nothing was changed yet.</Text>
  return (
    <ol style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "0.35rem" }}>
      {record.audit.map((line) => (
        <li key={line.id}>
          <Text size="sm" span>
            <Text span c="dimmed" size="sm">
              {formatMoment(line.at, place)} · {record.names.get(line.personId ?? "") ?? "Slackline"}
            </Text>{" "}
            {line.summary}
          </Text>
        </li>
      ))}
    </ol>
  )
}
