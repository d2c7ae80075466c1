export const GAP = 26;
export const LEFT = 44;
export const HEAD = 46;
const FOOT = 26;
export const TITLES = 22;
const LARGEST = 230;

interface PanelLayout {
  readonly columns: number;
  readonly side: number;
  readonly height: number;
}

export function panelLayout(width: number, panels: number): PanelLayout {
  const columns = Math.min(panels, width < 620 ? 2 : panels === 4 ? 4 : 3);
  const side = Math.min(LARGEST, (width - LEFT - (columns - 1) * GAP - 8) / columns);
  const rows = Math.ceil(panels / columns);
  return { columns, side, height: TITLES + rows * (HEAD + side) + FOOT + TITLES };
}
