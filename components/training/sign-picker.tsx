"use client"
import { CALM_LADDER, peakOf, SIGNS, type Sign } from "@/lib/domain/temperament/calm-ladder"
import type { SessionDraftState, SetSession } from "./session-draft"
import form from "./session-form.module.css"
import classes from "./sign-picker.module.css"
import { SignPicture } from "./sign-picture"

const GROUPS = [
  ...CALM_LADDER.map(({ level, word }) => ({
    key: String(level),
    title: `${level} ${word}`,
    signs: SIGNS.filter((sign) => sign.level === level),
  })),
  {
    key: "body",
    title: "Getting used to the harness",
    signs: SIGNS.filter((sign) => sign.level === null),
  },
]

/** Every sign by name and picture, by its rung; ticking one raises the worst sign, never lowers it. */
export function SignPicker({
  draft,
  stage,
  set,
}: {
  draft: SessionDraftState
  stage: number
  set: SetSession
}) {
  const codes = (draft.signs ?? []).map((sign) => sign.code)
  function toggle(code: Sign["code"]) {
    const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
    const peak = peakOf(next, stage)
    set({
      signs: next.map((one) => ({ code: one })),
      peakStress: next.length > 0 && (draft.peakStress ?? -1) < peak ? peak : draft.peakStress,
    })
  }
  return (
    <details className={form.group}>
      <summary>Signs seen{codes.length > 0 ? `: ${codes.length}` : ", by picture"}</summary>
      {GROUPS.map(({ key, title, signs }) => (
        <fieldset key={key} className={classes.rung}>
          <legend>{title}</legend>
          <div className={classes.signs}>
            {signs.map((sign) => (
              <button
                key={sign.code}
                type="button"
                className={classes.sign}
                aria-pressed={codes.includes(sign.code)}
                onClick={() => toggle(sign.code)}
              >
                <SignPicture code={sign.code} />
                <span>
                  {sign.label}
                  {sign.vetToday ? " – vet today" : ""}
                </span>
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </details>
  )
}
