import type { DocumentBlock, DocumentPart } from "@/lib/platform/tagged-pdf"
import classes from "./passport.module.css"

/** One part of a document on the screen; the printed file has the same blocks. */
export function PartOnScreen({ part }: { part: DocumentPart }) {
  return (
    <section className={classes.part} aria-labelledby={`${part.id}-title`} id={part.id}>
      <h2 id={`${part.id}-title`}>{part.title}</h2>
      {part.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a part have no other name than their place
        <BlockOnScreen key={index} block={block} />
      ))}
    </section>
  )
}

function BlockOnScreen({ block }: { block: DocumentBlock }) {
  switch (block.kind) {
    case "paragraph":
      return <p>{block.text}</p>
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case "steps":
      return (
        <ol className={classes.steps}>
          {block.items.map(({ title, lines }) => (
            <li key={title}>
              <h3>{title}</h3>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          ))}
        </ol>
      )
    case "blanks":
      return (
        <dl className={classes.blanks}>
          {block.labels.map((label) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd />
            </div>
          ))}
        </dl>
      )
  }
}
