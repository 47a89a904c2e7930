import type { ShiftPlanPage } from "@/lib/features/training/shift-queries"
import { USUAL_MINUTES } from "@/lib/features/training/shift-schema"
import { routes } from "@/lib/platform/routes"
import classes from "./shift.module.css"

/** Who is here and for how long: a plain form in the address, which works without a script and can be shared. */
export function ShiftForm({ plan }: { plan: ShiftPlanPage }) {
  const { handlers, people, onShift, slotSessions, isStaff } = plan
  const others = onShift.filter(({ personId }) => !handlers.some(({ id }) => id === personId))
  const minutesOf = (id: string) => people.find(({ personId }) => personId === id)?.minutes
  return (
    <details className={classes.form} open={isStaff && people.length <= 1}>
      <summary>
        {isStaff ? "On shift" : "Your time"}:{" "}
        {people.map(({ name, minutes }) => `${isStaff ? `${name} ` : ""}${minutes} min`).join(", ") ||
          "nobody yet"}
      </summary>
      {isStaff ? (
        <p className={classes.hint}>
          {slotSessions > 0
            ? `The week's slots ask for ${slotSessions} ${slotSessions === 1 ? "session" : "sessions"} today. `
            : "The week's slots name no session for today. "}
          Minutes count both people of a session for two.
        </p>
      ) : null}
      <form action={routes.shift()}>
        {others.flatMap(({ personId, minutes }) => [
          <input key={personId} type="hidden" name="person" value={personId} />,
          <input key={`minutes-${personId}`} type="hidden" name={`minutes-${personId}`} value={minutes} />,
        ])}
        <ul className={classes.people}>
          {handlers.map(({ id, name, clearance }) => (
            <li key={id}>
              <label className={classes.person}>
                <input
                  type="checkbox"
                  name="person"
                  value={id}
                  defaultChecked={minutesOf(id) !== undefined}
                />
                <span>
                  {name} <small>cleared to stage {clearance}</small>
                </span>
              </label>
              <label className={classes.time}>
                <input
                  type="number"
                  name={`minutes-${id}`}
                  min={0}
                  max={480}
                  step={5}
                  defaultValue={minutesOf(id) ?? USUAL_MINUTES}
                  aria-label={`Minutes of ${name}`}
                />
                min
              </label>
            </li>
          ))}
        </ul>
        <button type="submit" className={classes.submit}>
          Plan the shift
        </button>
      </form>
    </details>
  )
}
