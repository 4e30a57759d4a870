import { save } from '../http/save';

/** Saves a picture that is given as an address of SVG. */
export function saveSvg(address: string, name: string): void {
  save(new Blob([svgOf(address)], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** Saves it as PNG, twice as fine as on the screen, on paper of the page's colour. */
export async function savePng(address: string, name: string): Promise<void> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (png) save(png, `${name}.png`);
}

function svgOf(address: string): string {
  return decodeURIComponent(address.slice(address.indexOf(',') + 1));
}
