import { expect, test } from "vitest"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"
import { SIGN_DRAWINGS } from "@/lib/domain/temperament/sign-drawings"

test("every sign has a drawing, no drawing is without a sign, and no two are the same", () => {
  expect(Object.keys(SIGN_DRAWINGS).sort()).toEqual(SIGNS.map(({ code }) => code).sort())
  const drawn = Object.values(SIGN_DRAWINGS).map((drawing) => JSON.stringify(drawing))
  expect(new Set(drawn).size).toBe(drawn.length)
})

test("a drawing that points at a mark has one", () => {
  for (const [code, { focus, mark }] of Object.entries(SIGN_DRAWINGS))
    if (focus === "mark") expect(mark, code).not.toBe("none")
})
