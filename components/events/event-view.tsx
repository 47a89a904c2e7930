import { Group, Text, Title } from "@mantine/core"
import { PrintButton } from "@/components/shift/print-button"
import type { EventRecord } from "@/lib/features/events/queries"
import type { EventParams } from "@/lib/features/events/schema"
import { formatDate, formatNumber } from "@/lib/platform/format"
import { EventButton } from "./event-button"
import { EventPeople } from "./event-people"
import classes from "./events.module.css"
import { PlanTable } from "./plan-table"
import { ProofPanel } from "./proof-panel"
import { SwapPanel } from "./swap-panel"

/** An adoption event: who comes, the plan, what a swap would cost, the proof; after it was held, what happened. */
export function EventView({ record, params }: { record: EventRecord; params: EventParams }) {
  const { plan, isHeld, noMatch } = record
  const event = { eventId: record.id, version: record.version }
  const cats = plan.units.flat().length
  return (
    <>
      <Title order={1}>{record.name}</Title>
      <Text mb="sm">
        {formatDate(record.onDay)}. {formatNumber(plan.lines.length)} adopters, {formatNumber(cats)} cats.{" "}
        {isHeld
          ? "Held: kept as it was planned, with what happened."
          : "Drag a cat onto another adopter, or choose one there, to try a swap."}
      </Text>
      {isHeld ? null : <EventPeople record={record} asked={params} />}
      <SwapPanel record={record} />
      {plan.lines.length === 0 || cats === 0 ? (
        <Text>Add adopters and cats, and the plan stands here.</Text>
      ) : (
        <>
          <PlanTable record={record} />
          <Group gap="xs" className={classes.screen}>
            <PrintButton />
            {isHeld ? null : (
              <>
                <EventButton event={event} change={{ kind: "noMatch", isOn: noMatch === null }} size="sm">
                  {noMatch === null
                    ? "Allow “no match” below a conversation"
                    : "Match everybody who can be matched"}
                </EventButton>
                <EventButton event={event} change={{ kind: "close" }} size="sm" leavesTrial>
                  Close the event and keep it
                </EventButton>
              </>
            )}
          </Group>
          <ProofPanel record={record} />
        </>
      )}
    </>
  )
}
