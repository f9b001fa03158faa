import { type ComponentType, lazy, Suspense } from 'react'

function Nothing() {
  return null
}

/** A part of a view that most windows do not begin with: nothing stands in its place until its file has come, or where that cannot be had. */
export function latePart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy<ComponentType<P>>(async () => ({ default: await load().catch((): ComponentType<P> => Nothing) }))
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, where its module begins.
  return function LatePart(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}
