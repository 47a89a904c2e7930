import type { ReactNode } from "react"
import type { HandedLink } from "@/lib/platform/link-code"
import classes from "./lost.module.css"

/** What is written on the sheet for this once; nothing of it is saved or sent. */
export interface LostNotes {
  when: string
  where: string
  worn: string
  phone: string
}

const STRIPS = ["a", "b", "c", "d", "e", "f", "g", "h"]

interface LostPosterProps {
  name: string
  look: readonly string[]
  notes: LostNotes
  shelterName: string
  portrait: ReactNode
  profile: HandedLink | null
}

/** A poster for neighbours, with strips to tear off. It says what a stranger needs: no chip number, no names of people. */
export function LostPoster({ name, look, notes, shelterName, portrait, profile }: LostPosterProps) {
  const { phone } = notes
  return (
    <article className={`${classes.paper} ${classes.poster}`} aria-label={`Poster for ${name}`}>
      <h2 className={classes.lost}>Lost cat: {name}</h2>
      <div className={classes.portrait}>{portrait}</div>
      <p className={classes.look}>{look.join(", ")}</p>
      <p className={classes.look}>
        Last seen:{" "}
        {[notes.when, notes.where].filter(Boolean).join(", ") || <span className={classes.blank} />}
      </p>
      <p className={classes.plea}>
        Please do not chase it and do not call its name. Look into your shed, garage and cellar. Seen? Stay
        where you are and phone at once, day or night:
      </p>
      <p className={classes.phone}>{phone || <span className={classes.blank} />}</p>
      <div className={classes.sender}>
        <span>{shelterName}</span>
        {profile ? (
          <>
            {/* biome-ignore lint/performance/noImgElement: a picture made of text needs no image server */}
            <img src={profile.qr} alt={`More about ${name}, as a QR code`} className={classes.code} />
          </>
        ) : null}
      </div>
      <div className={classes.strips} aria-hidden>
        {STRIPS.map((strip) => (
          <span key={strip}>
            Lost cat {name}
            <br />
            <strong>{phone || "phone: ____________"}</strong>
          </span>
        ))}
      </div>
    </article>
  )
}
