"use client"
import { useSpokenWords } from "@/components/public/spoken-words"
import { useRetryWhenBack } from "@/components/shell/use-retry-when-back"

export default function PublicError({ retry }: { retry: () => void }) {
  const { say } = useSpokenWords()
  useRetryWhenBack(retry)
  return (
    <div className="plain-wrap" style={{ paddingBlock: "4rem" }} role="alert">
      <h1>{say("error.title")}</h1>
      <p>{say("error.text")}</p>
      <button type="button" className="plain-button" onClick={() => retry()}>
        {say("error.retry")}
      </button>
    </div>
  )
}
