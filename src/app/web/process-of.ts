import type { AnyProcess } from '#kernel/process'

const definitions = import.meta.glob<Record<string, unknown>>(
  ['../../domains/*/process.ts', '../../domains/*/process/*.ts', '!../../domains/*/process/*.test.ts'],
  {
    eager: true,
  },
)

const isProcess = (value: unknown): value is AnyProcess =>
  typeof value === 'object' && value !== null && 'states' in value && 'actions' in value && 'startBy' in value

const all = Object.values(definitions).flatMap((module) => Object.values(module).filter(isProcess))

/** The definition a case began with, or the newest of that name; undefined when no domain defines it. */
export function findProcess(name: string, version: number): AnyProcess | undefined {
  const named = all.filter((process) => process.name === name)
  return named.find((process) => process.version === version) ?? named.sort((a, b) => b.version - a.version)[0]
}
