"use client"
import { useActionState } from "react"
import { type JoinState, joinAction } from "@/lib/features/users/invitations-actions"

const START: JoinState = { answer: null, typed: { name: "", email: "" } }

/** Name, e-mail address, password. Works without a script; what was typed comes back with a problem, the password aside. */
export function JoinForm({ token }: { token: string }) {
  const [{ answer, typed }, send, isBusy] = useActionState(joinAction, START)
  if (answer?.ok)
    return (
      <p role="status" className="plain-note">
        <strong>Thank you, you are on the list.</strong> The shelter looks at it and tells you. After that you
        sign in with your e-mail address and the password you just chose. If you had an account with this
        address before, its password stays as it was.
      </p>
    )
  const fields = answer?.fields ?? {}
  return (
    <form action={send}>
      <input type="hidden" name="token" value={token} />
      {answer ? (
        <p role="alert" className="plain-problem">
          {answer.sentence}
        </p>
      ) : null}
      <label className="plain-field">
        <span>Your name</span>
        <input
          name="name"
          required
          maxLength={120}
          autoComplete="name"
          defaultValue={typed.name}
          aria-invalid={Boolean(fields.name)}
        />
      </label>
      <label className="plain-field">
        <span>Your e-mail address</span>
        <input
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="username"
          defaultValue={typed.email}
          aria-invalid={Boolean(fields.email)}
        />
      </label>
      <label className="plain-field">
        <span>A password</span>
        <input
          name="password"
          type="password"
          required
          minLength={12}
          maxLength={200}
          autoComplete="new-password"
          aria-invalid={Boolean(fields.password)}
        />
        <small>At least 12 characters. Three or four words make a good one.</small>
      </label>
      <p className="plain-note">
        Your name stands beside what you log; name and address are seen by the shelter's staff only.
      </p>
      <button type="submit" className="plain-button" disabled={isBusy}>
        {isBusy ? "Sending …" : "Ask to join"}
      </button>
    </form>
  )
}
