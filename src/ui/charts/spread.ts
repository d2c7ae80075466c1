/**
 * Places along a line moved apart until each has its room, as little as possible and in their order: neighbours that
 * overlap become a block around the mean of where they want to be. Stays between `low` and `high` where all fit.
 */
export function spread(wanted: readonly number[], room: number, low: number, high: number): number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  const blocks: { members: number[]; centre: number }[] = [];
  const half = (block: { members: readonly number[] }) => (block.members.length * room) / 2;
  const settle = (block: { members: number[]; centre: number }) => {
    const most = Math.max(low, high - 2 * half(block)) + half(block);
    block.centre = Math.min(Math.max(block.centre, low + half(block)), most);
  };
  for (const { i } of order) {
    let block = { members: [i], centre: wanted[i] };
    settle(block);
    for (
      let last = blocks.at(-1);
      last && last.centre + half(last) > block.centre - half(block);
      last = blocks.at(-1)
    ) {
      blocks.pop();
      const members = [...last.members, ...block.members];
      const centre = members.reduce((sum, member) => sum + wanted[member], 0) / members.length;
      block = { members, centre };
      settle(block);
    }
    blocks.push(block);
  }
  const placed = new Array<number>(wanted.length);
  for (const block of blocks) {
    block.members.forEach((member, k) => {
      placed[member] = block.centre - half(block) + room * (k + 0.5);
    });
  }
  return placed;
}
