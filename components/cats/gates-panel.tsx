import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { GateReport } from "@/lib/domain/suitability/evaluate-gates"
import { gateOf } from "@/lib/domain/suitability/gates"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { formatDay } from "@/lib/platform/format"

const STATUS = { pass: "✓ clear", fail: "✗ closed", unknown: "? to do", advice: "i advice" } as const

/** The ten gates: state, reason, until when, and what to do about it. */
export function GatesPanel({ gates }: { gates: GateReport }) {
  return (
    <>
      <Text size="sm" mb="xs">
        Gates allow at most <strong>{TIER_NAMES[gates.cap]}</strong>.{" "}
        {gates.sessionToday.allowed
          ? "A session may be held today."
          : `No session today: ${gates.sessionToday.reasons.join("; ")}.`}
      </Text>
      <ScrollRegion label="Gates, scrollable">
        <Table aria-label="Gates">
          <TableThead>
            <TableTr>
              <TableTh scope="col">Gate</TableTh>
              <TableTh scope="col">State</TableTh>
              <TableTh scope="col">Why</TableTh>
              <TableTh scope="col">Holds until</TableTh>
              <TableTh scope="col">To do</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {gates.gates.map((gate) => (
              <TableTr key={gate.id}>
                <TableTh scope="row">
                  {gate.id} {gateOf(gate.id).title}
                </TableTh>
                <TableTd>
                  <strong style={{ whiteSpace: "nowrap" }}>{STATUS[gate.status]}</strong>
                </TableTd>
                <TableTd>{gate.reason}</TableTd>
                <TableTd>{formatDay(gate.expiresOnDay)}</TableTd>
                <TableTd>{gate.todo ?? ""}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
