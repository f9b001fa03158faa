import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

declare global {
  interface Window {
    readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
  }
}

/** WCAG 2.2 AA, and what axe counts as good practice. */
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations', 'incomplete'],
}

/** One line for each element that breaks a rule: the rule, the element, and what is wrong with it. */
export async function findAccessibilityViolations(page: Page): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  // Evaluated, not added as a script element: the page's security policy would rightly refuse that.
  await page.evaluate(source)
  const { violations, passes } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS)
  if (violations.length === 0 && passes.length === 0) throw new Error('axe checked nothing on this page')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`),
  )
}

/** Fails with the list of violations, if there is any. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  // The frame stands before what it is about to show: without this wait the frame alone would be judged.
  await expect(page.locator('h1').first()).toBeAttached()
  expect(await findAccessibilityViolations(page), `what axe finds in ${view}`).toEqual([])
}
