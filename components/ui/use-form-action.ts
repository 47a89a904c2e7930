import { type FormEvent, startTransition, useActionState } from "react"

/**
 * A form that is sent to a server action without script, too. With script it goes the same way, but nothing that was typed
 * is cleared when the answer is a problem.
 */
export function useFormAction<A>(send: (answered: A | null, form: FormData) => Promise<A>) {
  const [answer, submit, isSending] = useActionState<A | null, FormData>(
    send as (answered: Awaited<A> | null, form: FormData) => Promise<A>,
    null as Awaited<A> | null,
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    startTransition(() => submit(form))
  }
  return { answer, isSending, form: { action: submit, onSubmit } }
}
