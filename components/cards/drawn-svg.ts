import { isValidElement, type ReactNode } from "react"

type Props = Readonly<Record<string, unknown>>

const NAMES: Readonly<Record<string, string>> = { viewBox: "viewBox", className: "class" }
const kebab = (name: string) => NAMES[name] ?? name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)
const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
export const asXml = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

/**
 * A drawing made of plain elements as SVG text, for pictures that leave the page (a file, a shared link). The
 * framework does not let its own renderer run here; drawings have no state, so calling them is all it takes.
 */
export function drawnSvg(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return ""
  if (Array.isArray(node)) return node.map((one: ReactNode) => drawnSvg(one)).join("")
  if (!isValidElement<Props>(node)) return asXml(String(node))
  const { type, props } = node
  if (typeof type === "function") return drawnSvg((type as (props: Props) => ReactNode)(props))
  const inside = drawnSvg(props.children as ReactNode)
  if (typeof type !== "string") return inside
  const attributes = Object.entries(props)
    .filter(
      ([name, value]) => name !== "children" && value !== undefined && value !== null && value !== false,
    )
    .map(([name, value]) => ` ${kebab(name)}="${asXml(String(value))}"`)
  const space = type === "svg" ? ' xmlns="http://www.w3.org/2000/svg"' : ""
  return `<${type}${space}${attributes.join("")}>${inside}</${type}>`
}
