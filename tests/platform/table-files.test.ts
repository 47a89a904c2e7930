import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { readXlsx } from "hucre/xlsx"
import { describe, expect, test, vi } from "vitest"
import {
  csvStream,
  sheetNames,
  type TableCell,
  type TableColumn,
  type TableFile,
  xlsxStream,
} from "@/lib/platform/table-files"
import { writeTaggedPdf } from "@/lib/platform/tagged-pdf"

// Thousands of random cases: a slow machine is no defect.
vi.setConfig({ testTimeout: 120_000 })

const COLUMNS: TableColumn[] = [
  { key: "cat", label: "Cat", kind: "text" },
  { key: "days", label: "Days", kind: "number" },
  { key: "share", label: "Share", kind: "percent" },
  { key: "on", label: "On", kind: "date" },
  { key: "was", label: "Was", kind: "flag" },
]
const ROWS: TableCell[][] = [
  ["Miso", -12.5, 0.257, "2024-02-29", true],
  ['=HYPERLINK("x")', 1_000_000, 1, "1999-12-31", false],
  ["-122.5", null, 0, null, null],
  ["Zoë “the\nloud”, ;\tcat ", 0.1, null, "2026-11-21", true],
]
const tableOf = (rows: TableCell[][]): TableFile => ({
  title: "Stays: a/b",
  columns: COLUMNS,
  rows,
  notes: ["Counts below 5 are hidden.", "=1+1 is only a sentence."],
})
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as unknown as BodyInit).arrayBuffer())
const textOf = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await bytesOf(stream)).toString()
const linesOf = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: false })

const sheetsOf = async (bytes: Uint8Array) => (await readXlsx(bytes, { readStyles: true })).sheets

describe("a table as CSV", () => {
  test("keeps numbers, dates and shares, and disarms text only", async () => {
    const csv = await textOf(csvStream(tableOf(ROWS)))
    expect(csv.startsWith("\uFEFF")).toBe(true)
    expect(linesOf(csv)).toEqual([
      ["Cat", "Days", "Share", "On", "Was"],
      ["Miso", "-12.5", "0.257", "2024-02-29", "yes"],
      [`'=HYPERLINK("x")`, "1000000", "1", "1999-12-31", "no"],
      ["-122.5", "", "0", "", ""],
      ["Zoë “the\nloud”, ;\tcat ", "0.1", "", "2026-11-21", "yes"],
    ])
  })

  test("any text comes back as it was, but for the sign before a formula", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            nastyText(),
            fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
          ),
        ),
        async (rows) => {
          const columns = COLUMNS.slice(0, 2)
          const csv = await textOf(csvStream({ title: "T", columns, rows, notes: [] }))
          const read = linesOf(csv).slice(1)
          expect(read).toHaveLength(rows.length)
          for (const [place, [text, number]] of rows.entries()) {
            const cell = read[place]?.[0] ?? ""
            expect(cell === text || cell === `'${text}`).toBe(true)
            if (/^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?$)/.test(text)) expect(cell).toBe(`'${text}`)
            expect(Number(read[place]?.[1])).toBe(number)
          }
        },
      ),
    )
  })

  test("rows are drawn as they are read, and an error breaks the file off", async () => {
    let made = 0
    async function* many() {
      for (; ; made++) {
        if (made === 5_000) throw new Error("gone")
        yield ["Cat", made, null, null, null]
      }
    }
    const reader = csvStream({ ...tableOf([]), rows: many() }).getReader()
    await reader.read()
    await reader.read()
    expect(made).toBeLessThan(2_000)
    const rest = async () => {
      while (!(await reader.read()).done);
    }
    await expect(rest()).rejects.toThrow("gone")
  })
})

describe("a table as a workbook", () => {
  test("holds real numbers, shares and dates, a frozen heading, and the notes last", async () => {
    const [first, notes] = await sheetsOf(await bytesOf(xlsxStream([tableOf(ROWS)])))
    expect(first?.name).toBe("Stays a b")
    expect(first?.freezePane?.rows).toBe(1)
    expect(first?.rows[1]).toEqual(["Miso", -12.5, 0.257, new Date("2024-02-29T00:00:00Z"), "yes"])
    expect(first?.rows[2]?.[0]).toBe('=HYPERLINK("x")')
    expect(first?.rows[4]?.[0]).toBe(ROWS[3]?.[0])
    expect(first?.cells?.get("1,2")?.style?.numFmt).toBe("0.0%")
    expect(first?.cells?.get("1,3")?.style?.numFmt).toBe("yyyy-mm-dd")
    expect(notes?.rows).toEqual([
      ["Table", "Note"],
      ["Stays: a/b", "Counts below 5 are hidden."],
      ["Stays: a/b", "=1+1 is only a sentence."],
    ])
  })

  test("no cell is a formula, whatever is in it, and every text comes back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nastyText(), { minLength: 1, maxLength: 20 }), async (texts) => {
        const rows = texts.map((text) => [text, 1, null, null, null])
        const [sheet] = await sheetsOf(await bytesOf(xlsxStream([tableOf(rows)])))
        for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
        // The reader takes an empty text for no text.
        expect(texts.map((_, place) => sheet?.rows[place + 1]?.[0] ?? "")).toEqual(texts)
      }),
      { numRuns: 60 },
    )
  })

  test("sheet names are legal and differ, whatever the titles are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nastyText(), fc.constantFrom("History", "a".repeat(40), "'", "")), {
          maxLength: 8,
        }),
        (titles) => {
          const names = sheetNames(titles)
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length)
          for (const name of names) {
            expect(name.length).toBeGreaterThan(0)
            expect(name.length).toBeLessThanOrEqual(31)
            expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/i)
          }
        },
      ),
    )
  })

  test("a table too large for a workbook is refused with a way out", async () => {
    function* endless(): Generator<TableCell[]> {
      for (;;) yield ["Cat", 1, null, null, null]
    }
    await expect(bytesOf(xlsxStream([{ ...tableOf([]), rows: endless() }]))).rejects.toThrow("Take CSV")
  })
})

const office = ["soffice", "libreoffice"].find((name) => {
  try {
    return execFileSync("which", [name]).length > 0
  } catch {
    return false
  }
})

test.skipIf(!office)(
  `LibreOffice reads the same cells from the workbook${office ? "" : " (skipped: LibreOffice is not installed here)"}`,
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "slackline-xlsx-"))
    writeFileSync(path.join(folder, "t.xlsx"), await bytesOf(xlsxStream([tableOf(ROWS)])))
    execFileSync(office ?? "", ["--headless", "--convert-to", "csv", "--outdir", folder, "t.xlsx"], {
      cwd: folder,
    })
    const read = linesOf(readFileSync(path.join(folder, "t.csv"), "utf8"))
    expect(read[1]).toEqual(["Miso", "-12.5", "25.7%", "2024-02-29", "yes"])
    expect(read[2]?.[0]).toBe('=HYPERLINK("x")')
  },
)

describe("a table in a printed document", () => {
  const pdfOf = async (rows: TableCell[][]) =>
    Buffer.from(
      await writeTaggedPdf({
        title: "Stays",
        intro: "All of them.",
        language: "en",
        author: "Hillside",
        parts: [
          {
            id: "t",
            title: "Stays",
            blocks: [{ kind: "table", caption: "Stays of May", columns: COLUMNS, rows }],
          },
        ],
      }),
    ).toString("latin1")
  const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0

  test("is a table to a screen reader: caption, headings with their scope, one row each", async () => {
    const pdf = await pdfOf(ROWS)
    expect(count(pdf, /\/S \/Table\b/g)).toBe(1)
    expect(count(pdf, /\/S \/Caption\b/g)).toBe(1)
    expect(count(pdf, /\/S \/TR\b/g)).toBe(ROWS.length + 1)
    expect(count(pdf, /\/Scope \/Column\b/g)).toBe(COLUMNS.length)
    expect(count(pdf, /\/Scope \/Row\b/g)).toBe(ROWS.length)
    expect(count(pdf, /\/S \/TD\b/g)).toBe(ROWS.length * (COLUMNS.length - 1))
  })

  test("goes on over pages with its headings once in the structure, and a text longer than a page stays on its page", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`Cat ${at}`, at, 0.5, "2026-01-01", true])
    rows.push(["A very long story. ".repeat(2_000), 1, null, null, null] as never)
    const pdf = await pdfOf(rows)
    const pages = count(pdf, /\/Type \/Page\b/g)
    expect(pages).toBeGreaterThan(2)
    expect(pages).toBeLessThan(8)
    expect(count(pdf, /\/Scope \/Column\b/g)).toBe(COLUMNS.length)
    expect(count(pdf, /\/S \/TR\b/g)).toBe(rows.length + 1)
  })
})

function nastyText() {
  const start = fc.constantFrom(
    "",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "'",
    '"',
    "-1",
    "#N/A",
    "_x0041_",
    " ",
    "<&>",
    "\u0001",
  )
  const rest = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("2", "1.5", "SUM(A1)", "line\nbreak", 'a"b', "a,b;c"),
  )
  return fc.tuple(start, rest).map((parts) => parts.join(""))
}
