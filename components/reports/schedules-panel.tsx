"use client"
import {
  Alert,
  Button,
  Group,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from "@mantine/core"
import { useState } from "react"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { WEEKDAYS } from "@/lib/domain/reports/schedule"
import type { ScheduleLine } from "@/lib/features/reports/queries"
import { formatDay } from "@/lib/platform/format"
import { EndScheduleButton } from "./end-schedule-button"
import { type ScheduleChoices, ScheduleForm } from "./schedule-form"

interface SchedulesPanelProps extends ScheduleChoices {
  schedules: ScheduleLine[]
  canSendMail: boolean
}

const NAMES: Record<string, string> = {
  matrix: "Intake and outcome of the month before",
  board: "Board report",
}

/** Reports that go out by themselves: a mail with a link, never with figures in it. */
export function SchedulesPanel({ schedules, canSendMail, ...choices }: SchedulesPanelProps) {
  const [open, setOpen] = useState<string | null>(null)
  const changed = schedules.find(({ id }) => id === open) ?? null
  return (
    <>
      <Text size="sm" maw={720}>
        The mail says which report is ready and links to it. Figures are never in a mail: the file is
        downloaded here after signing in.
      </Text>
      {canSendMail ? null : (
        <Alert my="sm" title="No mail server is set">
          Scheduled files are made all the same and wait in the list above. Whoever runs this install sets
          SLACKLINE_SMTP_URL and SLACKLINE_MAIL_FROM.
        </Alert>
      )}
      {schedules.length === 0 ? (
        <Text my="xs">Nothing goes out by mail.</Text>
      ) : (
        <ScrollRegion label="Reports by mail, scrollable">
          <Table aria-label="Reports by mail" miw={680}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Report</TableTh>
                <TableTh scope="col">When</TableTh>
                <TableTh scope="col">Next</TableTh>
                <TableTh scope="col">To</TableTh>
                <TableTh scope="col">Change</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {schedules.map((schedule) => {
                const name = schedule.name ?? NAMES[schedule.kind] ?? schedule.kind
                return (
                  <TableTr key={schedule.id}>
                    <TableTh scope="row" style={{ overflowWrap: "anywhere" }}>
                      {name} ({schedule.format.toUpperCase()})
                    </TableTh>
                    <TableTd>{whenWords(schedule)}</TableTd>
                    <TableTd>{formatDay(schedule.nextDay)}</TableTd>
                    <TableTd>{schedule.people.join(", ")}</TableTd>
                    <TableTd>
                      <Group gap={4}>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={`Change the mail of ${name}`}
                          onClick={() => setOpen(schedule.id)}
                        >
                          Change
                        </Button>
                        <EndScheduleButton id={schedule.id} version={schedule.version} name={name} />
                      </Group>
                    </TableTd>
                  </TableTr>
                )
              })}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
      {open === null ? (
        <Button variant="default" mt="sm" onClick={() => setOpen("new")}>
          Send a report by mail
        </Button>
      ) : (
        <ScheduleForm
          key={`${open} ${changed?.version ?? 0}`}
          schedule={changed}
          {...choices}
          onDone={() => setOpen(null)}
        />
      )}
    </>
  )
}

const whenWords = ({ every, onDay }: ScheduleLine) =>
  every === "week" ? `every ${WEEKDAYS[onDay - 1]}` : `every month on day ${onDay}`
