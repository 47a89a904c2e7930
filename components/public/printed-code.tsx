import type { HandedLink } from "@/lib/platform/link-code"
import classes from "./printed-code.module.css"
import { text } from "./text"

/** On paper only: the way from the sheet back to the page. */
export function PrintedCode({ name, link }: { name: string; link: HandedLink }) {
  return (
    <p className={classes.code}>
      {/* biome-ignore lint/performance/noImgElement: drawn here as data, nothing to optimise */}
      <img src={link.qr} alt={text("card.code", { address: link.address })} width={110} height={110} />
      <span translate="no">
        <strong>{name}</strong>
        <br />
        {link.address}
      </span>
    </p>
  )
}
