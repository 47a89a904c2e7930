import "server-only"
import { z } from "zod"
import { type ApiEndpoint, ApiProblem } from "@/lib/platform/api-door"
import { ENDPOINTS } from "./endpoints-queries"
import { KEY_SCOPES } from "./keys-schema"

interface JsonSchema {
  [key: string]: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  description?: string
}

const jsonSchema = (schema: z.ZodType, io: "input" | "output"): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io })
  return rest as JsonSchema
}

const name = (key: string) => `${key[0]?.toUpperCase()}${key.slice(1)}`

function parametersOf({ path, params }: ApiEndpoint) {
  const { properties = {}, required = [] } = jsonSchema(params, "input")
  return Object.entries(properties).map(([key, { description, ...schema }]) => {
    const isInPath = path.includes(`{${key}}`)
    return {
      name: key,
      in: isInPath ? "path" : "query",
      required: isInPath || required.includes(key),
      ...(description ? { description } : {}),
      schema,
    }
  })
}

const HEADERS = {
  ETag: { description: "Send it as If-None-Match next time.", schema: { type: "string" } },
  "RateLimit-Limit": { description: "Questions allowed in a minute.", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Those that are left.", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until they are counted anew.", schema: { type: "integer" } },
}

const REFUSALS = {
  400: "A parameter was not understood; it is named.",
  401: "No key, or one that does not work any more.",
  403: "The key is not allowed to read this, or the question came over plain http.",
  404: "There is nothing at this address.",
  429: "Too many questions; Retry-After says how many seconds to wait.",
  500: "Our mistake.",
} as const

const refusals = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, description]) => [
    status,
    {
      description,
      ...(status === "429" ? { headers: { "Retry-After": { schema: { type: "integer" } } } } : {}),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]),
)

function operationOf(key: string, one: ApiEndpoint) {
  const isPaged = "cursor" in (jsonSchema(one.params, "input").properties ?? {})
  return {
    operationId: key,
    summary: one.summary,
    description: `The key needs the scope \`${one.scope}\`.`,
    tags: [one.scope],
    security: [{ key: [] }],
    parameters: [
      ...parametersOf(one),
      { name: "If-None-Match", in: "header", required: false, schema: { type: "string" } },
    ],
    responses: {
      200: {
        description: "The answer.",
        headers: {
          ...HEADERS,
          ...(isPaged
            ? { Link: { description: 'rel="next": the next page.', schema: { type: "string" } } }
            : {}),
        },
        content: {
          "application/json": {
            schema: { $ref: `#/components/schemas/${name(key)}` },
            example: one.example,
          },
        },
      },
      304: { description: "Nothing changed since the ETag that was sent." },
      ...refusals,
    },
  }
}

/** The interface for programs as OpenAPI 3.1, made of the very shapes that check its questions and answers. */
export function apiDescription() {
  const all = Object.entries(ENDPOINTS) as unknown as [string, ApiEndpoint][]
  return {
    openapi: "3.1.0",
    info: {
      title: "Slackline, read-only interface",
      version: "1.0.0",
      description:
        "Cats, stays, figures and reports of one shelter as JSON. Nothing can be changed here, and nothing names adopters or staff. Fields may be added; none is taken away within version 1.",
    },
    servers: [{ url: "/api/v1" }],
    tags: KEY_SCOPES.map(({ key, help }) => ({ name: key, description: help })),
    paths: Object.fromEntries(all.map(([key, one]) => [one.path, { get: operationOf(key, one) }])),
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key made on the page Keys for programs." },
      },
      schemas: {
        ...Object.fromEntries(all.map(([key, { answer }]) => [name(key), jsonSchema(answer, "output")])),
        Problem: jsonSchema(ApiProblem, "output"),
      },
    },
  }
}
