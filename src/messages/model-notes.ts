import type { ModelNote } from '../models.ts';
import { errorMessage } from './errors.ts';

/** What a person is told of a model that can be used, one sentence or two. */
export function modelNote(note: ModelNote): string {
  switch (note.kind) {
    case 'weights-left-out':
      return `${note.path} is left out. ${errorMessage(note.problem.code, note.problem.details).what}`;
    case 'labels-unnamed':
      return 'The model’s labels have no names, only numbers. What each stands for is written where the model came from.';
    case 'activation-assumed':
      return note.activation === 'sigmoid'
        ? 'The files do not say whether several labels may hold for one text; it is assumed that they may.'
        : 'The files do not say whether several labels may hold for one text; it is assumed that one of them does.';
    case 'no-token-limit':
      return 'The files do not say how long a text may be. A text longer than the model can read will fail, and be named.';
  }
}
