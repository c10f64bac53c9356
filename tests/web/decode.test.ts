import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/web/decode.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('decodeText', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['a byte order mark before anything else', Buffer.from('\ufeffé'), 'text/xml; charset=iso-8859-1', 'é'],
    ['UTF-16 with a mark', Buffer.from('\ufeffé', 'utf16le'), null, 'é'],
    ['UTF-16 without a mark', Buffer.from('<a>é', 'utf16le'), null, '<a>é'],
    ['the HTTP charset', latin('\xe9'), 'text/html; charset="ISO-8859-1"', 'é'],
    [
      'HTTP before the prolog',
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?>é'),
      'text/xml;charset=utf-8',
      '<?xml version="1.0" encoding="koi8-r"?>é',
    ],
    [
      'the XML prolog',
      latin('<?xml version="1.0" encoding="windows-1251"?>\xcf'),
      'text/xml',
      '<?xml version="1.0" encoding="windows-1251"?>П',
    ],
    [
      'the meta charset',
      latin('<html><meta charset=shift_jis>\x83\x65'),
      null,
      '<html><meta charset=shift_jis>テ',
    ],
    [
      'http-equiv',
      latin('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">\xc4\xe3'),
      null,
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">你',
    ],
    ['an unknown charset as UTF-8', Buffer.from('é'), 'text/html; charset=klingon', 'é'],
    [
      'a prolog that calls bytes UTF-16',
      Buffer.from('<?xml version="1.0" encoding="utf-16"?>é'),
      null,
      '<?xml version="1.0" encoding="utf-16"?>é',
    ],
    ['windows-1252 when nothing else fits', latin('\x93caf\xe9\x94 \x80 5'), null, '“café” € 5'],
    ['windows-1252 under the name of latin1', latin('\x92'), 'text/html; charset=latin1', '’'],
    [
      'windows-1252 that says it is UTF-8',
      latin('caf\xe9 cr\xe8me \x97 d\xe9j\xe0'),
      'text/html; charset=utf-8',
      'café crème — déjà',
    ],
    ['UTF-8 that is called latin1', Buffer.from('café'), 'text/html; charset=iso-8859-1', 'café'],
    [
      'UTF-8 that is called gb2312',
      Buffer.from('海港在冬天关闭了'),
      'text/xml; charset=gb2312',
      '海港在冬天关闭了',
    ],
    [
      'a charset of several bytes that looks like UTF-8 for a letter',
      latin('\xc3\xa9'),
      'text/xml; charset=gb2312',
      '茅',
    ],
    [
      'the XML prolog behind a warning',
      latin('<br /><b>Warning</b>: line 1<br /><?xml version="1.0" encoding="koi8-r"?>\xf0'),
      null,
      '<br /><b>Warning</b>: line 1<br /><?xml version="1.0" encoding="koi8-r"?>П',
    ],
  ])('reads %s', (_, bytes, contentType, text) => {
    expect(decodeText(bytes, contentType)).toBe(text);
  });

  it('keeps UTF-8 that has one damaged byte', () => {
    const bytes = Buffer.concat([Buffer.from('für Bücher, Äpfel, Öfen'), Buffer.from([0xff])]);
    expect(decodeText(bytes, 'text/html; charset=utf-8')).toBe('für Bücher, Äpfel, Öfen\ufffd');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, type) => typeof decodeText(bytes, type) === 'string'),
    );
  });
});
