/// <reference path="./snowball-stemmers.d.ts" />
import * as snowball from 'snowball-stemmers'
import { ALGORITHMS, knowStemmers } from './stemmer.ts'

knowStemmers([...ALGORITHMS.values()], snowball)
