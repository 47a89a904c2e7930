import type { DeviceChoices } from "./device-choices"
import { DOES_NOT_MATTER_FIELD, MATTERS_MOST_FIELD } from "./question-facts"

// Two lists over the same things: what matters most cannot also not matter.
const OPPOSITES: Record<string, string> = {
  [MATTERS_MOST_FIELD]: DOES_NOT_MATTER_FIELD,
  [DOES_NOT_MATTER_FIELD]: MATTERS_MOST_FIELD,
}

const boxes = (form: HTMLFormElement, name: string) => [
  ...form.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${name}"]`),
]

/** Keeps a form's checkboxes possible after one was ticked. Returns the limit that was met, if one was. */
export function keepPossible(form: HTMLFormElement, ticked: HTMLInputElement): number | null {
  if (ticked.type !== "checkbox" || !ticked.checked) return null
  const group = boxes(form, ticked.name)
  // "None of these" stands alone.
  for (const box of group)
    if (box !== ticked && (ticked.value === "none" || box.value === "none")) box.checked = false
  for (const box of boxes(form, OPPOSITES[ticked.name] ?? ""))
    if (box.value === ticked.value) box.checked = false
  const most = Number(ticked.dataset.most ?? group.length)
  if (group.filter((box) => box.checked).length <= most) return null
  ticked.checked = false
  return most
}

/** Shows choices in the form; what is not chosen is skipped. */
export function fillForm(form: HTMLFormElement, choices: DeviceChoices) {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) field.value = choices[field.name]?.[0] ?? ""
    if (!(field instanceof HTMLInputElement)) continue
    const chosen = choices[field.name] ?? []
    field.checked = field.value === "" ? chosen.length === 0 : chosen.includes(field.value)
  }
}
