import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { parseAst } from "rolldown/parseAst"

export const root = path.resolve(import.meta.dirname, "../..")

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string
  text: string
  imports: { specifier: string; target: string | null; isTypeOnly: boolean; isReexport: boolean }[]
}

const TYPES = [".ts", ".tsx", ".mjs"]

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "generated") continue
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* walk(place)
    else if (TYPES.includes(path.extname(entry.name))) yield place
  }
}

interface Node {
  type: string
  source?: { value?: unknown } | null
  importKind?: string
  exportKind?: string
}

function resolve(from: string, specifier: string, known: Set<string>): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null
  if (base === null) return null
  const candidates = [
    base,
    ...TYPES.map((type) => base + type),
    ...TYPES.map((type) => `${base}/index${type}`),
  ]
  return candidates.find((candidate) => known.has(candidate)) ?? base
}

/** Dynamic imports, which the statement list does not show. */
const DYNAMIC = /import\(\s*["']([^"']+)["']\s*\)/g

/** Every source file below some top-level folders, with what it imports. */
export function readSources(folders: string[]): SourceFile[] {
  const paths = folders.flatMap((folder) => [...walk(folder)])
  const known = new Set(paths)
  return paths.map((file) => {
    const text = readFileSync(path.join(root, file), "utf8")
    const lang = file.endsWith(".tsx") ? "tsx" : file.endsWith(".ts") ? "ts" : "js"
    const body = parseAst(text, { lang }).body as unknown as Node[]
    const imports = body.flatMap((node) => {
      if (typeof node.source?.value !== "string") return []
      const specifier = node.source.value
      return [
        {
          specifier,
          target: resolve(file, specifier, known),
          isTypeOnly: node.importKind === "type" || node.exportKind === "type",
          isReexport: node.type.startsWith("Export"),
        },
      ]
    })
    for (const [, specifier = ""] of text.matchAll(DYNAMIC))
      imports.push({
        specifier,
        target: resolve(file, specifier, known),
        isTypeOnly: false,
        isReexport: false,
      })
    return { path: file, text, imports }
  })
}
