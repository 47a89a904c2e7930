"use client"
import { signIn } from "next-auth/react"
import { type FormEvent, useState } from "react"

const WRONG = "This e-mail address and password do not fit together. Check both and try again."
const UNAVAILABLE = "The database does not answer. Nothing is lost; try again in a moment."

function sentenceFor(error: string) {
  if (error === "CredentialsSignin") return WRONG
  if (error === "UNAVAILABLE" || error === "UNEXPECTED") return UNAVAILABLE
  return error
}

export function SignInForm({ afterwards }: { afterwards: string }) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(undefined)
    const answer = await signIn("credentials", {
      email: typed.get("email"),
      password: typed.get("password"),
      redirect: false,
    }).catch(() => ({ error: "UNAVAILABLE" }))
    if (!answer?.error) {
      window.location.assign(afterwards)
      return
    }
    setProblem(sentenceFor(answer.error))
    setBusy(false)
  }

  return (
    <form onSubmit={submit} method="post">
      {problem ? (
        <p role="alert" className="plain-problem">
          {problem}
        </p>
      ) : null}
      <label className="plain-field">
        <span>E-mail address</span>
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label className="plain-field">
        <span>Password</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" className="plain-button" disabled={isBusy}>
        {isBusy ? "Signing in …" : "Sign in"}
      </button>
    </form>
  )
}
