/// <reference path="./snowball-stemmers.d.ts" />
// The build takes no more of the package than the English stemmer: scripts/first-load/english-stemmer.mjs.
import * as snowball from 'snowball-stemmers'
import { knowStemmers } from './stemmer.ts'

knowStemmers(['english'], snowball)
