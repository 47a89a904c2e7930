const PLAIN = "aceilnouyACEINOUY"
const ACCENTED = "àçéîłñöüýÀÇÉÎÑÖÜÝ"
/** Translations run up to this much longer than English. */
const LONGER_BY = 0.4

/** An English text as a language of tests: accents, 40 % longer, in brackets. {names} of values stay as they are. */
export function pseudo(text: string): string {
  const words = text.replace(/\{\w+\}|[a-z]/gi, (part) => {
    const place = part.length === 1 ? PLAIN.indexOf(part) : -1
    return place < 0 ? part : (ACCENTED[place] ?? part)
  })
  const more = "ö ".repeat(Math.ceil((text.length * LONGER_BY) / 2)).trim()
  return `⟦${words} ${more}⟧`
}
