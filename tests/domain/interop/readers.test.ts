import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import { cleanCell, cutText } from "@/lib/domain/interop/clean-cell"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import { birthFromAge, readAge, readWeight } from "@/lib/domain/interop/read-measures"
import { dayOfMoment, isDateForm, momentReader } from "@/lib/domain/interop/read-moment"
import { readKnown, readSex } from "@/lib/domain/interop/read-words"

const read = (forms: string[], text: string) => {
  const moment = momentReader(forms)(text)
  return moment === null ? null : isoFromDay(dayOfMoment(moment))
}

describe("dates", () => {
  test.each([
    ["YYYY-MM-DD", "2019-05-04", "2019-05-04"],
    ["YYYY-MM-DD", "2019-05-04T16:57:43", "2019-05-04"],
    ["YYYY-MM-DD", "2026-10-16T00:00:00.123Z", "2026-10-16"],
    ["YYYY-MM-DD", "2019-05-04 23:59:59+02:00", "2019-05-04"],
    ["MM/DD/YYYY", "05/04/2019", "2019-05-04"],
    ["MM/DD/YYYY", "5/4/2019", "2019-05-04"],
    ["MM/DD/YYYY", "05/04/2019 04:18:00 PM", "2019-05-04"],
    ["MM/DD/YYYY hh:mm:ss A", "05/04/2019 12:00:00 AM", "2019-05-04"],
    ["MM/DD/YYYY HH:mm", "05/04/2019", "2019-05-04"],
    ["DD/MM/YYYY", "05/04/2019", "2019-04-05"],
    ["DD.MM.YYYY", "4.5.2019 16:18", "2019-05-04"],
    ["D MMM YYYY", "4 September 2019", "2019-09-04"],
    ["MMM D, YYYY", "Sep. 4, 2019 9:05am", "2019-09-04"],
    ["DD-MMM-YY", "04-SEP-71", "1971-09-04"],
    ["M/D/YY", "9/4/19", "2019-09-04"],
    ["YYYYMMDD", "20190504", "2019-05-04"],
  ])("%s reads %s", (form, text, expected) => {
    expect(read([form], text)).toBe(expected)
  })

  test.each([
    ["MM/DD/YYYY", "02/30/2024"],
    ["MM/DD/YYYY", "29/02/2024"],
    ["YYYY-MM-DD", "2019-05-04 25:00"],
    ["YYYY-MM-DD", "2019-05-04 13:00 PM"],
    ["YYYY-MM-DD", "2019-05-04 and more"],
    ["YYYYMMDD", "2019054"],
    ["D MMM YYYY", "4 Mango 2019"],
  ])("%s does not read %s", (form, text) => {
    expect(read([form], text)).toBeNull()
  })

  test("of several forms the first that fits wins, and times order one day", () => {
    expect(read(["YYYY-MM-DD", "MM/DD/YYYY"], "05/04/2019")).toBe("2019-05-04")
    expect(read(["MM/DD/YYYY", "DD/MM/YYYY"], "25/12/2019")).toBe("2019-12-25")
    const moment = momentReader(["MM/DD/YYYY"])
    const morning = moment("05/04/2019 09:55:00 AM") ?? 0
    const evening = moment("05/04/2019 06:40:00 PM") ?? 0
    expect(morning).toBeLessThan(evening)
    expect(dayOfMoment(morning)).toBe(dayOfMoment(evening))
  })

  test("a form without year, month and day is no form", () => {
    for (const form of ["MM/DD", "YYYY", "", "hh:mm", "YYYY-MM-DD DD"]) expect(isDateForm(form)).toBe(false)
    expect(isDateForm("YYYY-MM-DDTHH:mm:ss")).toBe(true)
  })

  test("every day written by a form is read back by it, and no text makes the reader throw", () => {
    const day = fc.integer({ min: dayFromIso("1900-01-01"), max: dayFromIso("2099-12-31") })
    fc.assert(
      fc.property(day, (one) => {
        const [year, month, dayOfMonth] = isoFromDay(one).split("-")
        expect(read(["DD/MM/YYYY"], `${dayOfMonth}/${month}/${year}`)).toBe(isoFromDay(one))
        expect(read(["YYYYMMDD"], `${year}${month}${dayOfMonth}`)).toBe(isoFromDay(one))
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        momentReader(["YYYY-MM-DD", "D MMM YY"])(text)
      }),
    )
  })
})

describe("words", () => {
  test.each([
    ["Female", "F", null],
    ["Spayed", "F", "yes"],
    ["Neutered", "M", "yes"],
    ["Neutered Male", "M", "yes"],
    ["Intact Female", "F", "no"],
    ["SF", "F", "yes"],
    ["S", "F", "yes"],
    ["N", "M", "yes"],
    ["m", "M", null],
    ["Unknown", "unknown", null],
    ["Spayed Female", "F", "yes"],
  ])("%s is %s, neutered %s", (text, sex, neutered) => {
    expect(readSex(text)).toEqual({ sex, neutered })
  })

  test("what names no sex is not guessed", () => {
    for (const text of ["", "cat", "3", "fema1e"]) expect(readSex(text)).toBeNull()
  })

  test("yes, no and unknown in the usual spellings", () => {
    expect(["Y", "TRUE", "1", " yes "].map(readKnown)).toEqual(["yes", "yes", "yes", "yes"])
    expect(["n", "False", "0"].map(readKnown)).toEqual(["no", "no", "no"])
    expect(["Unknown", "u", "?", "maybe"].map(readKnown)).toEqual(["unknown", "unknown", "unknown", null])
  })
})

describe("measures", () => {
  test.each([
    ["9 years 2 months.", 110, 0],
    ["1 year 0 months.", 12, 0],
    ["12 weeks.", 0, 84],
    ["0 days.", 0, 0],
    ["2Y/4M/26D", 28, 26],
    ["1.5 years", 18, 0],
    ["3", 36, 0],
    ["6 months old", 6, 0],
  ])("age %s", (text, months, days) => {
    expect(readAge(text)).toEqual({ months, days })
  })

  test("no age: other words, nothing, older than any cat", () => {
    for (const text of ["", "old", "2 years or so", "99 years", "adult"]) expect(readAge(text)).toBeNull()
  })

  test("a birth is counted in calendar months and days", () => {
    const birth = birthFromAge({ months: 110, days: 3 }, dayFromIso("2017-05-31"))
    expect(birth === null ? null : isoFromDay(birth)).toBe("2008-03-28")
  })

  test("weights in their unit; zero is absent, the impossible unreadable", () => {
    expect(readWeight("9.4", "lb")).toBe(4.26)
    expect(readWeight("4,3 kg", "kg")).toBe(4.3)
    expect(readWeight("0.0", "lb")).toBeNull()
    expect(readWeight("900", "kg")).toBe("unreadable")
    expect(readWeight("heavy", "kg")).toBe("unreadable")
  })
})

describe("cells", () => {
  test("HTML signs are written out once, doubled quotes become one, unwritable characters go", () => {
    expect(cleanCell(" &lt;b&gt;Bold&lt;/b&gt; &amp;amp; ", ["html"])).toBe("<b>Bold</b> &amp;")
    expect(cleanCell('Mr. """"Fluff""""', ["quotes"])).toBe('Mr. "Fluff"')
    expect(cleanCell("Kinked tail, ''''hook'''' shape", ["quotes"])).toBe('Kinked tail, "hook" shape')
    expect(cleanCell("O'Malley", ["quotes"])).toBe("O'Malley")
    expect(cleanCell("a\0b\ud83d", [])).toBe("ab")
  })

  test("cutting never leaves half a character", () => {
    expect(cutText("ab🐈", 3)).toBe("ab")
  })

  test("formulas are disarmed, plain negative numbers are not", () => {
    const armed = ["=SUM(1+1)", "+HYPERLINK(1)", "-dash", "@cmd", "\tx", "\rx"]
    for (const text of armed) expect(guardCell(text)).toBe(`'${text}`)
    for (const text of ["-12", "-3.5", "plain", "a=b"]) expect(guardCell(text)).toBe(text)
  })
})
