"use client"
import { useEffect, useState } from "react"
import { choicesToSend, countAnswered, loadChoices } from "@/components/public/device-choices"
import { useFormAction } from "@/components/ui/use-form-action"
import type { AskAnswer } from "@/lib/features/requests/public-actions"
import classes from "./asking.module.css"
import { Field, type FieldProps } from "./field"
import { problemWords } from "./problem-words"

export interface AskFormProps {
  send: (answered: AskAnswer | null, form: FormData) => Promise<AskAnswer>
  /** Fields that come with the page: ids, language. */
  hidden: Readonly<Record<string, string>>
  /** Problems by key, in the language of the page. */
  problems: Readonly<Record<string, string>>
  button: string
  /** Offers to send the answers that are on the device; "{n}" is how many. Null: does not ask. */
  answersLabel: string | null
  fields: readonly FieldProps[]
  /** The text to agree to; null where nothing is kept that needs it. */
  consent: string | null
}

/** A form to ask with: sent without script too, and with it nothing typed is lost when something is missing. */
export function AskForm({ send, hidden, problems, button, answersLabel, fields, consent }: AskFormProps) {
  const { answer, isAway, isSending, form } = useFormAction(send)
  const typed = answer?.typed
  const [answers, setAnswers] = useState<{ n: number; choices: string } | null>(null)
  const [withAnswers, setWith] = useState(true)
  useEffect(() => {
    const choices = loadChoices()
    const n = countAnswered(choices)
    if (n > 0) setAnswers({ n, choices: JSON.stringify(choicesToSend(choices)) })
  }, [])
  return (
    <form className={classes.form} {...form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={typed?.[name] ?? value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} {...field} typed={typed?.[field.name]} />
      ))}
      {consent ? (
        <label className={classes.tick}>
          <input
            type="checkbox"
            name="consent"
            value="yes"
            required
            defaultChecked={typed?.consent === "yes"}
          />
          <span>{consent}</span>
        </label>
      ) : null}
      {answersLabel && answers ? (
        <label className={classes.tick}>
          <input type="checkbox" checked={withAnswers} onChange={(event) => setWith(event.target.checked)} />
          <span>{answersLabel.replace("{n}", String(answers.n))}</span>
        </label>
      ) : null}
      {answersLabel && answers && withAnswers ? (
        <input type="hidden" name="choices" value={answers.choices} />
      ) : null}
      <p className={classes.trap} aria-hidden>
        <input name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </p>
      <div role="alert">
        {isAway ? <p className="plain-problem">{problems.down}</p> : null}
        {answer ? <p className="plain-problem">{problemWords(problems, answer)}</p> : null}
      </div>
      <button className="plain-button" type="submit" disabled={isSending}>
        {button}
      </button>
    </form>
  )
}
