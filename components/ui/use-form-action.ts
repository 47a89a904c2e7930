import { unstable_rethrow } from "next/navigation"
import { type FormEvent, useActionState, useState, useTransition } from "react"

/**
 * A form that is sent to a server action without script, too. With script it goes the same way, but nothing that was typed
 * is cleared when the answer is a problem, or when nobody answers at all: then `isAway` says so.
 */
export function useFormAction<A>(send: (answered: A | null, form: FormData) => Promise<A>) {
  const [plainAnswer, submit] = useActionState<A | null, FormData>(
    send as (answered: Awaited<A> | null, form: FormData) => Promise<A>,
    null as Awaited<A> | null,
  )
  const [own, setOwn] = useState<{ answer: A | null; isAway: boolean } | null>(null)
  const [isSending, start] = useTransition()
  const { answer, isAway } = own ?? { answer: plainAnswer, isAway: false }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    start(async () => {
      try {
        const given = await send(answer, form)
        start(() => setOwn({ answer: given, isAway: false }))
      } catch (thrown) {
        // Being led to another page comes as a throw, too.
        unstable_rethrow(thrown)
        start(() => setOwn({ answer: null, isAway: true }))
      }
    })
  }
  return { answer, isAway, isSending, form: { action: submit, onSubmit } }
}
