"use client"
import { useState } from "react"

interface Refused {
  ok: false
  sentence: string
  fields?: Record<string, string>
}
type Answer<T> = { ok: true; data: T } | Refused

const SERVER_AWAY = "The server does not answer. What you typed is still here; try again in a moment."

/** State of a form that saves through a server action: busy, the problem in words, problems by field. */
export function useSave() {
  const [problem, setProblem] = useState<string>()
  const [fields, setFields] = useState<Record<string, string>>({})
  const [isBusy, setBusy] = useState(false)

  /** Sends; resolves to the saved data, or to null with the problem shown. Nothing that was typed is touched. */
  async function send<T>(sending: Promise<Answer<T>>): Promise<{ data: T } | null> {
    setBusy(true)
    const answer: Answer<T> = await sending.catch(() => ({ ok: false, sentence: SERVER_AWAY }))
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.sentence)
    setFields(answer.ok ? {} : (answer.fields ?? {}))
    return answer.ok ? { data: answer.data } : null
  }

  return { problem, setProblem, fields, isBusy, send }
}
