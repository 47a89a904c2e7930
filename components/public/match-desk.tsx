"use client"
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react"
import {
  collectChoices,
  countAnswered,
  type DeviceChoices,
  loadChoices,
  storeChoices,
} from "./device-choices"
import { fillForm, keepPossible } from "./form-rules"
import classes from "./match.module.css"
import { MatchResults } from "./match-results"
import { QUESTION_COUNT } from "./question-facts"
import { text } from "./text"
import { useMatches } from "./use-matches"

/** The questionnaire on the visitor's device: listens to the form, keeps the answers here, and asks for an order. */
export function MatchDesk({ children }: { children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  const [choices, setChoices] = useState<DeviceChoices>({})
  const [cleared, setCleared] = useState<DeviceChoices | null>(null)
  const [notice, setNotice] = useState("")
  const { matches, hasFailed, isWorking, retry } = useMatches(choices)
  const answered = countAnswered(choices)

  const take = (next: DeviceChoices) => {
    if (form.current) fillForm(form.current, next)
    storeChoices(next)
    setChoices(next)
  }

  useEffect(() => {
    const kept = loadChoices()
    if (form.current) fillForm(form.current, kept)
    setChoices(kept)
  }, [])

  const listen = (event: FormEvent<HTMLFormElement>) => {
    const limit =
      event.target instanceof HTMLInputElement ? keepPossible(event.currentTarget, event.target) : null
    setNotice(limit === null ? "" : text("match.limit", { n: limit }))
    setCleared(null)
    const next = collectChoices(new FormData(event.currentTarget))
    storeChoices(next)
    setChoices(next)
  }

  const clear = () => {
    setCleared(choices)
    setNotice(text("match.cleared"))
    take({})
  }

  const undo = () => {
    if (cleared) take(cleared)
    setCleared(null)
    setNotice("")
  }

  return (
    <div className={classes.desk}>
      <form
        ref={form}
        onChange={listen}
        onSubmit={(event) => event.preventDefault()}
        className={classes.form}
      >
        {children}
        <div className={classes.bar}>
          <div className={classes.progress}>
            <span id="progress">{text("match.progress", { n: answered, all: QUESTION_COUNT })}</span>
            <progress value={answered} max={QUESTION_COUNT} aria-labelledby="progress" />
          </div>
          <a href="#results" className={`plain-link ${classes.jump}`}>
            {text("match.toResults")}
          </a>
          {cleared ? (
            <button type="button" className={classes.quiet} onClick={undo}>
              {text("match.undo")}
            </button>
          ) : (
            <button type="button" className={classes.quiet} onClick={clear} disabled={answered === 0}>
              {text("match.clear")}
            </button>
          )}
          <p role="status" className={classes.notice}>
            {notice}
          </p>
        </div>
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on wide screens, also by keyboard */}
      <section className={classes.results} id="results" aria-labelledby="results-title" tabIndex={0}>
        <h2 id="results-title">{text("match.resultsTitle")}</h2>
        <MatchResults
          choices={choices}
          matches={matches}
          isWorking={isWorking}
          onRetry={hasFailed ? retry : null}
        />
      </section>
    </div>
  )
}
