import "@/components/ui/fonts.css"
import "@/components/ui/field-guide.css"
import "@/components/ui/plain.css"
import { headers } from "next/headers"
import type { ReactNode } from "react"

/** The document of pages without a kit. Reading the headers makes them dynamic, as the script nonce needs. */
export async function PlainDocument({ lang = "en", children }: { lang?: string; children: ReactNode }) {
  await headers()
  return (
    <html lang={lang}>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a className="plain-skip" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  )
}
