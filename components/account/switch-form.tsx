"use client"
import { signIn } from "next-auth/react"
import { type FormEvent, useState } from "react"
import { PIN_RULE } from "@/lib/domain/access/pin"
import classes from "./switch-form.module.css"

// One answer for every reason: who has which PIN is nobody's to find out.
const WRONG = "That did not fit. Try again, or choose a new PIN on your own phone, under My account."
const AWAY = "The server does not answer. What was written down here stays; try again in a moment."

const sentenceFor = (error: string) =>
  error === "CredentialsSignin" ? WRONG : /^[A-Z_]+$/.test(error) ? AWAY : error

interface Named {
  id: string
  name: string
}

// From here on a list is quicker by its first letters.
const MANY = 12
const initialOf = ({ name }: Named) => name.slice(0, 1).toLocaleUpperCase("en")

/** Tap a name, type a PIN. */
export function SwitchForm({ people, afterwards }: { people: readonly Named[]; afterwards: string }) {
  const [chosen, setChosen] = useState<Named>()
  const [initial, setInitial] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setBusy(true)
    setProblem(undefined)
    const answer = await signIn("pin", {
      personId: chosen?.id,
      pin: String(new FormData(form).get("pin")),
      redirect: false,
    }).catch(() => ({ error: "UNAVAILABLE" }))
    if (!answer?.error) {
      window.location.assign(afterwards)
      return
    }
    setBusy(false)
    setProblem(sentenceFor(answer.error))
    form.reset()
  }

  if (chosen)
    return (
      <form onSubmit={submit} method="post">
        <h2 className={classes.name}>{chosen.name}</h2>
        {problem ? (
          <p role="alert" className="plain-problem">
            {problem}
          </p>
        ) : null}
        <label className="plain-field">
          <span>PIN</span>
          <input
            // biome-ignore lint/a11y/noAutofocus: the tap on the name asked for this field
            autoFocus
            className={classes.pin}
            name="pin"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            pattern="[0-9]*"
            minLength={PIN_RULE.minDigits}
            maxLength={PIN_RULE.maxDigits}
            required
          />
        </label>
        <div className={classes.buttons}>
          <button type="submit" className="plain-button" disabled={isBusy}>
            {isBusy ? "One moment …" : "That is me"}
          </button>
          <button
            type="button"
            className="plain-button plain-button--quiet"
            onClick={() => {
              setChosen(undefined)
              setProblem(undefined)
            }}
          >
            Somebody else
          </button>
        </div>
      </form>
    )
  const initials = [...new Set(people.map(initialOf))].sort()
  const shown = people.filter((one) => initial === undefined || initialOf(one) === initial)
  return (
    <>
      {people.length > MANY ? (
        <fieldset className={classes.initials} aria-label="First letter">
          {initials.map((letter) => (
            <button
              key={letter}
              type="button"
              aria-pressed={initial === letter}
              onClick={() => setInitial(initial === letter ? undefined : letter)}
            >
              {letter}
            </button>
          ))}
        </fieldset>
      ) : null}
      <ul className={classes.names}>
        {shown.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => setChosen(one)}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
