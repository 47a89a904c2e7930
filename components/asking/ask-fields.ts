import { text } from "@/components/public/text"
import type { FieldProps } from "./field"

/** What somebody at home leaves: a name, and a way to be reached. */
export function askFields(): FieldProps[] {
  const optional = (label: string) => `${label} (${text("ask.optional")})`
  return [
    {
      name: "name",
      label: text("ask.name"),
      maxLength: 120,
      input: { autoComplete: "name", required: true },
    },
    {
      name: "email",
      label: text("ask.email"),
      hint: text("ask.reachHint"),
      maxLength: 254,
      input: { type: "email", autoComplete: "email" },
    },
    { name: "phone", label: text("ask.phone"), maxLength: 40, input: { type: "tel", autoComplete: "tel" } },
    { name: "contactNote", label: optional(text("ask.contactNote")), maxLength: 500 },
    { name: "message", label: optional(text("ask.message")), maxLength: 1000, rows: 4 },
  ]
}

/** What somebody in front of the cat leaves: a first name. */
export const hereFields = (): FieldProps[] => [
  {
    name: "name",
    label: text("here.name"),
    hint: text("here.note"),
    maxLength: 60,
    input: { autoComplete: "given-name", required: true },
  },
]
