"use client"
import { useActionState } from "react"
import { openFosterLinkAction } from "@/lib/features/users/invitations-actions"

/** The button that lets this phone keep a foster link; works without a script. */
export function OpenFosterForm({ token }: { token: string }) {
  const [answer, send, isBusy] = useActionState(openFosterLinkAction, null)
  return (
    <form action={send}>
      <input type="hidden" name="token" value={token} />
      {answer && !answer.ok ? (
        <p role="alert" className="plain-problem">
          {answer.sentence}
        </p>
      ) : null}
      <button type="submit" className="plain-button" disabled={isBusy}>
        Go to my cats
      </button>
    </form>
  )
}
