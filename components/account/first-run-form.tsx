"use client"
import { type FormEvent, useEffect, useState } from "react"
import { startOwnShelterAction } from "@/lib/features/shelter/actions"
import type { FieldProblems } from "@/lib/platform/errors"

export function FirstRunForm({ zones, afterwards }: { zones: string[]; afterwards: string }) {
  const [problem, setProblem] = useState<string>()
  const [fields, setFields] = useState<FieldProblems>({})
  const [isBusy, setBusy] = useState(false)
  const [zone, setZone] = useState("")

  // The browser knows where it is; the server may stand elsewhere.
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    setBusy(true)
    const answer = await startOwnShelterAction({
      shelterName: text("shelterName"),
      timeZone: text("timeZone"),
      locale: text("locale") === "es" ? "es" : "en",
      name: text("name"),
      email: text("email"),
      password: text("password"),
    }).catch(() => null)
    setBusy(false)
    if (answer?.ok) {
      window.location.assign(afterwards)
      return
    }
    setProblem(
      answer?.sentence ?? "The server does not answer. What you typed is still here; try again in a moment.",
    )
    setFields(answer?.fields ?? {})
  }

  return (
    <form onSubmit={submit} method="post">
      {problem ? (
        <p role="alert" className="plain-problem">
          {problem}
        </p>
      ) : null}
      <Field label="Name of the shelter" problem={fields.shelterName}>
        <input name="shelterName" required autoComplete="organization" />
      </Field>
      <Field label="Time zone" hint="Days in care are counted by it." problem={fields.timeZone}>
        <select
          name="timeZone"
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value)}
          required
        >
          <option value="">Choose …</option>
          {zones.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <Field label="Language of the public pages" problem={fields.locale}>
        <select name="locale" defaultValue="en">
          <option value="en">English</option>
          <option value="es">Español</option>
        </select>
      </Field>
      <Field label="Your name" problem={fields.name}>
        <input name="name" required autoComplete="name" />
      </Field>
      <Field label="Your e-mail address" problem={fields.email}>
        <input name="email" type="email" required autoComplete="username" />
      </Field>
      <Field
        label="A password"
        hint="At least 12 characters. Three or four words make a good one."
        problem={fields.password}
      >
        <input name="password" type="password" required minLength={12} autoComplete="new-password" />
      </Field>
      <button type="submit" className="plain-button" disabled={isBusy}>
        {isBusy ? "Creating …" : "Create the shelter"}
      </button>
    </form>
  )
}

function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string
  hint?: string
  problem?: string
  children: React.ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="plain-field">
      <span>{label}</span>
      {children}
      {hint ? <small>{hint}</small> : null}
      {problem ? <small style={{ color: "var(--bad)" }}>{problem}</small> : null}
    </label>
  )
}
