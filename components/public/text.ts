import en from "@/messages/en.json"

type Messages = typeof en
export type TextKey = keyof Messages
export type Values = Readonly<Record<string, string | number>>

/** The language of the public pages. A further one is one more file beside messages/en.json. */
export const PUBLIC_LANGUAGE = "en"
const messages: Messages = en

/** A public text with its values filled in; throws RangeError when a value is missing. */
export const text = (key: TextKey, values: Values = {}): string => filled(key, messages[key], values)

/** A template with its values in place of {names}; throws RangeError naming the text when one is missing. */
export function filled(key: string, template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`the text "${key}" needs a value for {${name}}`)
    return String(value)
  })
}

export type CountKey = TextKey extends infer Key ? (Key extends `${infer Base}.one` ? Base : never) : never

/** A text that counts: its form for one, or for any other number. */
export const countText = (key: CountKey, n: number, values: Values = {}): string =>
  text(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values })
