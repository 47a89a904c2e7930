"use client"
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from "react"
import { rankFormAction } from "@/lib/features/matching/public-actions"
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
import { QuestionSteps, ViewSwitch } from "./question-steps"
import { useSpokenWords } from "./spoken-words"
import { useMatches } from "./use-matches"
import { useOneQuestion } from "./use-one-question"

/** The questionnaire on the visitor's device: listens to the form, keeps the answers here, and asks for an order. */
export function MatchDesk({ children }: { children: ReactNode }) {
  const { say: text } = useSpokenWords()
  const form = useRef<HTMLFormElement>(null)
  const { view, show } = useOneQuestion(form)
  // Only a page without scripts ever sends the form itself.
  const [sent, send] = useActionState(rankFormAction, null)
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
    // What is typed stays here; so the box opens only where a script keeps it from being sent.
    for (const box of form.current?.querySelectorAll("textarea") ?? []) box.disabled = false
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
        action={send}
        onChange={listen}
        onSubmit={(event) => event.preventDefault()}
        className={classes.form}
      >
        <ViewSwitch view={view} onShow={show} />
        {children}
        <QuestionSteps view={view} onShow={show} />
        <noscript>
          <button type="submit" className="plain-button">
            {text("match.submit")}
          </button>
        </noscript>
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
      <section
        className={classes.results}
        id="results"
        aria-labelledby="results-title"
        data-sent={sent !== null || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on wide screens, also by keyboard
        tabIndex={0}
      >
        <h2 id="results-title">{text("match.resultsTitle")}</h2>
        {sent && !sent.ok ? (
          <p role="alert" className="plain-problem">
            {text("match.refused")}
          </p>
        ) : null}
        <MatchResults
          choices={choices}
          matches={matches ?? (sent?.ok ? sent.data : null)}
          isWorking={isWorking}
          onRetry={hasFailed ? retry : null}
        />
      </section>
    </div>
  )
}
