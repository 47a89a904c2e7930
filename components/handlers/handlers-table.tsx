import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { ROLE_LABELS } from "@/lib/domain/access/roles"
import type { HandlersOverview } from "@/lib/features/training/handlers-queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

type Handler = HandlersOverview["people"][number]

const SECONDS_PER_HOUR = 3600
const worked = (sessions: number, seconds: number) =>
  sessions === 0
    ? "–"
    : `${formatNumber(seconds / SECONDS_PER_HOUR, 1)} h, ${formatNumber(sessions)} ${sessions === 1 ? "session" : "sessions"}`

const clearanceWords = ({ role, clearance, isFoster }: Handler) =>
  isFoster ? "own cats" : role === "volunteer" ? (clearance === 0 ? "none yet" : `up to ${clearance}`) : "all"

/** Who handles cats: up to which stage, outdoors or not, and how much they did. */
export function HandlersTable({ people }: { people: readonly Handler[] }) {
  return (
    <ScrollRegion label="Handlers, scrollable">
      <Table aria-label="Handlers" miw={780}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Person</TableTh>
            <TableTh scope="col">Stages</TableTh>
            <TableTh scope="col">Outdoors</TableTh>
            <TableTh scope="col">PIN</TableTh>
            <TableTh scope="col">Last 30 days</TableTh>
            <TableTh scope="col">In all</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {people.map((one) => (
            <TableTr key={one.id}>
              <TableTh scope="row">
                {one.name}
                <Text size="sm" fw={400}>
                  {one.isFoster ? "Foster carer" : ROLE_LABELS[one.role]}
                </Text>
              </TableTh>
              <TableTd>{clearanceWords(one)}</TableTd>
              <TableTd>{one.mayGoOutdoors ? "✓ yes" : "no"}</TableTd>
              <TableTd>{one.isFoster ? "–" : one.hasPin ? "✓ set" : "not set"}</TableTd>
              <TableTd>{worked(one.recentSessions, one.recentSeconds)}</TableTd>
              <TableTd>
                {one.sessions > 0 ? (
                  <TextLink href={routes.handlerSessions(one.id)}>
                    {worked(one.sessions, one.seconds)}
                  </TextLink>
                ) : (
                  "–"
                )}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </ScrollRegion>
  )
}
