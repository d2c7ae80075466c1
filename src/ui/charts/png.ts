/** Pixels of the file for each of the drawing. */
const SCALE = 2;

/** An SVG document drawn into a PNG of twice its size, on a background of one colour. Needs a page. */
export async function pngOf(svg: string, background: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas to draw into');
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture of that size'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
