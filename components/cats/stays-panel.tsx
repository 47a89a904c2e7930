import { Table, Text } from "@mantine/core"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"

const words = (key: string | null) => (key ? key.replaceAll("_", " ") : "in care")

/** Stays and placements, newest first. */
export function StaysPanel({ record: { cat } }: { record: CatPageRecord }) {
  if (cat.stays.length === 0) return <Text size="sm">No stay on record.</Text>
  return (
    <Table aria-label="Stays">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Came</Table.Th>
          <Table.Th scope="col">As</Table.Th>
          <Table.Th scope="col">Left</Table.Th>
          <Table.Th scope="col">By</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {cat.stays.toReversed().map((stay) => (
          <Table.Tr key={stay.id}>
            <Table.Td>{formatDate(stay.intakeOn)}</Table.Td>
            <Table.Td>
              {words(stay.intakeType)}
              {stay.isReturn ? " (return)" : ""}
            </Table.Td>
            <Table.Td>{formatDate(stay.outcomeOn)}</Table.Td>
            <Table.Td>{words(stay.outcomeType)}</Table.Td>
          </Table.Tr>
        ))}
        {cat.placements.toReversed().map((placement) => (
          <Table.Tr key={placement.id}>
            <Table.Td>{formatDate(placement.startedOn)}</Table.Td>
            <Table.Td>placement: {placement.kind}</Table.Td>
            <Table.Td>{formatDate(placement.endedOn)}</Table.Td>
            <Table.Td>{placement.endReason ?? ""}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
