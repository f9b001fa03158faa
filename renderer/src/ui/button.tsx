import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly size?: 'normal' | 'small'
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', size = 'normal', ...props }: ButtonProps) {
  const names = [styles['button'], look === 'plain' ? '' : styles[look], size === 'small' ? styles['small'] : '']
  return <AriaButton {...props} className={names.filter(Boolean).join(' ')} />
}
