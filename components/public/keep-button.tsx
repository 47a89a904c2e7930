"use client"
import { useEffect } from "react"
import { routes } from "@/lib/platform/routes"
import classes from "./keep.module.css"
import { toggleKept, useKeptCats } from "./kept-cats"
import { useSpokenWords } from "./spoken-words"

/** Keeps a cat on the visitor's own device; there is no account and nothing is sent. */
export function KeepButton({ slug, name }: { slug: string; name: string }) {
  const { say } = useSpokenWords()
  const isKept = useKeptCats()?.includes(slug) ?? false
  return (
    <button type="button" className={classes.keep} aria-pressed={isKept} onClick={() => toggleKept(slug)}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden focusable="false">
        <path
          d="M10 17S2.5 12.3 2.5 7.3A3.8 3.8 0 0 1 10 5.8a3.8 3.8 0 0 1 7.5 1.5C17.5 12.3 10 17 10 17z"
          fill={isKept ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </svg>
      {say(isKept ? "keep.kept" : "keep.add", { name })}
    </button>
  )
}

/** Opens the list with the cats this device keeps; the page itself only reads its address. */
export function KeptHere({ shown }: { shown: readonly string[] }) {
  const { say } = useSpokenWords()
  const kept = useKeptCats()
  const wanted = kept?.join(",") ?? ""
  const isOpen = shown.length > 0
  useEffect(() => {
    if (!isOpen && wanted) window.location.replace(`${routes.shortlist()}?cats=${wanted}`)
  }, [isOpen, wanted])
  return !isOpen && kept?.length === 0 ? <p>{say("shortlist.empty")}</p> : null
}
