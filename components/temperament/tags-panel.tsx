import { Text } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { TAGS } from "@/lib/domain/temperament/tags"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { formatDate } from "@/lib/platform/format"
import { TagEditor } from "./tag-editor"
import classes from "./tags-panel.module.css"

/** Tags with their evidence. Derived ones say what they follow from and cannot be typed in. */
export function TagsPanel({ record: { cat, summary, names } }: { record: CatPageRecord }) {
  const reasons = new Map(summary.derivedTags.map((tag) => [tag.key, tag.reason]))
  const shown = TAGS.filter((tag) => summary.tags.includes(tag.key))
  return (
    <>
      {shown.length === 0 ? <Text size="sm">No tag yet.</Text> : null}
      <ul className={classes.tags}>
        {shown.map((tag) => {
          const event = cat.tagEvents.findLast((one) => one.tag === tag.key)
          const derived = reasons.get(tag.key)
          const evidence =
            derived ??
            [event?.evidence, names.get(event?.personId ?? ""), formatDate(event?.createdAt)]
              .filter(Boolean)
              .join(", ")
          return (
            <li key={tag.key}>
              <strong>{tag.label}</strong> <SourceHelp home={{ kind: "tag", key: tag.key }} of={tag.label} />{" "}
              {tag.audience === "staff" ? <span className={classes.staff}>staff only</span> : null}
              <span className={classes.why}>
                {derived ? "Follows from data: " : ""}
                {evidence}
              </span>
            </li>
          )
        })}
      </ul>
      <TagHistory record={{ cat, names }} />
      <TagEditor
        catId={cat.id}
        tags={TAGS.filter((tag) => tag.derivedFrom.length === 0).map(
          ({ key, label, meaning, needsEvidence }) => ({
            key,
            label,
            meaning,
            needsEvidence,
            isOn: summary.tags.includes(key),
          }),
        )}
      />
    </>
  )
}

/** Who put which tag on or took it off, and on what evidence. */
function TagHistory({ record: { cat, names } }: { record: Pick<CatPageRecord, "cat" | "names"> }) {
  if (cat.tagEvents.length === 0) return null
  return (
    <details className={classes.history}>
      <summary>Tags put on and taken off ({cat.tagEvents.length})</summary>
      <ul>
        {cat.tagEvents.toReversed().map((event) => (
          <li key={event.id}>
            {formatDate(event.createdAt)}: {TAGS.find((tag) => tag.key === event.tag)?.label ?? event.tag}{" "}
            {event.isOn ? "put on" : "taken off"} by {names.get(event.personId ?? "") ?? "an import"}
            {event.evidence ? `, ${event.evidence}` : ""}
          </li>
        ))}
      </ul>
    </details>
  )
}
