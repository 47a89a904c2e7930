import { text } from "@/components/public/text"
import {
  CHECK_IN_QUESTIONS,
  type CheckInAnswers,
  type CheckInQuestion,
} from "@/lib/domain/placement/check-in-questions"
import type { TextKey } from "@/lib/platform/texts"
import classes from "./asking.module.css"

const GROUPS = { satisfaction: "scale", outdoors: "outdoors", challenges: "challenge" } as const

function optionWords(key: CheckInQuestion["key"], option: string): string {
  const group = key in GROUPS ? GROUPS[key as keyof typeof GROUPS] : null
  return text((group ? `checkIn.${group}.${option}` : `checkIn.${option}`) as TextKey)
}

/** What was answered before, as the form's fields say it. */
function isChosen(answers: CheckInAnswers | null, key: CheckInQuestion["key"], option: string): boolean {
  const said = answers?.[key]
  if (said === null || said === undefined) return false
  if (typeof said === "boolean") return option === (said ? "yes" : "no")
  return typeof said === "object" ? said.includes(option) : String(said) === option
}

/** The six questions, each a group of its own. */
export function CheckInFields({ name, answers }: { name: string; answers: CheckInAnswers | null }) {
  return CHECK_IN_QUESTIONS.map(({ key, kind, options, isRequired }) => (
    <fieldset key={key} className={classes.group}>
      <legend className={classes.legend}>{text(`checkIn.q.${key}`, { name })}</legend>
      <div className={classes.scale}>
        {options.map((option) => (
          <label key={option}>
            <input
              type={kind === "many" ? "checkbox" : "radio"}
              name={key}
              value={option}
              required={isRequired}
              defaultChecked={isChosen(answers, key, option)}
            />
            {optionWords(key, option)}
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
