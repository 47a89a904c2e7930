"use client"
import { useRouter } from "next/navigation"
import { type ReactNode, useEffect } from "react"
import { problemWords } from "@/components/asking/problem-words"
import { useFormAction } from "@/components/ui/use-form-action"
import { logAtHomeAction } from "@/lib/features/passport/public-actions"
import classes from "./passport.module.css"

type Answer = Awaited<ReturnType<typeof logAtHomeAction>>

interface HomeLogFormProps {
  token: string
  /** What is said after saving, by where the cat goes; made on the server in the language of the page. */
  saved: { up: Readonly<Record<number, string>>; back: Readonly<Record<number, string>>; stays: string }
  /** Problems by key, in the language of the page. */
  problems: Readonly<Record<string, string>>
  button: string
  children: ReactNode
}

/** The form around the fields: works without script, and with it keeps what was typed when something is missing. */
export function HomeLogForm({ token, saved, problems, button, children }: HomeLogFormProps) {
  const router = useRouter()
  const { answer, isAway, isSending, form } = useFormAction<Answer>(logAtHomeAction)
  // A kept session moves the stage and needs a new id for the next one: both come with the page.
  useEffect(() => {
    if (answer?.ok) router.refresh()
  }, [answer, router])
  return (
    <form className={classes.form} {...form}>
      <input type="hidden" name="token" value={token} />
      {children}
      <div role="status">
        {isAway ? <p className={classes.notice}>{problems.down}</p> : null}
        {answer ? (
          <p className={classes.notice}>
            {answer.ok ? savedWords(answer.data, saved) : problemWords(problems, answer)}
          </p>
        ) : null}
      </div>
      <button className="plain-button" type="submit" disabled={isSending}>
        {button}
      </button>
    </form>
  )
}

function savedWords({ from, to }: { from: number; to: number }, saved: HomeLogFormProps["saved"]): string {
  if (to === from) return saved.stays
  return (to > from ? saved.up[to] : saved.back[to]) ?? saved.stays
}
