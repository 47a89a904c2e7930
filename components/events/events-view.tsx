import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { listEvents } from "@/lib/features/events/queries"
import { formatDate, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { NewEventForm } from "./new-event-form"

/** Adoption events, the newest first, and a form for the next one. */
export function EventsView({ events }: { events: Awaited<ReturnType<typeof listEvents>> }) {
  return (
    <>
      <Title order={1}>Adoption events</Title>
      <Text mb="md">
        Put adopters and cats together, see the plan that is best for all of them, and change it: people
        choose.
      </Text>
      <NewEventForm />
      {events.length === 0 ? (
        <Text mt="md">No event yet.</Text>
      ) : (
        <ScrollRegion label="Events, scrollable">
          <Table aria-label="Events" mt="md" miw={420}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Event</TableTh>
                <TableTh scope="col">Day</TableTh>
                <TableTh scope="col">Adopters</TableTh>
                <TableTh scope="col">Cats</TableTh>
                <TableTh scope="col">State</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {events.map((event) => (
                <TableTr key={event.id}>
                  <TableTh scope="row">
                    <TextLink href={routes.event(event.id)}>{event.name}</TextLink>
                  </TableTh>
                  <TableTd>{formatDate(event.onDay)}</TableTd>
                  <TableTd>{formatNumber(event._count.adopters)}</TableTd>
                  <TableTd>{formatNumber(event._count.cats)}</TableTd>
                  <TableTd>{event.status === "held" ? "held" : "planned"}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
    </>
  )
}
