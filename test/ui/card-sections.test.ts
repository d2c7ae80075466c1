import { expect, it } from 'vitest';
import { cardSections } from '../../src/ui/features/model/card-sections.ts';

it('gives the sections of a card as plain text', () => {
  const card = `---
license: mit
---
Opening **words** with \`code\` and a [link](https://example.org/a).

## Limits ##
- one <b>bold</b>
  goes on
* two

| label | AUC |
|:---|---:|
| hate | 0.9 |

\`\`\`
# no heading
\`\`\`
### Empty`;
  expect(cardSections(card)).toEqual([
    {
      heading: '',
      blocks: [{ kind: 'paragraph', text: 'Opening words with code and a link (https://example.org/a).' }],
    },
    {
      heading: 'Limits',
      blocks: [
        { kind: 'list', items: ['one bold goes on', 'two'] },
        { kind: 'table', head: ['label', 'AUC'], rows: [['hate', '0.9']] },
        { kind: 'paragraph', text: '# no heading' },
      ],
    },
    { heading: 'Empty', blocks: [] },
  ]);
});

it('leaves names with underscores whole', () => {
  expect(cardSections('`prompt_injection` and not_toxic *are* labels')[0].blocks).toEqual([
    { kind: 'paragraph', text: 'prompt_injection and not_toxic are labels' },
  ]);
});
