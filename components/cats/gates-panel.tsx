import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { GateReport } from "@/lib/domain/suitability/evaluate-gates"
import { GATE_FACTS, type GateClearer, gateOf } from "@/lib/domain/suitability/gates"
import { NOT_CLEARED_PUBLIC } from "@/lib/domain/suitability/ready-for"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate, formatDay } from "@/lib/platform/format"

const STATUS = { pass: "✓ clear", fail: "✗ closed", unknown: "? to do", advice: "i advice" } as const
const CLEARERS: Readonly<Record<GateClearer, string>> = {
  staff: "staff",
  medical: "medical",
  behaviour_lead: "behaviour lead",
  automatic: "dates and checks",
}

/** The ten gates: state, reason, until when, who may clear it, and the facts it rests on. */
export function GatesPanel({ record }: { record: CatPageRecord }) {
  const { gates } = record.summary
  return (
    <>
      <Text size="sm" mb={4}>
        Gates allow at most <strong>{TIER_NAMES[gates.cap]}</strong>.{" "}
        {gates.sessionToday.allowed
          ? "A session may be held today."
          : `No session today: ${gates.sessionToday.reasons.join("; ")}.`}
      </Text>
      <Text size="sm" mb="xs">
        Unknown counts as closed until somebody looks; it is something to do, not a fault of the cat. Adopters
        never read a reason
        {gates.cap === "WINDOW" ? `, only “${NOT_CLEARED_PUBLIC}”` : ""}.
      </Text>
      <ScrollRegion label="Gates, scrollable">
        <Table aria-label="Gates" miw={760}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Gate</TableTh>
              <TableTh scope="col">State</TableTh>
              <TableTh scope="col">Why</TableTh>
              <TableTh scope="col">Holds until</TableTh>
              <TableTh scope="col">To do, and by whom</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {gates.gates.map((gate) => (
              <GateRow key={gate.id} gate={gate} record={record} />
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}

function GateRow({ gate, record }: { gate: GateReport["gates"][number]; record: CatPageRecord }) {
  const { title, rule, clearedBy } = gateOf(gate.id)
  const facts = GATE_FACTS.filter((fact) => fact.gate === gate.id).flatMap((fact) => {
    const row = record.cat.gateFacts.findLast((one) => one.key === fact.key)
    return row ? [{ label: fact.label, row }] : []
  })
  return (
    <TableTr>
      <TableTh scope="row" style={{ whiteSpace: "nowrap" }}>
        {gate.id} {title} <SourceHelp home={{ kind: "gate", key: gate.id }} of={title} />
      </TableTh>
      <TableTd>
        <strong style={{ whiteSpace: "nowrap" }}>{STATUS[gate.status]}</strong>
      </TableTd>
      <TableTd>
        {gate.reason}
        <details>
          <summary>Rule and facts</summary>
          <Text size="sm">{rule}.</Text>
          <ul>
            {facts.map(({ label, row }) => (
              <li key={row.id}>
                {label}: {row.value.replaceAll("_", " ").toLowerCase()}, {formatDate(row.factOn)}, by{" "}
                {record.names.get(row.personId ?? "") ?? "an import"}
                {row.note ? ` (${row.note})` : ""}
              </li>
            ))}
          </ul>
        </details>
      </TableTd>
      <TableTd style={{ whiteSpace: "nowrap" }}>{formatDay(gate.expiresOnDay)}</TableTd>
      <TableTd>
        {gate.todo ?? ""}
        <Text size="xs" c="dimmed">
          Cleared by {CLEARERS[clearedBy]}
        </Text>
      </TableTd>
    </TableTr>
  )
}
