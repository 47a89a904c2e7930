"use client"
import { useRouter } from "next/navigation"
import { type ReactNode, useEffect } from "react"
import { useFormAction } from "@/components/ui/use-form-action"
import type { Result } from "@/lib/platform/action"
import classes from "./asking.module.css"

interface TokenFormProps<T> {
  send: (answered: Result<T> | null, form: FormData) => Promise<Result<T>>
  token: string
  button: string
  done: string
  problem: string
  isQuiet?: boolean
  children?: ReactNode
}

/** A form of a page behind a secret link. Works without script; with it, what was typed stays when something is missing. */
export function TokenForm<T>({ send, token, button, done, problem, isQuiet, children }: TokenFormProps<T>) {
  const router = useRouter()
  const { answer, isAway, isSending, form } = useFormAction(send)
  useEffect(() => {
    if (answer?.ok) router.refresh()
  }, [answer, router])
  return (
    <form className={classes.form} {...form}>
      <input type="hidden" name="token" value={token} />
      {children}
      <div role="status">
        {isAway ? <p className={classes.answer}>{problem}</p> : null}
        {answer ? <p className={classes.answer}>{answer.ok ? done : problem}</p> : null}
      </div>
      <button className={isQuiet ? classes.quiet : "plain-button"} type="submit" disabled={isSending}>
        {button}
      </button>
    </form>
  )
}
