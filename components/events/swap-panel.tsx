import { Group, Text, Title } from "@mantine/core"
import { ButtonLink } from "@/components/ui/links"
import type { EventRecord } from "@/lib/features/events/queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { EventButton } from "./event-button"
import classes from "./events.module.css"
import { wordsOf } from "./plan-words"

const WHY_NOT = {
  set_aside: "A hard rule sets this pair aside, so it cannot be planned.",
  locked: "One of the two is locked. Unlock that pair first.",
} as const

const ROUNDING = 0.05

function pointWords(change: number) {
  if (Math.abs(change) < ROUNDING) return "nothing"
  return `${formatNumber(Math.abs(change), 1)} points ${change < 0 ? "less" : "more"}`
}

/** A swap that is only tried: what it changes in total and for whom. Nothing is saved until the pair is locked. */
export function SwapPanel({ record }: { record: EventRecord }) {
  const { tried, plan } = record
  if (!tried) return null
  const words = wordsOf(record)
  const row = plan.adopterIds.indexOf(tried.adopterId)
  const catId = plan.units[tried.column]?.[0] ?? ""
  const { swap } = tried
  return (
    <section className={classes.trial} aria-labelledby="trial" role="status">
      <Title order={2} size="h4" id="trial">
        Only tried: {words.unit(tried.column)} for {words.adopter(row)}
      </Title>
      {swap.isPossible ? (
        <>
          <Text>In total it changes {pointWords(swap.change)}. Nothing is saved.</Text>
          <ul>
            {swap.sides.map((side) => (
              <li key={side.row}>
                {words.adopter(side.row)}: {words.unit(side.after)} instead of {words.unit(side.before)},{" "}
                {pointWords(side.change)}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Text>{WHY_NOT[swap.because]}</Text>
      )}
      <Group gap="xs">
        {swap.isPossible ? (
          <EventButton
            event={{ eventId: record.id, version: record.version }}
            change={{ kind: "lock", adopterId: tried.adopterId, catId }}
            leavesTrial
          >
            Lock this pair and plan the rest anew
          </EventButton>
        ) : null}
        <ButtonLink href={routes.event(record.id)} size="compact-sm" variant="subtle">
          Leave it as it was
        </ButtonLink>
      </Group>
    </section>
  )
}
