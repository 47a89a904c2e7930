import "server-only"
import { readFile } from "node:fs/promises"
import { type AnyProfile, DELIMITERS, isSetProfile, type Profile } from "@/lib/domain/interop/profile"
import { BUILT_IN_PROFILES, BUILT_IN_SETS, builtIn } from "@/lib/domain/interop/profiles/built-in"
import { isDateForm } from "@/lib/domain/interop/read-moment"
import { AppError } from "@/lib/platform/errors"
import { ProfileInput, SetProfileInput } from "./profile-schema"

/** Reads a user's profile from its text; the first problem becomes a sentence that names the place. */
export function parseProfile(text: string, name: string): AnyProfile {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch (error) {
    throw new AppError("INVALID", `The profile ${name} is not valid JSON: ${(error as Error).message}.`)
  }
  const isSet = typeof document === "object" && document !== null && "parts" in document
  const parsed = isSet ? SetProfileInput.safeParse(document) : ProfileInput.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join(".") || "it"
  throw new AppError("INVALID", `The profile ${name} is not right: ${place} ${issue?.message}.`)
}

/** A built-in profile by its name, or the user's own from a JSON file. */
export async function loadProfile(named: string): Promise<AnyProfile> {
  const own = builtIn(named)
  if (own) return own
  if (!named.endsWith(".json"))
    throw new AppError(
      "INVALID",
      `There is no profile ${named}. Choose ${[...BUILT_IN_PROFILES, ...BUILT_IN_SETS].map((one) => one.name).join(", ")}, or give a profile.json of your own.`,
    )
  const text = await readFile(named, "utf8").catch(() => {
    throw new AppError("INVALID", `The profile ${named} cannot be opened.`)
  })
  return parseProfile(text, named)
}

/** The same profile for a file that writes its dates, or separates its columns, differently. */
export function adjustProfile<P extends AnyProfile>(
  profile: P,
  changes: { dates?: string[]; delimiter?: string },
): P {
  const wrong = changes.dates?.find((form) => !isDateForm(form))
  if (wrong !== undefined)
    throw new AppError(
      "INVALID",
      `The date form ${wrong} must name year, month and day once, such as DD/MM/YYYY.`,
    )
  const delimiter = DELIMITERS.find((one) => one === changes.delimiter)
  if (changes.delimiter !== undefined && !delimiter)
    throw new AppError("INVALID", `The delimiter must be a comma, a semicolon, a tab or a bar.`)
  const adjust = <T extends Profile>(one: T): T => ({
    ...one,
    ...(changes.dates ? { dates: changes.dates } : {}),
    ...(delimiter ? { delimiter } : {}),
  })
  const adjusted: AnyProfile = isSetProfile(profile)
    ? { ...profile, parts: profile.parts.map(adjust) }
    : adjust(profile as Profile)
  return adjusted as P
}
