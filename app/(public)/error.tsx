"use client"
import { text } from "@/components/public/text"

export default function PublicError({ retry }: { retry: () => void }) {
  return (
    <div className="plain-wrap" style={{ paddingBlock: "4rem" }} role="alert">
      <h1>{text("error.title")}</h1>
      <p>{text("error.text")}</p>
      <button type="button" className="plain-button" onClick={() => retry()}>
        {text("error.retry")}
      </button>
    </div>
  )
}
