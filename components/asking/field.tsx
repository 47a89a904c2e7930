import type { InputHTMLAttributes } from "react"
import classes from "./asking.module.css"

export interface FieldProps {
  name: string
  label: string
  hint?: string
  rows?: number
  maxLength: number
  /** What was typed before a page without script was sent and came back. */
  typed?: string
  input?: Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "autoComplete" | "required" | "inputMode">
}

/** A labelled field; `rows` makes it a larger one. */
export function Field({ name, label, hint, rows, maxLength, typed, input }: FieldProps) {
  const shared = {
    id: name,
    name,
    maxLength,
    defaultValue: typed,
    "aria-describedby": hint ? `${name}-hint` : undefined,
  }
  return (
    <p className={classes.field}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <span id={`${name}-hint`} className={classes.hint}>
          {hint}
        </span>
      ) : null}
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} {...input} />}
    </p>
  )
}
