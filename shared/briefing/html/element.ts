import type { Element, ElementContent, Properties } from 'hast'

/** An element of the document. A text among its children is text, whatever signs it has. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string | readonly ElementContent[])[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap((child): readonly ElementContent[] => {
      if (typeof child === 'string') return [{ type: 'text', value: child }]
      return 'type' in child ? [child] : child
    }),
  }
}

/** Each with a line feed after it, so that a person who looks at the file sees lines. */
export function onLines(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    const isBreak = node.type === 'text' && node.value === '\n'
    const next = nodes[index + 1]
    const broken = isBreak || (next?.type === 'text' && next.value.startsWith('\n'))
    return broken ? [node] : [node, { type: 'text', value: '\n' }]
  })
}
