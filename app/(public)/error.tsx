"use client"
import { text } from "@/components/public/text"

export default function PublicError({ retry, reset }: { retry?: () => void; reset?: () => void }) {
  return (
    <div className="plain-wrap" style={{ paddingBlock: "4rem" }} role="alert">
      <h1>{text("error.title")}</h1>
      <p>{text("error.text")}</p>
      <button type="button" className="plain-button" onClick={() => (retry ?? reset)?.()}>
        {text("error.retry")}
      </button>
    </div>
  )
}
