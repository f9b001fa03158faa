/** The pieces of a text, in order. They stand beside each other: looking through all that is in them would take long. */
export function chunkElements(text: Element): readonly HTMLElement[] {
  const first = text.querySelector('[data-from]')
  return [...(first?.parentElement?.children ?? [])].filter((element) => element instanceof HTMLElement)
}

/** The first of elements that stand below each other whose lower edge is below `top`. */
export function firstBelow<E extends Element>(elements: ArrayLike<E>, top: number): E | null {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1
    else high = middle
  }
  return elements[low] ?? null
}

/** The first block of a text that reaches below `top`, in CSS pixels of the window. Only what is in view is looked at: measuring the rest would lay it out. */
export function blockInView(text: Element, top: number): Element | null {
  const chunk = firstBelow(chunkElements(text), top)
  if (chunk === null) return null
  return firstBelow(chunk.querySelectorAll('[data-block]'), top)
}
