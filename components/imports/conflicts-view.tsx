import {
  Group,
  Stack,
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
import { FACT } from "@/lib/domain/interop/plan-records"
import type { RecordValue } from "@/lib/domain/interop/stay-draft"
import type { OpenConflict } from "@/lib/features/imports/conflicts-queries"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { ConflictButtons } from "./conflict-buttons"

interface ConflictsViewProps {
  conflicts: OpenConflict[]
  total: number
  page: number
  pages: number
  place: { timeZone: string; locale: string }
}

/** Fields that changed here and in a file, and that nobody has decided yet. */
export function ConflictsView({ conflicts, total, page, pages, place }: ConflictsViewProps) {
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm">
          <TextLink href={routes.imports()}>Imports</TextLink>
        </Text>
        <Title order={1}>Open conflicts</Title>
        <Text c="dimmed" maw={720}>
          These changed both here and in a file. Until you decide, what stands here is kept. If one side
          should always win, say so under{" "}
          <TextLink href={routes.importFields()}>who has the last word</TextLink>.
        </Text>
      </div>
      {total === 0 ? (
        <Text>None: nothing in the imported files contradicts what your staff changed.</Text>
      ) : (
        <>
          <Text>{formatNumber(total)} open</Text>
          <ScrollRegion label="Open conflicts, scrollable">
            <Table aria-label="Open conflicts" miw={860}>
              <TableThead>
                <TableTr>
                  <TableTh scope="col">Record</TableTh>
                  <TableTh scope="col">Field</TableTh>
                  <TableTh scope="col">Here</TableTh>
                  <TableTh scope="col">In the file</TableTh>
                  <TableTh scope="col">From</TableTh>
                  <TableTh scope="col">Decide</TableTh>
                </TableTr>
              </TableThead>
              <TableTbody>
                {conflicts.map((one) => (
                  <TableTr key={`${one.importId}-${one.place}`}>
                    <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                      {recordOf(one)}
                    </TableTh>
                    <TableTd>{fieldOf(one)}</TableTd>
                    <TableTd style={{ overflowWrap: "anywhere" }}>{show(one.ours)}</TableTd>
                    <TableTd style={{ overflowWrap: "anywhere" }}>{show(one.theirs)}</TableTd>
                    <TableTd>
                      <TextLink href={routes.importReport(one.importId)}>{one.source}</TextLink>
                      <Text size="sm" c="dimmed">
                        {formatMoment(one.createdAt, place)}
                      </Text>
                    </TableTd>
                    <TableTd>
                      <ConflictButtons
                        importId={one.importId}
                        place={one.place}
                        about={`${fieldOf(one)} of ${one.name}`}
                      />
                    </TableTd>
                  </TableTr>
                ))}
              </TableTbody>
            </Table>
          </ScrollRegion>
          {pages > 1 ? (
            <Group component="nav" aria-label="Pages">
              {page > 1 ? <TextLink href={routes.importConflicts(page - 1)}>Newer</TextLink> : null}
              <Text size="sm">
                Page {page} of {pages}
              </Text>
              {page < pages ? <TextLink href={routes.importConflicts(page + 1)}>Older</TextLink> : null}
            </Group>
          ) : null}
        </>
      )}
    </Stack>
  )
}

const show = (value: RecordValue) => (value === null || value === "" ? "–" : String(value))

const WORDS: Record<string, string> = {
  bornOn: "date of birth",
  weightKg: "weight",
  outcomeOn: "outcome day",
  outcomeType: "outcome",
  outcomeDetail: "outcome in words",
}

const fieldOf = ({ field }: OpenConflict) =>
  WORDS[field] ??
  field
    .replace(FACT, "")
    .replaceAll("_", " ")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

function recordOf({ catId, entity, entityId, name }: OpenConflict) {
  const part = entity === "Stay" || entity === "Placement" ? ` (${entity.toLowerCase()})` : ""
  if (catId)
    return (
      <>
        <TextLink href={routes.cat(catId)}>{name}</TextLink>
        {part}
      </>
    )
  return entity === "Adopter" ? <TextLink href={routes.adopter(entityId)}>{name}</TextLink> : name
}
