/** Records of an IPTC block that say whose a picture is: by-line, credit, source, copyright notice. */
const IPTC = new Set([80, 110, 115, 116]);
/** The same in XMP, as an attribute or an element. */
const XMP =
  /(?:photoshop:(?:Credit|Source)|dc:(?:rights|creator)|xmpRights:Owner)(?:="([^"]{1,400})"|\s*>([^]{1,800}?)<\/(?:photoshop|dc|xmpRights):)/g;

/** Whose a picture is, as the file itself says; `iptc` as in IPTC-IIM 4.2, `xmp` as XML. Empty: it is silent. */
export function readCredits(iptc: Buffer | undefined, xmp: Buffer | undefined): readonly string[] {
  const text = xmp?.toString('utf8') ?? '';
  const named = [...text.matchAll(XMP)].map(([, attribute, element]) =>
    (attribute ?? element ?? '').replace(/<[^>]*>/g, ' ').trim(),
  );
  return [...readRecords(iptc ?? Buffer.alloc(0)), ...named].filter((credit) => credit !== '');
}

/** Each record is 0x1c, its number in two bytes, its length in two bytes, and so many bytes of text. */
function readRecords(block: Buffer): readonly string[] {
  const records: string[] = [];
  let at = block.indexOf(0x1c);
  while (at >= 0 && at + 5 <= block.length) {
    const length = block.readUInt16BE(at + 3);
    if (block[at + 1] === 2 && IPTC.has(block[at + 2] ?? 0)) {
      records.push(block.toString('utf8', at + 5, at + 5 + length));
    }
    at = block.indexOf(0x1c, at + 5 + length);
  }
  return records;
}
