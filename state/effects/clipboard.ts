import {copy} from './copy.ts';
import type {Handlers} from './handler.ts';

export const clipboardEffects = {
  'text.copy': copy,
  'values.copy': copy,
  'document.copy': copy,
} satisfies Partial<Handlers>;
