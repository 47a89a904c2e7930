"use client"
import { type ReactNode, useState } from "react"

/** A part that is made when it is opened: two hundred lines with a choice of two hundred cats each would weigh megabytes. */
export function OpenDetails({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen ? children() : null}
    </details>
  )
}
