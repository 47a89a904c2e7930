const FORMULA_START = /^[=+\-@\t\r]/
const PLAIN_NEGATIVE = /^-\d+(?:[.,]\d+)?$/

/** A cell for a CSV that people open in a spreadsheet: what would be run as a formula gets a leading apostrophe. */
export function guardCell(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NEGATIVE.test(text) ? `'${text}` : text
}
