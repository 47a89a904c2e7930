"use client"
import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core"
import NextLink from "next/link"
import type { ReactNode } from "react"

interface To {
  href: string
  children: ReactNode
}

// A server component cannot hand the router's link to the kit, so the two meet here.

/** A link in running text. */
export const TextLink = (props: AnchorProps & To) => (
  <Anchor component={NextLink} prefetch={false} {...props} />
)

/** A link that looks like a button. */
export const ButtonLink = (props: ButtonProps & To) => (
  <Button component={NextLink} prefetch={false} {...props} />
)
