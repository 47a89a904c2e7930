import "@mantine/core/styles.css"
import "@mantine/notifications/styles.css"
import "@/components/ui/fonts.css"
import "@/components/ui/field-guide.css"
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from "@mantine/core"
import { Notifications } from "@mantine/notifications"
import { headers } from "next/headers"
import type { ReactNode } from "react"
import { cssVariables, theme } from "@/components/ui/theme"

/** The document of the wings that use the staff kit. Reading the nonce makes every page dynamic, as a strict policy needs. */
export async function KitDocument({ lang = "en", children }: { lang?: string; children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined
  return (
    <html lang={lang} {...mantineHtmlProps}>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <Notifications position="bottom-right" />
          {children}
        </MantineProvider>
      </body>
    </html>
  )
}
