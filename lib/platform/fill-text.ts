export type Values = Readonly<Record<string, string | number>>

/** A template with its values in place of {names}; throws RangeError naming the text when one is missing. */
export function filled(key: string, template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`the text "${key}" needs a value for {${name}}`)
    return String(value)
  })
}
