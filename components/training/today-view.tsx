import { Group, Text, Title } from "@mantine/core"
import type { ReactNode } from "react"
import { TextLink } from "@/components/ui/links"
import { WORK_KINDS, type WorkItem, type WorkKind } from "@/lib/domain/cats/work-item"
import { routes } from "@/lib/platform/routes"
import { MinutesPlan, type PlanChoice } from "./minutes-plan"
import classes from "./today-view.module.css"
import { WorkLine } from "./work-line"

const KIND_TITLES: Record<WorkKind, string> = {
  care: "See to these first",
  review: "Reviews",
  incident_review: "Incidents to review",
  request: "Requests",
  lapse: "About to lapse",
  round: "Room rounds",
  first_rating: "Nobody has looked yet",
  session: "Sessions due",
  second_look: "Second looks",
  gate: "Gates to clear",
  rating: "Ratings due",
  follow_up: "Follow-ups",
  enrol: "Could be enrolled",
}

const URGENT = 3

interface TodayViewProps {
  items: WorkItem[]
  dateWords: string
  choice: PlanChoice
  /** Whether the raters' page is this person's to open. */
  seesRaters: boolean
  /** What comes before the work, such as a new shelter's first steps. */
  children?: ReactNode
}

/** The day's work: what fits the minutes one has, three most urgent first, the rest by kind and folded. */
export function TodayView({ items, dateWords, choice, seesRaters, children }: TodayViewProps) {
  const rest = items.slice(URGENT)
  return (
    <>
      <Group justify="space-between" align="baseline" mb="md">
        <Title order={1}>Today</Title>
        <Text>
          {dateWords} · {items.length} {items.length === 1 ? "thing" : "things"} to do
        </Text>
      </Group>
      {children}
      <MinutesPlan items={items} choice={choice} />
      {items.length === 0 ? (
        <Text>Nothing is waiting. Sit with a cat.</Text>
      ) : (
        <section className={classes.urgent} aria-labelledby="urgent">
          <Title order={2} size="h4" id="urgent">
            First
          </Title>
          <ol>
            {items.slice(0, URGENT).map((item) => (
              <WorkLine key={keyOf(item)} item={item} />
            ))}
          </ol>
        </section>
      )}
      <div className={classes.kinds}>
        {WORK_KINDS.map((kind) => {
          const lines = rest.filter((item) => item.kind === kind)
          if (lines.length === 0) return null
          return (
            <details key={kind} className={classes.kind}>
              <summary>
                <Title order={2} size="h4" component="span">
                  {KIND_TITLES[kind]} <span className={classes.count}>{lines.length}</span>
                </Title>
              </summary>
              <ul>
                {lines.map((item) => (
                  <WorkLine key={keyOf(item)} item={item} />
                ))}
              </ul>
            </details>
          )
        })}
      </div>
      <Text size="sm" mt="md">
        <TextLink href={routes.shift()}>Shift plan: who takes which cat today</TextLink>
        {seesRaters ? (
          <>
            {" "}
            · <TextLink href={routes.raters()}>Raters and second looks</TextLink>
          </>
        ) : null}
      </Text>
    </>
  )
}

const keyOf = (item: WorkItem) => `${item.kind}${item.catId ?? item.room}${item.title}`
