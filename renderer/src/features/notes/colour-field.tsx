import { useId, useState } from 'react'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { MeaningInput } from '../../ui/meaning-input.tsx'
import { words } from '../../words/words.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import { useNameColour } from '../../workspace/name-colour.ts'
import styles from './colour-field.module.css'

interface ColourFieldProps {
  readonly colour: Colour
  onChange(colour: Colour): void
}

/** The six colours, each with what it means to the person, and a way to say so. */
export function ColourField({ colour, onChange }: ColourFieldProps) {
  const id = useId()
  const meanings = useColourMeanings()
  const nameColour = useNameColour()
  const [naming, setNaming] = useState(false)
  return (
    <div className={styles['field']}>
      <fieldset className={styles['colours']}>
        <legend className={styles['label']}>{words.notes.colour}</legend>
        {COLOURS.map((item) => (
          <label key={item} className={styles['colour']} title={colourName(meanings, item)}>
            <input
              type="radio"
              name={`${id}-colour`}
              checked={colour === item}
              aria-label={colourName(meanings, item)}
              onChange={() => onChange(item)}
            />
            <ColourMark colour={item} />
            {meanings[item] === undefined ? null : <span className={styles['meaning']}>{meanings[item]}</span>}
          </label>
        ))}
      </fieldset>
      {naming ? (
        <div className={styles['naming']}>
          <MeaningInput
            key={colour}
            label={words.writing.meaningOf(words.colours[colour])}
            meaning={meanings[colour] ?? ''}
            example={words.writing.meaningExample}
            focused
            onDone={(meaning) => {
              if (meaning !== null) nameColour(colour, meaning)
              setNaming(false)
            }}
          />
        </div>
      ) : (
        <span>
          <Button look="quiet" size="small" onPress={() => setNaming(true)}>
            {meanings[colour] === undefined ? words.writing.nameColour : words.writing.renameColour}
          </Button>
        </span>
      )}
    </div>
  )
}
