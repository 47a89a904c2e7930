"use client"
import classes from "./connection-banner.module.css"
import { type Trouble, useTrouble } from "./connection-watch"

const WORDS: Record<Trouble, string> = {
  server:
    "The server does not answer. What you typed is still here; saving works again as soon as this line is gone.",
  database:
    "The database does not answer. What you typed is still here; saving works again as soon as this line is gone.",
  disk: "The disk of the machine is full: nothing can be saved. What you typed is still here; ask whoever looks after the machine to make room.",
}

/** One line at the head of a page while nothing can be saved. It comes and goes by itself. */
export function ConnectionBanner() {
  const trouble = useTrouble()
  return (
    <div aria-live="polite" className={classes.place} data-connection={trouble ?? "fine"}>
      {trouble ? (
        <p role="status" className={classes.banner}>
          {WORDS[trouble]}
        </p>
      ) : null}
    </div>
  )
}
