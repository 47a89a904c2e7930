import { type RefObject, useEffect, useState } from "react"
import { QUESTION_COUNT } from "./question-facts"

const STORED_AS = "slackline-questions-view-1"

/** Which question stands alone on the page, 1 to 18; null = all of them are shown. */
type View = number | null

function storedView(): View {
  try {
    const kept = Number(window.localStorage.getItem(STORED_AS))
    return Number.isInteger(kept) && kept >= 1 && kept <= QUESTION_COUNT ? kept : null
  } catch {
    return null
  }
}

/** Leaves one question of a form in sight, or all; the view is kept on the device, so a closed tab goes on where it was. */
export function useOneQuestion(form: RefObject<HTMLFormElement | null>) {
  const [view, setView] = useState<View>(null)

  useEffect(() => setView(storedView()), [])

  useEffect(() => {
    for (const question of form.current?.querySelectorAll<HTMLElement>("[data-question]") ?? [])
      question.hidden = view !== null && question.dataset.question !== String(view)
    for (const part of form.current?.querySelectorAll<HTMLElement>("[data-part]") ?? [])
      part.hidden = view !== null && !part.querySelector("[data-question]:not([hidden])")
  }, [form, view])

  return {
    view,
    show: (next: View) => {
      setView(next)
      try {
        if (next === null) window.localStorage.removeItem(STORED_AS)
        else window.localStorage.setItem(STORED_AS, String(next))
      } catch {
        // A device that keeps nothing shows all questions next time.
      }
      // Once the question is in sight: whoever listens or types goes on there.
      if (next !== null)
        requestAnimationFrame(() =>
          form.current?.querySelector<HTMLElement>(`[data-question="${next}"]`)?.focus(),
        )
    },
  }
}
