import { Anchor, Table, Text, Title } from "@mantine/core"
import NextLink from "next/link"
import type { listRequests } from "@/lib/features/matching/requests-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

const STATUS = {
  new: "New",
  talking: "Talking",
  meeting: "Meeting planned",
  placed: "Placed",
  closed: "Closed",
} as const

export function RequestsView({
  requests,
  place,
}: {
  requests: Awaited<ReturnType<typeof listRequests>>
  place: { timeZone: string; locale: string }
}) {
  return (
    <>
      <Title order={1} mb="sm">
        Requests to meet
      </Title>
      {requests.length === 0 ? (
        <Text>Nobody has asked to meet a cat yet. Requests appear here with the day by which we answer.</Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-label="Requests to meet">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Cat</Table.Th>
                <Table.Th scope="col">Adopter</Table.Th>
                <Table.Th scope="col">State</Table.Th>
                <Table.Th scope="col">Asked</Table.Th>
                <Table.Th scope="col">Answer by</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {requests.map((request) => (
                <Table.Tr key={request.id}>
                  <Table.Th scope="row">
                    <Anchor component={NextLink} href={routes.cat(request.cat.id)}>
                      {request.cat.name}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>
                    <Anchor component={NextLink} href={routes.adopter(request.adopter.id)}>
                      {request.adopter.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{STATUS[request.status]}</Table.Td>
                  <Table.Td>{formatMoment(request.createdAt, place)}</Table.Td>
                  <Table.Td>{formatDate(request.answerBy, place.locale)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  )
}
