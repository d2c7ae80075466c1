import { joinBytes } from '../../support/join-bytes.ts';

/** What the reference program made of {@link zstdTable} at its level 19, with a check sum. */
const TABLE =
  'KLUv/WRDDtUfACpvHA0XgJek6cxohxEpl1xk+FKjTaRoehM6pzDtAMAAvgDHPDOZj3lmMh/zzGQ+ZZapfMosU/mUWaZyiSqTJrrEoUkTXcLQpImu0aQLuQSRSS7kEoRMciGXKJnkMshVvb2YXqW3F9Krvb30IcZCEEavKCEQihfBEITDh6gQCIZXUAhC4UUsBALxIU4IAuEVJARCeREjBIF8CBMCYbyiIQiDG1EhEGoPUUIQzq5gCASzjTghCGUPQSEQaFcsBIFsI0wIhO4hSAgCd8UIgbBtRAlBGHuIhkCoiagQhLMRFALBPARDEMpEnBAItBEkBIE8xEIgdCJMCAI3oiEQ9hAjBGEsQAEEAGBAOEAAA0IAAwRnn7N3Njn7nL2zydnn7J1NZx+zZzaZfcye2WT2MXtmk9nHbJZNZZ+yWTaVfcpm2VR2iSqbZRPtEoc2aRPtEoY2aRPtEoU2aRfaJYhskl3ILkHIJtmF7BIlm2QXskuQ7HaX7hLrbnfpLjG62126hxjrbnfhHtzlLtyDu9yFe3CX23CP7W6b7bHdbbM9trtttsc2GduMPcYmY5uxx9hkbDP2GJuMberVpDb1alKbejWpT70zOZ/zzuR8zjuT8znvTOavOCl+iq84KX4O3+Hk8HP4DieHn8N3OB1+Dp/hZPgxfIaT4cfwGU6GH8NpOBV+CmfhVPgpnIVT4SWqcBZOhZc4xEmciJcwxEmciJcoxEm8EC9BxEl4IbwEIZyEF8JLlHASXggvQcJLeCkvsfKWl/ISo7zlpXyIsfKWl/JBXvJCPshLXsgHeckN+SDvuBkf4x0342O842Z8jJNxM/gYnAxuBh+Dk8HN4GNwMrgZfLVJbVN7tUltU3u1Se1Te7VJm+qrTqqb6qtOqp/qq06qn+o7nZx+Tt/p5PRz+k6n08/pO51MP6bPdDL9mD7TyfRjOk0n00/pLJ1KP6WzdCq9RJXO0qn0Eqd0UifqJQx1UifqJQp1Ui/USxB1Ui+klyCkk/RCeomSTtIL6SVIekkvpJdYe9tLe4nR3vbSPsRYe9tL+2gve2Ef7GUv7IO97IZ9sJfdrI/1rpv1sd51sz7WybpZH6OT0c3oY3Qyuhl9jE5GN6NvdFLcFF9xUtwUA4FxqBGo3LL9PwOBL6cDEYCIH3HknDbaL5UohDFRgaaJhAxHqCh2VKNmnKl0uVSiEMZEBZomEjIcoaLYUY2acabS5VKJQhgTFWiaSMg4MPBfyMW3lMVXWsWlFIqftIkraRIfKREPKRD/UQ/XUQ5/oxo+oxjORS28oil8oqbhRw9ffrz40cWHH6985C028QHhAeAsiKYCwQPCA8JdYgGtXkQ/tHoOfdhS7gse4FBIqipNFuES';

export function zstdTable(): { readonly packed: Uint8Array<ArrayBuffer>; readonly text: string } {
  const rows = Array.from(
    { length: 400 },
    (_, row) => `${row},${'FM'[row % 2]},${(((row * 37) % 101) / 10).toFixed(1)}`,
  );
  return { packed: new Uint8Array(Buffer.from(TABLE, 'base64')), text: `id,sex,score\n${rows.join('\n')}\n` };
}

/** A frame of one raw block. */
export function rawFrame(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const block = (bytes.length << 3) | 1;
  const frame = new Uint8Array(HEADER.length + 3 + bytes.length);
  frame.set([...HEADER, block & 255, (block >> 8) & 255, block >> 16]);
  frame.set(bytes, HEADER.length + 3);
  return frame;
}

/** Bytes in frames of raw blocks, one after the other. */
export function rawFrames(text: string, frameBytes = 60_000): Uint8Array<ArrayBuffer> {
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < text.length; from += frameBytes) frames.push(rawFrame(text.slice(from, from + frameBytes)));
  return joinBytes(frames);
}

/** A frame of the reference program that unpacks to 2600 rows of 504 bytes, all alike. */
const ALIKE =
  'KLUv/aCY9BMAhAAAIHgsMgoCAAb++isfeBVcAUwAAAh4AQD8/zkQAlwAAAACAFr+IAdQFQABTAAACHgBAPz/ORACXAAAAAIAq/4ghycVAAFMAAAIeAEA/P85EAJUAAAAAgD8/iAHPwWAXAAAAAIAKf4gh2gVAAFMAAAIeAEA/P85EAJdAAAAAgAS8yAHQBUAAQ==';

export function alikeFrame(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(ALIKE, 'base64'));
}

/** The mark, no options, a window of 8 MiB. */
const HEADER = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 13 << 3];
