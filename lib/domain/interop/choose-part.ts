import { fileColumns } from "./file-columns"
import type { PartProfile, SetProfile } from "./profile"

/** The part of a set that a file is, by its headers; null when it is none of them. */
export function choosePart(set: SetProfile, headers: readonly string[]): PartProfile | null {
  const columns = fileColumns(headers)
  return set.parts.find(({ knownBy }) => knownBy.every((name) => columns.find(name) !== null)) ?? null
}

/** What is not there of a set: parts without which nothing can be imported, and sentences for the others. */
export function missingParts(set: SetProfile, given: readonly PartProfile[]) {
  const absent = set.parts.filter((part) => !given.includes(part))
  const isCovered = (part: PartProfile) => given.some((one) => one.part === part.part)
  return {
    needed: absent.filter((part) => part.needed && !isCovered(part)),
    sentences: absent
      .filter((part) => !part.needed && part.missing !== undefined && !isCovered(part))
      .map((part) => `There is no file of ${part.part}: ${part.missing}`),
  }
}
