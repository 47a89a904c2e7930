import fc from "fast-check"
import { expect, test } from "vitest"
import { photoFile, readPhotoFile, shownPart, suggestAlt, widthsOf } from "@/lib/domain/cats/photo"

const part = fc.double({ min: 0, max: 1, noNaN: true })

test("what is shown lies inside the original, whatever the crop", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.record({ left: part, top: part, width: part, height: part }),
      (width, height, crop) => {
        const shown = shownPart({ width, height, crop })
        expect(shown.left + shown.width).toBeLessThanOrEqual(width)
        expect(shown.top + shown.height).toBeLessThanOrEqual(height)
        expect(Math.min(shown.width, shown.height)).toBeGreaterThanOrEqual(1)
        expect(Math.min(shown.left, shown.top)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test("a small photo is never enlarged, and each width is made once", () => {
  expect(widthsOf(2400)).toEqual([320, 640, 1280])
  expect(widthsOf(640)).toEqual([320, 640])
  expect(widthsOf(200)).toEqual([200])
})

test("a file's name says its edition and format; other names say nothing", () => {
  expect(readPhotoFile(photoFile(640, 2, "webp"))).toEqual({ edition: 2, format: "webp" })
  for (const name of ["whole.webp", "../640-2.webp", "640-2.svg", "640.webp", "640-2.webp.part"])
    expect(readPhotoFile(name)).toBeNull()
})

test("a description begins with what is on record", () => {
  expect(suggestAlt({ name: "Juniper", colour: "Grey", pattern: "tabby" })).toBe("Juniper, a grey tabby cat")
  expect(suggestAlt({ name: "Ox", colour: "Orange Tabby", pattern: "tabby" })).toBe("Ox, an orange tabby cat")
  expect(suggestAlt({ name: "Moss", colour: null, pattern: null })).toBe("Moss, a cat")
})
