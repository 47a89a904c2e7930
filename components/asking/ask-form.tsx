"use client"
import { type ReactNode, useEffect, useState } from "react"
import { choicesToSend, countAnswered, loadChoices } from "@/components/public/device-choices"
import { useFormAction } from "@/components/ui/use-form-action"
import type { Result } from "@/lib/platform/action"
import classes from "./asking.module.css"

export interface AskFormProps {
  send: (answered: Result<never> | null, form: FormData) => Promise<Result<never>>
  /** Fields that come with the page: ids, language. */
  hidden: Readonly<Record<string, string>>
  /** Problems by key, in the language of the page. */
  problems: Readonly<Record<string, string>>
  button: string
  /** Offers to send the answers that are on the device; "{n}" is how many. Null: does not ask. */
  answersLabel: string | null
  children: ReactNode
}

const OTHER = "other"
const BY_CODE: Readonly<Record<string, string>> = { TOO_MANY: "many", CONFLICT: "gone", UNAVAILABLE: "down" }

function problemKey(answer: Extract<Result<never>, { ok: false }>): string {
  const field = Object.values(answer.fields ?? {})[0]
  return BY_CODE[answer.code] ?? field ?? OTHER
}

/** A form to ask with: sent without script too, and with it nothing typed is lost when something is missing. */
export function AskForm({ send, hidden, problems, button, answersLabel, children }: AskFormProps) {
  const { answer, isSending, form } = useFormAction(send)
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
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {answersLabel && answers ? (
        <label className={classes.tick}>
          <input type="checkbox" checked={withAnswers} onChange={(event) => setWith(event.target.checked)} />
          <span>{answersLabel.replace("{n}", String(answers.n))}</span>
        </label>
      ) : null}
      {answers && withAnswers ? <input type="hidden" name="choices" value={answers.choices} /> : null}
      <p className={classes.trap} aria-hidden>
        <input name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </p>
      <div role="alert">
        {answer && !answer.ok ? (
          <p className="plain-problem">{problems[problemKey(answer)] ?? problems[OTHER]}</p>
        ) : null}
      </div>
      <button className="plain-button" type="submit" disabled={isSending}>
        {button}
      </button>
    </form>
  )
}
