import { Badge, Table, Text } from "@mantine/core"
import type { GateReport } from "@/lib/domain/suitability/evaluate-gates"
import { gateOf } from "@/lib/domain/suitability/gates"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { formatDay } from "@/lib/platform/format"

const STATUS = {
  pass: { word: "clear", color: "spruce" },
  fail: { word: "closed", color: "marker" },
  unknown: { word: "to do", color: "gray" },
  advice: { word: "advice", color: "gray" },
} as const

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
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label="Gates">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Gate</Table.Th>
              <Table.Th scope="col">State</Table.Th>
              <Table.Th scope="col">Why</Table.Th>
              <Table.Th scope="col">Holds until</Table.Th>
              <Table.Th scope="col">To do</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {gates.gates.map((gate) => (
              <Table.Tr key={gate.id}>
                <Table.Th scope="row">
                  {gate.id} {gateOf(gate.id).title}
                </Table.Th>
                <Table.Td>
                  <Badge variant="outline" color={STATUS[gate.status].color}>
                    {STATUS[gate.status].word}
                  </Badge>
                </Table.Td>
                <Table.Td>{gate.reason}</Table.Td>
                <Table.Td>{formatDay(gate.expiresOnDay)}</Table.Td>
                <Table.Td>{gate.todo ?? ""}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}
