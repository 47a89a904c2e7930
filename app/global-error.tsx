"use client"
import { useEffect } from "react"

/** The last resort: even the frame could not be drawn. */
export default function GlobalError({ retry }: { retry: () => void }) {
  // The cause is almost always a database on its way back; asking again is what a person would do.
  useEffect(() => {
    const timer = setTimeout(retry, 3000)
    return () => clearTimeout(timer)
  }, [retry])
  return (
    <html lang="en">
      <body>
        <main>
          <h1>This page could not be shown</h1>
          <p>Nothing you saved is lost. The page tries again by itself in a few seconds.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
