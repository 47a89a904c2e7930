import classes from "./section-links.module.css"

const SECTIONS = [
  ["photos", "Photos and card"],
  ["harness", "Harness"],
  ["progress", "Progress"],
  ["passport", "Passport"],
  ["temperament", "Temperament"],
  ["tags", "Tags"],
  ["gates", "Gates"],
  ["facts", "Facts"],
  ["bites", "Bites"],
  ["safety", "Safety needs"],
  ["stays", "Stays"],
  ["record", "Record"],
  ["history", "History"],
] as const

/** The parts of a cat's page, one step away. */
export const SectionLinks = () => (
  <nav aria-label="Parts of this page" className={classes.links}>
    {SECTIONS.map(([id, label]) => (
      <a key={id} href={`#${id}`}>
        {label}
      </a>
    ))}
  </nav>
)
