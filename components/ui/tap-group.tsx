import type { ReactNode } from "react"
import classes from "./tap-group.module.css"

export interface TapOption<V extends string | number> {
  value: V
  label: ReactNode
  /** A second, smaller line. */
  hint?: string
  tone?: "plain" | "bad"
}

interface TapGroupProps<V extends string | number> {
  /** The whole name, such as "Acorn: calm". */
  name: string
  label: string
  options: readonly TapOption<V>[]
  value: V | null
  /** A second tap on the chosen one takes it back. */
  onTap: (value: V | null) => void
}

/** One question, one tap: large buttons side by side, as wide as the screen allows. */
export function TapGroup<V extends string | number>({
  name,
  label,
  options,
  value,
  onTap,
}: TapGroupProps<V>) {
  return (
    <fieldset className={classes.group} aria-label={name}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <div className={classes.options} style={{ gridTemplateColumns: `repeat(${options.length}, 1fr)` }}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className={classes.option}
            data-tone={option.tone}
            aria-pressed={value === option.value}
            onClick={() => onTap(value === option.value ? null : option.value)}
          >
            <span>{option.label}</span>
            {option.hint ? <small>{option.hint}</small> : null}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
