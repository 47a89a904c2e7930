import {
  Alert,
  Group,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { EXPOSURE_ALARM_BELOW } from "@/lib/domain/matching/exposure"
import { FEWEST_COMPARED } from "@/lib/domain/matching/exposure-groups"
import type { ExposureWeek } from "@/lib/features/outcomes/exposure-queries"
import { formatDay, formatDays, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

const ratioWords = (ratio: number | null) =>
  ratio === null ? `too few to say (${FEWEST_COMPARED} on each side)` : `${formatNumber(ratio, 2)} times`

/** C16: which cats the public lists showed in a week, and whether the longest stays were passed over. */
export function ExposureView({ found }: { found: ExposureWeek }) {
  const { week, monday, before, after, least, isThisWeek } = found
  const { longStays } = week
  return (
    <>
      <Title order={1}>Who was seen</Title>
      <Text mb="sm">
        Week of {formatDay(monday)}. The first place of a list counts 1, the third a half: about how likely a
        place is to be looked at. Nothing about visitors is kept.
      </Text>
      <Group component="nav" aria-label="Weeks" mb="md">
        <TextLink href={routes.exposure(before)}>← Week before</TextLink>
        {after ? <TextLink href={routes.exposure(after)}>Week after →</TextLink> : null}
      </Group>
      {week.gini === null ? (
        <Text>No list was shown in this week.</Text>
      ) : (
        <>
          {longStays.isAlarming ? (
            <Alert color="red" role="alert" mb="md" title="The longest stays are passed over">
              The quarter that has waited longest was seen {formatNumber(longStays.ratio ?? 0, 2)} times as
              much as the rest; below {formatNumber(EXPOSURE_ALARM_BELOW, 1)} we act. Look at their profiles
              and photos, feature them on the front page, and check that they are listed.
            </Alert>
          ) : null}
          <Text>
            <strong>
              Longest stays beside the rest:{" "}
              {longStays.ratio === null ? "nothing to compare" : `${formatNumber(longStays.ratio, 2)} times`}.
            </strong>{" "}
            1 is even; the list shows the longest wait first, so more than 1 is meant.
          </Text>
          <Text mb="md">
            <strong>Gini {formatNumber(week.gini, 2)}</strong> over {formatNumber(week.cats)} cats: 0 when all
            are seen alike, towards 1 when a few get all the looks.
          </Text>
          <ScrollRegion label="Groups, scrollable">
            <Table aria-label="Groups beside the rest" miw={480}>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Group</TableTh>
                  <TableTh scope="col">Cats</TableTh>
                  <TableTh scope="col">The rest</TableTh>
                  <TableTh scope="col">Seen, beside the rest</TableTh>
                </TableTr>
              </TableThead>
              <TableTbody>
                {week.groups.map((group) => (
                  <TableTr key={group.key}>
                    <TableTh scope="row">{group.label}</TableTh>
                    <TableTd>{formatNumber(group.n)}</TableTd>
                    <TableTd>{formatNumber(group.rest)}</TableTd>
                    <TableTd>
                      {ratioWords(group.ratio)}
                      {group.ratio !== null && group.ratio < EXPOSURE_ALARM_BELOW
                        ? " – clearly less; give them a place of their own"
                        : ""}
                    </TableTd>
                  </TableTr>
                ))}
              </TableTbody>
            </Table>
          </ScrollRegion>
          <Title order={2} size="h3" mt="lg">
            Seen least
          </Title>
          <ScrollRegion label="Cats seen least, scrollable">
            <Table aria-label="Cats seen least" miw={420}>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Cat</TableTh>
                  <TableTh scope="col">In care</TableTh>
                  <TableTh scope="col">Times shown</TableTh>
                  <TableTh scope="col">Exposure</TableTh>
                </TableTr>
              </TableThead>
              <TableTbody>
                {least.map((cat) => (
                  <TableTr key={cat.id}>
                    <TableTh scope="row">
                      <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink>
                    </TableTh>
                    <TableTd>{formatDays(cat.los)}</TableTd>
                    <TableTd>{formatNumber(cat.shown)}</TableTd>
                    <TableTd>{formatNumber(cat.exposure, 2)}</TableTd>
                  </TableTr>
                ))}
              </TableTbody>
            </Table>
          </ScrollRegion>
        </>
      )}
      <Text size="xs" c="dimmed" mt="md">
        {isThisWeek ? "Every listed cat counts." : "Cats that were shown in that week count."} A cat far down
        a list that goes over several pages counts as the first of the second page at most.
      </Text>
    </>
  )
}
