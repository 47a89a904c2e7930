import { Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { ButtonLink } from "@/components/ui/links"
import type { ShiftPlanPage } from "@/lib/features/training/shift-queries"
import { shiftQuery } from "@/lib/features/training/shift-schema"
import { routes } from "@/lib/platform/routes"
import classes from "./shift.module.css"
import { ShiftForm } from "./shift-form"
import { ShiftLines, type ShiftPlace } from "./shift-lines"

interface ShiftViewProps {
  plan: ShiftPlanPage
  dateWords: string
  place: ShiftPlace
}

/** Who takes which cat today and why, whom nobody can take, and who is left alone today. */
export function ShiftView({ plan, dateWords, place }: ShiftViewProps) {
  const { day, people, onShift, isStaff } = plan
  const rest = { portraits: plan.portraits, place }
  return (
    <>
      <Title order={1}>Shift plan</Title>
      <Text mb="md">
        {dateWords}. {sentenceFor(plan)}{" "}
        <SourceHelp home={{ kind: "rule", key: "session_length" }} of="Length and number of sessions" />
      </Text>
      {plan.isAlone ? <Text mb="md">A proposal for you alone: ask who else is here.</Text> : null}
      {plan.beyond.length > 0 ? (
        <Text mb="md">
          You are also needed as the second person, by{" "}
          {plan.beyond.map((one) => `${one.with} for about ${one.minutes} min`).join(", by ")}.
        </Text>
      ) : null}
      <ShiftForm plan={plan} />
      {day.planned.length > 0 ? (
        <ButtonLink href={routes.shift(shiftQuery(onShift, true))} variant="default" mt="sm">
          Round sheet to print
        </ButtonLink>
      ) : null}
      {people.map((person) => (
        <ShiftLines
          key={person.personId}
          id={`person-${person.personId}`}
          title={isStaff ? person.name : "Your cats"}
          lines={day.planned.filter(({ handler }) => handler?.personId === person.personId)}
          {...rest}
        />
      ))}
      <ShiftLines
        id="uncovered"
        title="Due, and nobody to take them"
        lines={day.uncovered}
        tone="warn"
        {...rest}
      />
      <Folded title="Possible when time is left" count={day.ifTime.length}>
        <ShiftLines id="if-time" lines={day.ifTime} {...rest} />
      </Folded>
      <Folded title="Not today" count={day.notToday.length}>
        <ShiftLines id="not-today" lines={day.notToday} isResting {...rest} />
      </Folded>
    </>
  )
}

function sentenceFor({ day, people, isStaff, isAlone }: ShiftPlanPage): string {
  const due = day.planned.length + day.uncovered.length
  if (!isStaff && !isAlone && people.length > 0)
    return `${day.planned.length} of the sessions planned for everybody named here ${day.planned.length === 1 ? "is" : "are"} yours.`
  if (due === 0) return "No session is due. Sit with a cat."
  if (people.length === 0)
    return `${due === 1 ? "One cat is" : `${due} cats are`} due. Say who is on shift, and the plan follows.`
  return `${day.planned.length} of ${due} sessions are covered.`
}

function Folded({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  if (count === 0) return null
  return (
    <details className={classes.folded}>
      <summary>
        <Title order={2} size="h4" component="span">
          {title} <span className={classes.count}>{count}</span>
        </Title>
      </summary>
      {children}
    </details>
  )
}
