"use client"
import { createContext, type ReactNode, useContext } from "react"
import { filled, type Values } from "@/lib/platform/fill-text"
import type { CountKey, TextKey } from "@/lib/platform/texts"

/** Templates by key, chosen and translated by the server: no catalogue of texts travels to a device. */
export type DeviceWords = Readonly<Record<string, string>>

const Words = createContext<DeviceWords>({})

export function SpokenWords({ words, children }: { words: DeviceWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>
}

/** The texts a page gave to its parts on the device; throws RangeError for one it did not give. */
export function useSpokenWords() {
  const words = useContext(Words)
  const say = (key: TextKey, values: Values = {}) => {
    const template = words[key]
    if (template === undefined) throw new RangeError(`the page did not send the text "${key}"`)
    return filled(key, template, values)
  }
  return {
    say,
    count: (key: CountKey, n: number, values: Values = {}) =>
      say(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values }),
    entry: (key: string, english: string) => words[key] ?? english,
  }
}
