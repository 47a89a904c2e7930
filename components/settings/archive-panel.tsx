"use client"
import { Button, Group, List, ListItem, Paper, Stack, Text, Title } from "@mantine/core"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { RunState } from "@/components/reports/run-state"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { askForArchiveAction } from "@/lib/features/exchange/actions"
import type { ArchiveRun } from "@/lib/features/exchange/queries"
import { formatDay, formatMoment, formatNumber } from "@/lib/platform/format"

interface ArchivePanelProps {
  archives: ArchiveRun[]
  place: { timeZone: string; locale: string }
}

const WAITING = { state: "waiting", rowsDone: 0, rowsTotal: null } as const

/** Everything the shelter owns, to take along. */
export function ArchivePanel({ archives, place }: ArchivePanelProps) {
  const { problem, isBusy, send } = useSave()
  const [askedId, setAsked] = useState<string | null>(null)

  async function ask() {
    const answer = await send(askForArchiveAction({ runId: newId() }))
    if (answer) setAsked(answer.data.runId)
  }

  return (
    <Paper component="section" withBorder p="md" mt="lg" aria-labelledby="archive-title">
      <Title order={2} size="h3" mb="xs" id="archive-title">
        Take everything along
      </Title>
      <Stack gap="sm">
        <Text maw={720}>
          One file with every record of your shelter, as JSON and as CSV, with a list of what every column
          means. The command line brings it back into an empty Slackline, unchanged. It names adopters and
          people: keep it as carefully as the records themselves. Passwords are not in it, and photos are
          added by the command line only (export).
        </Text>
        <Problem sentence={problem} />
        <Group>
          <Button variant="default" loading={isBusy} onClick={ask}>
            Make an archive
          </Button>
        </Group>
        <div aria-live="polite">{askedId ? <RunState runId={askedId} isArchive {...WAITING} /> : null}</div>
        <List listStyleType="none" spacing="sm">
          {archives
            .filter(({ id }) => id !== askedId)
            .map((run) => (
              <ListItem key={run.id}>
                <Text size="sm">
                  {formatMoment(run.createdAt, place)}
                  {run.bytes ? `, ${formatNumber(Math.ceil(run.bytes / 1024))} KB` : ""}
                  {run.isKept && run.expiresDay
                    ? `, kept until ${formatDay(run.expiresDay, place.locale)}`
                    : ""}
                  {run.state === "done" && !run.isKept ? ", not kept any more" : ""}
                  {run.problem ? `: ${run.problem}` : ""}
                </Text>
                {run.state === "done" && !run.isKept ? null : (
                  <RunState
                    runId={run.id}
                    isArchive
                    state={run.state}
                    rowsDone={run.rowsDone}
                    rowsTotal={run.rowsTotal}
                  />
                )}
              </ListItem>
            ))}
        </List>
      </Stack>
    </Paper>
  )
}
