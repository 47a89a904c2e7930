import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { ProtocolVersions } from "@/lib/features/training/protocols-queries"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { DraftProtocolForm } from "./draft-protocol-form"
import { PresetComparison } from "./preset-comparison"
import { ProtocolButtons } from "./protocol-buttons"
import { StageComparison } from "./stage-comparison"

const STATUS = { draft: "Draft", approved: "For new courses", retired: "Retired" } as const

interface ProtocolsViewProps {
  versions: ProtocolVersions
  place: { timeZone: string; locale: string }
  mayEdit: boolean
  mayApprove: boolean
}

/** The protocols of the shelter: which versions there are, and how the founding articles differ from them and each other. */
export function ProtocolsView({ versions, place, mayEdit, mayApprove }: ProtocolsViewProps) {
  return (
    <>
      <Title order={1} mb="xs">
        Protocols
      </Title>
      <Text maw={720} mb="md">
        A course follows one version from its first session to its last; a new version never changes what an
        old session meant. The founding articles can be followed as they stand. What keeps a cat safe (panic
        and stress rules, two people, back-out test, gates) is the same in every version.
      </Text>
      <ScrollRegion label="Versions, scrollable">
        <Table aria-label="Versions" miw={720}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Protocol</TableTh>
              <TableTh scope="col">State</TableTh>
              <TableTh scope="col">Approved</TableTh>
              <TableTh scope="col">Courses</TableTh>
              <TableTh scope="col">Decision</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {versions.map((version) => (
              <TableTr key={version.id}>
                <TableTh scope="row">
                  {version.name}, version {version.number}
                </TableTh>
                <TableTd>
                  <strong>{STATUS[version.status]}</strong>
                </TableTd>
                <TableTd>
                  {formatMoment(version.approvedAt, place)}
                  {version.approvedBy ? `, ${version.approvedBy}` : ""}
                </TableTd>
                <TableTd>{formatNumber(version.courses)}</TableTd>
                <TableTd>
                  {version.status === "draft" && mayEdit ? (
                    <ProtocolButtons versionId={version.id} name={version.name} mayApprove={mayApprove} />
                  ) : null}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
      {mayEdit ? <DraftProtocolForm /> : null}
      <Title order={2} size="h3" mt="xl" mb="xs">
        The founding articles, stage by stage
      </Title>
      <StageComparison />
      <Title order={2} size="h3" mt="xl" mb="xs">
        Where they differ
      </Title>
      <PresetComparison />
    </>
  )
}
