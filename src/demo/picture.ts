import { createHash } from 'node:crypto';
import { html as svg } from 'hono/html';
import sharp from 'sharp';
import type { Markup } from './layout.ts';
import type { Story } from './story.ts';

const WIDTH = 1200;
const HEIGHT = 675;

/** A drawn harbour as SVG: sky, sun, cranes, sea and a ship, each story's a little different and always the same. */
function drawPicture(story: Story): Markup {
  const { hue, sun, ship, cranes } = chooseScene(story);
  const sky = 180 + (hue % 50);
  const quay = 430;
  const stand = Array.from({ length: cranes }, (_, index) => drawCrane(640 + index * 170, quay));
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>${describePicture(story)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="hsl(${sky} 38% 80%)"/>
<circle cx="${150 + sun * 3}" cy="${130 + (sun % 90)}" r="58" fill="hsl(${hue % 60} 75% 84%)"/>
<path d="M0 ${quay} L180 340 L330 395 L520 300 L760 405 L1200 330 V${quay} Z" fill="hsl(${sky} 22% 62%)"/>
${stand}<rect y="${quay}" width="${WIDTH}" height="${HEIGHT - quay}" fill="hsl(${sky + 15} 42% 34%)"/>
${drawShip(80 + (ship % 160), quay + 70, hue)}</svg>
`;
}

/** The same as PNG: no network takes SVG. */
export async function paintPicture(story: Story): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = await drawPicture(story);
  return new Uint8Array(await sharp(Buffer.from(drawing.toString())).png().toBuffer());
}

/** The alt text of a story's picture. */
export function describePicture(story: Story): string {
  return `Drawing of a container ship and ${chooseScene(story).cranes} cranes in front of low hills`;
}

function chooseScene({ slug }: Story): Record<'hue' | 'sun' | 'ship' | 'cranes', number> {
  const [hue = 0, sun = 0, ship = 0, cranes = 0] = createHash('sha256').update(slug).digest();
  return { hue, sun, ship, cranes: 2 + (cranes % 3) };
}

function drawCrane(x: number, quay: number): Markup {
  return svg`<path d="M${x} ${quay} V240 M${x + 60} ${quay} V240 M${x - 120} 240 H${x + 130} M${x + 30} 175 V240 M${x - 110} 240 L${x + 30} 175 L${x + 120} 240" fill="none" stroke="#2d3a45" stroke-width="10"/>
`;
}

function drawShip(x: number, waterline: number, hue: number): Markup {
  const boxes = Array.from({ length: 6 }, (_, index) => {
    const height = 40 + ((hue >> (index % 5)) % 3) * 22;
    return svg`<rect x="${x + 70 + index * 52}" y="${waterline - 70 - height}" width="48" height="${height}" fill="hsl(${(hue + index * 47) % 360} 45% 46%)"/>
`;
  });
  return svg`${boxes}<path d="M${x} ${waterline - 70} H${x + 460} L${x + 415} ${waterline} H${x + 40} Z" fill="#8f2f2a"/>
<rect x="${x + 385}" y="${waterline - 150}" width="40" height="80" fill="#f1ede2"/>
`;
}
