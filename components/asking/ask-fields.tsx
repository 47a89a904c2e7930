import { text } from "@/components/public/text"
import classes from "./asking.module.css"
import { Field } from "./field"

/** What somebody at home leaves: a name, a way to be reached, and their consent. */
export function AskFields({ shelter }: { shelter: string }) {
  const optional = (label: string) => `${label} (${text("ask.optional")})`
  return (
    <>
      <Field
        name="name"
        label={text("ask.name")}
        maxLength={120}
        input={{ autoComplete: "name", required: true }}
      />
      <Field
        name="email"
        label={text("ask.email")}
        hint={text("ask.reachHint")}
        maxLength={254}
        input={{ type: "email", autoComplete: "email" }}
      />
      <Field
        name="phone"
        label={text("ask.phone")}
        maxLength={40}
        input={{ type: "tel", autoComplete: "tel" }}
      />
      <Field name="contactNote" label={optional(text("ask.contactNote"))} maxLength={500} />
      <Field name="message" label={optional(text("ask.message"))} maxLength={1000} rows={4} />
      <label className={classes.tick}>
        <input type="checkbox" name="consent" value="yes" required />
        <span>{text("ask.consent", { shelter })}</span>
      </label>
    </>
  )
}
