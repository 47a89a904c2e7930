"use client"
import { type KeyboardEvent, useRef } from "react"
import classes from "./table.module.css"

interface EditorProps {
  label: string
  value: string
  mostCharacters: number
  onSave: (value: string) => void
  onCancel: () => void
}

/** One cell being changed: Enter keeps it, Escape leaves it as it was, leaving it keeps it, too. */
export function CellEditor({ label, value, mostCharacters, onSave, onCancel }: EditorProps) {
  const isOver = useRef(false)
  const finish = (typed: string | null) => {
    if (isOver.current) return
    isOver.current = true
    if (typed === null || typed.trim() === value) onCancel()
    else onSave(typed.trim())
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation()
    if (event.key === "Enter") finish(event.currentTarget.value)
    if (event.key === "Escape") finish(null)
  }
  return (
    <input
      className={classes.editor}
      aria-label={label}
      defaultValue={value}
      maxLength={mostCharacters}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={press}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  )
}
