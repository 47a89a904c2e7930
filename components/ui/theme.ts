"use client"
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core"

const spruce: MantineColorsTuple = [
  "#eaf4f0",
  "#d5e6de",
  "#acccbf",
  "#80b19d",
  "#5c9a81",
  "#448c6e",
  "#378564",
  "#287253",
  "#1f4d3f",
  "#163b30",
]
const marker: MantineColorsTuple = [
  "#fff0e6",
  "#fbdfce",
  "#f4bd9d",
  "#ec9868",
  "#e6793c",
  "#e26521",
  "#d9570f",
  "#c14a08",
  "#b4470d",
  "#8f3504",
]

// The kit's own defaults miss the contrast of WCAG 2.2 AA in places; these were measured with axe in both schemes.
export const theme = createTheme({
  primaryColor: "spruce",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { spruce, marker },
  fontFamily: "var(--font-text)",
  headings: { fontFamily: "var(--font-display)", fontWeight: "600" },
  defaultRadius: "sm",
  cursorType: "pointer",
  components: {
    // Advice is a note; what went wrong says role="alert" itself.
    // The kit's red and yellow titles miss the contrast on paper: the frame says which kind it is.
    Alert: { defaultProps: { role: "note" }, styles: { title: { color: "var(--ink)" } } },
    Anchor: { defaultProps: { underline: "always" } },
    CloseButton: { defaultProps: { "aria-label": "Close" } },
    Radio: { defaultProps: { size: "md" } },
    Table: { defaultProps: { verticalSpacing: "xs", highlightOnHover: true } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-placeholder": "#66736b",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-default": "var(--paper-raised)",
    "--mantine-color-default-border": "#8d866f",
    "--mantine-color-anchor": "var(--spruce)",
  },
  dark: {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-placeholder": "#9aa59d",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-default": "var(--paper-raised)",
    "--mantine-color-default-border": "#6d7a72",
    "--mantine-color-anchor": "var(--spruce)",
  },
})
