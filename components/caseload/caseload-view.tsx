import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { CASELOAD_ACTIONS, type CaseloadAction, type CaseloadLine } from "@/lib/domain/programme/caseload"
import { courseLength } from "@/lib/domain/programme/pace"
import type { Caseload } from "@/lib/features/training/caseload-queries"
import { routes } from "@/lib/platform/routes"
import { CaseloadButton } from "./caseload-button"
import { SlotsForm } from "./slots-form"

const TITLES: Record<CaseloadAction, string> = {
  go_on: "Go on",
  resume: "Take up again",
  enrol: "Enrol",
  carrier: "Begin with the carrier track",
  pause: "Pause",
  wait: "Wait",
}
const PACES = [1, 2, 3, 5, 7]

interface CaseloadViewProps {
  caseload: Caseload
  protocolVersionId: string | null
}

/** How many sessions a week there are, and whom they are best given to. A proposal: people decide line by line. */
export function CaseloadView({ caseload: { slots, plan }, protocolVersionId }: CaseloadViewProps) {
  return (
    <>
      <Title order={1} mb="xs">
        Caseload
      </Title>
      <Text mb="md" maw={720}>
        <strong>{plan.sentence}.</strong> The plan keeps running courses first, the furthest before the
        others, and starts new ones only as far as their pace can be kept.
      </Text>
      <SlotsForm slots={slots} />
      {CASELOAD_ACTIONS.map((action) => {
        const lines = plan.lines.filter((line) => line.action === action)
        return lines.length > 0 ? (
          <Lines key={action} action={action} lines={lines} protocolVersionId={protocolVersionId} />
        ) : null
      })}
      <Title order={2} size="h3" mt="xl" mb="xs">
        How long a course takes
      </Title>
      <Text size="sm" mb="xs">
        The least, with every session met. Setbacks and refusals belong to it and add to it.
      </Text>
      <ul>
        {PACES.map((pace) => (
          <li key={pace}>{courseLength({ stage: 1, sessionsPerWeek: pace }).sentence}.</li>
        ))}
      </ul>
    </>
  )
}

interface LinesProps {
  action: CaseloadAction
  lines: readonly CaseloadLine[]
  protocolVersionId: string | null
}

function Lines({ action, lines, protocolVersionId }: LinesProps) {
  return (
    <section aria-labelledby={`caseload-${action}`}>
      <Title order={2} size="h3" mt="xl" mb="xs" id={`caseload-${action}`}>
        {TITLES[action]} ({lines.length})
      </Title>
      <ScrollRegion label={`${TITLES[action]}, scrollable`}>
        <Table aria-label={TITLES[action]} miw={560}>
          <TableThead>
            <TableTr>
              <TableTh scope="col">Cat</TableTh>
              <TableTh scope="col">Sessions a week</TableTh>
              <TableTh scope="col">Because</TableTh>
              <TableTh scope="col">Decision</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {lines.map((line) => (
              <TableTr key={line.catId}>
                <TableTh scope="row">
                  <TextLink href={`${routes.cat(line.catId)}#harness`}>{line.name}</TextLink>
                </TableTh>
                <TableTd>{line.sessions}</TableTd>
                <TableTd>{line.because}</TableTd>
                <TableTd>
                  <CaseloadButton line={line} protocolVersionId={protocolVersionId} />
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}
