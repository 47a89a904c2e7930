import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
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
        <ScrollRegion label="Requests to meet, scrollable">
          <Table aria-label="Requests to meet">
            <TableThead>
              <TableTr>
                <TableTh scope="col">Cat</TableTh>
                <TableTh scope="col">Adopter</TableTh>
                <TableTh scope="col">State</TableTh>
                <TableTh scope="col">Asked</TableTh>
                <TableTh scope="col">Answer by</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {requests.map((request) => (
                <TableTr key={request.id}>
                  <TableTh scope="row">
                    <TextLink href={routes.cat(request.cat.id)}>{request.cat.name}</TextLink>
                  </TableTh>
                  <TableTd>
                    <TextLink href={routes.adopter(request.adopter.id)}>{request.adopter.name}</TextLink>
                  </TableTd>
                  <TableTd>{STATUS[request.status]}</TableTd>
                  <TableTd>{formatMoment(request.createdAt, place)}</TableTd>
                  <TableTd>{formatDate(request.answerBy, place.locale)}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
    </>
  )
}
