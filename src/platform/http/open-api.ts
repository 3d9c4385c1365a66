import { z } from 'zod'
import type { Endpoint } from '../endpoint/index.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json

/** The parameters of a schema that is an object, one by one. */
function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: value,
  }))
}

const typeOf = ({ takesFile, takesForm }: Endpoint): string =>
  takesFile ? 'multipart/form-data' : takesForm ? 'application/x-www-form-urlencoded' : 'application/json'

function operationOf(endpoint: Endpoint): Json {
  const body = endpoint.body
    ? {
        content: {
          [typeOf(endpoint)]: {
            schema: schemaOf(endpoint.body, 'input'),
          },
        },
      }
    : undefined
  const answered = endpoint.givesFile
    ? { 'application/octet-stream': {} }
    : { 'application/json': { schema: endpoint.answer ? schemaOf(endpoint.answer, 'output') : {} } }
  return {
    summary: `${endpoint.summary.zh} · ${endpoint.summary.en}`,
    'x-needs': endpoint.needs,
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(body ? { requestBody: body } : {}),
    responses: { 200: { description: 'OK', content: answered }, default: { description: 'application/problem+json' } },
  }
}

/** The OpenAPI 3.1 document of some contracts, written from the same schemas that check the requests. */
export function openApiOf(endpoints: readonly Endpoint[], title: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return { openapi: '3.1.0', info: { title, version }, paths }
}
