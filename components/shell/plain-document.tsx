import "@/components/ui/fonts.css"
import "@/components/ui/field-guide.css"
import "@/components/ui/plain.css"
import { headers } from "next/headers"
import type { ReactNode } from "react"
import { DEFAULT_LANGUAGE, directionOf, type Texts, textsIn } from "@/lib/platform/texts"

/** The document of pages without a kit. Reading the headers makes them dynamic, as the script nonce needs. */
export async function PlainDocument({
  texts = textsIn(DEFAULT_LANGUAGE),
  children,
}: {
  texts?: Texts
  children: ReactNode
}) {
  await headers()
  return (
    <html lang={texts.language} dir={directionOf(texts.language)}>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a className="plain-skip" href="#main">
          {texts.say("site.skip")}
        </a>
        {children}
      </body>
    </html>
  )
}
