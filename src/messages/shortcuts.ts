import { SECTIONS } from './shell.ts';

const section = (id: string) => SECTIONS.find((each) => each.id === id)?.name ?? id;
const goTo = (id: string) => `Go to ${section(id)}`;

/** Words of the dialog of keyboard shortcuts. */
export const SHORTCUT_WORDS = {
  button: 'Keyboard shortcuts',
  title: 'Keyboard shortcuts',
  close: 'Close',
  keys: 'Keys',
  does: 'What they do',
  plain: 'Shortcuts made of letters and signs',
  plainWhy:
    'Switch them off if they get in the way of speech input or of your own habits. Those with Ctrl or Command stay.',
  fields: 'In a text field, Undo and Redo are the field’s own.',
  or: 'or',
  then: 'then',
} as const;

export const SHORTCUT_ACTIONS = {
  help: 'Show this list',
  undo: 'Undo the last change of the plan',
  redo: 'Redo it',
  run: 'Run the audit, from the columns',
  'go data': goTo('data'),
  'go columns': goTo('columns'),
  'go model': goTo('model'),
  'go audit': goTo('audit'),
  'go representation': goTo('representation'),
  'go subgroups': goTo('subgroups'),
  'go report': goTo('report'),
} as const;

/** A key as it is printed on keyboards. */
export function keyWords(chord: string, apple: boolean): string {
  return chord
    .split('+')
    .map((key) =>
      key === 'Mod'
        ? apple
          ? '⌘'
          : 'Ctrl'
        : key === 'Shift'
          ? apple
            ? '⇧'
            : 'Shift'
          : key === 'Enter'
            ? 'Enter'
            : key.toUpperCase(),
    )
    .join(apple ? '' : ' + ');
}
