import { Text, Title } from "@mantine/core"
import { FREE_MINUTES, type FreeMinutes, planMinutes } from "@/lib/domain/cats/plan-minutes"
import type { WorkItem } from "@/lib/domain/cats/work-item"
import { routes } from "@/lib/platform/routes"
import classes from "./today-view.module.css"
import { WorkLine } from "./work-line"

export interface PlanChoice {
  minutes: FreeMinutes | null
  room: string | null
}

/** "I have ten minutes, I am in room B": a plain form in the address, and the few things worth most. */
export function MinutesPlan({ items, choice }: { items: WorkItem[]; choice: PlanChoice }) {
  const rooms = [...new Set(items.flatMap(({ room }) => (room ? [room] : [])))].sort()
  const plan = choice.minutes ? planMinutes(items, { minutes: choice.minutes, room: choice.room }) : null
  return (
    <section className={classes.plan} aria-labelledby="plan-title">
      <form action={routes.today()} className={classes.planForm}>
        <Title order={2} size="h4" id="plan-title">
          I have
        </Title>
        <fieldset className={classes.minutes} aria-label="Minutes">
          {FREE_MINUTES.map((minutes) => (
            <button
              key={minutes}
              type="submit"
              name="minutes"
              value={minutes}
              aria-pressed={choice.minutes === minutes}
            >
              {minutes} min
            </button>
          ))}
        </fieldset>
        <label className={classes.room}>
          in room
          <select name="room" defaultValue={choice.room ?? ""}>
            <option value="">any</option>
            {rooms.map((room) => (
              <option key={room}>{room}</option>
            ))}
          </select>
        </label>
      </form>
      {plan === null ? null : plan.length === 0 ? (
        <Text>Nothing fits {choice.minutes} minutes here. Sit with a cat; it counts.</Text>
      ) : (
        <ol>
          {plan.map((item) => (
            <WorkLine key={`${item.kind}${item.catId ?? item.room}`} item={item} withMinutes />
          ))}
        </ol>
      )}
    </section>
  )
}
