import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { VersionsOverview } from "@/lib/features/temperament/versions-queries"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { NewDraftForm } from "./new-draft-form"

const STATUS = { draft: "Draft", approved: "Counts now", retired: "Retired" } as const

/** The versions of the instrument: what counted when, and who said so. */
export function VersionsView(props: {
  versions: VersionsOverview
  place: { timeZone: string; locale: string }
  mayEdit: boolean
}) {
  const { versions, place, mayEdit } = props
  return (
    <>
      <Title order={1} mb="xs">
        Rubric
      </Title>
      <Text maw={720} mb="md">
        The questions, weights and limits are versions. A version that was approved never changes; every
        result keeps the version it was made under. A change is a draft first, is compared on the cats in
        care, and counts from the moment somebody approves it. All numbers are expert judgement, not yet
        checked on our own cats.
      </Text>
      <ScrollRegion label="Versions, scrollable">
        <Table aria-label="Versions" miw={820}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Version</TableTh>
              <TableTh scope="col">State</TableTh>
              <TableTh scope="col">What changed</TableTh>
              <TableTh scope="col">Drafted</TableTh>
              <TableTh scope="col">Approved</TableTh>
              <TableTh scope="col">Ratings</TableTh>
              <TableTh scope="col">Kept results</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {versions.map((version) => (
              <TableTr key={version.id}>
                <TableTh scope="row">
                  <TextLink href={routes.rubricVersion(version.id)}>Version {version.number}</TextLink>
                </TableTh>
                <TableTd>
                  <strong>{STATUS[version.status]}</strong>
                </TableTd>
                <TableTd>{version.note ?? "The first version"}</TableTd>
                <TableTd>
                  {formatMoment(version.createdAt, place)}
                  {version.createdBy ? `, ${version.createdBy}` : ""}
                </TableTd>
                <TableTd>
                  {formatMoment(version.approvedAt, place)}
                  {version.approvedBy ? `, ${version.approvedBy}` : ""}
                </TableTd>
                <TableTd>{formatNumber(version.ratings)}</TableTd>
                <TableTd>{formatNumber(version.assessments)}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      {mayEdit ? <NewDraftForm /> : null}
    </>
  )
}
