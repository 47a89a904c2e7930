import { inflateSync } from "node:zlib"

/** The words of a PDF made by our writer, page after page: what a reader would see, read back from its glyphs. */
export function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString("latin1")
  const objects = new Map<string, string>()
  for (const [, id = "", body = ""] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body)
  const letters = new Map<string, Map<number, string>>()
  for (const body of objects.values())
    for (const [, fonts = ""] of body.matchAll(/\/Font <<([\s\S]*?)>>/g))
      for (const [, name = "", id = ""] of fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1]
        if (unicode) letters.set(name, lettersOf(streamOf(objects.get(unicode) ?? "")))
      }
  const lines: string[] = []
  for (const body of objects.values()) {
    const stream = /\/Length/.test(body) && !/\/(FontFile|Subtype \/Image)/.test(body) ? streamOf(body) : ""
    if (!/ T[jJ]/.test(stream)) continue
    let font = new Map<number, string>()
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = letters.get(name) ?? font
      if (shown)
        lines.push([...shown.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => decoded(hex, font)).join(""))
    }
  }
  return lines.join("\n")
}

function streamOf(body: string): string {
  const data = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1]
  if (data === undefined) return ""
  if (!body.includes("/FlateDecode")) return data
  try {
    return inflateSync(Buffer.from(data, "latin1")).toString("latin1")
  } catch {
    return ""
  }
}

function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, from = "", , list = ""] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
    let code = Number.parseInt(from, 16)
    for (const [, hex = ""] of list.matchAll(/<([0-9a-f ]*)>/g)) {
      const units = hex.replaceAll(" ", "").match(/.{4}/g) ?? []
      letters.set(code++, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    }
  }
  return letters
}

const decoded = (hex: string, letters: Map<number, string>) =>
  (hex.match(/.{4}/g) ?? []).map((code) => letters.get(Number.parseInt(code, 16)) ?? "").join("")
