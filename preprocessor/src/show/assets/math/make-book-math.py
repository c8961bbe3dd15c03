#!/usr/bin/env python3
"""Make book-math.woff2 and book-math.txt from Latin Modern Math.

    make-book-math.py latinmodern-math.otf

The font is version 1.959 as Debian's package fonts-lmodern has it, in
/usr/share/texmf/fonts/opentype/public/lm-math. Needs fonttools and brotli. Writes beside itself.

What is changed, and why:
1. Only the characters below are kept, without hints: 124 KB instead of 717 KB.
2. Primes are those for script size. MathML puts them into a superscript, and Chromium does not ask a
   font for the forms it has for there (the feature `ssty`).
3. The arrow of vectors (U+20D7) is drawn left of its origin, as a combining mark; in MathML it is an
   operator above a letter, so it is moved to its origin and its accent point to its middle.
4. It has another name, as the GUST Font License asks of a changed font.
"""

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter, parse_unicodes, save_font
from fontTools.ttLib import TTFont

NAME = "Book Math"
POSTSCRIPT_NAME = "BookMath-Regular"

# What the LaTeX of the field becomes: letters of every style, accents, spaces, operators, relations,
# arrows, fences. Where the font has no character of a range, the browser takes another font's.
CHARACTERS = """
U+0020-007E U+00A0 U+00A7-00A9 U+00AC U+00AF-00B1 U+00B4 U+00B6 U+00B7 U+00D7 U+00F7 U+0131 U+0237
U+02C6 U+02C7 U+02D8-02DD U+0300-030C U+0332 U+0338 U+0391-03C9 U+03D1 U+03D5 U+03D6 U+03F0-03F5
U+2002-200A U+2010-205F U+2061-2064 U+20D6 U+20D7 U+20DB U+20DC
U+2102 U+210A-2113 U+2115 U+2118-211D U+2124-2138 U+2190-21FF U+2200-22FF U+2300-23FF
U+25A0-25FF U+2660-266F U+2713 U+27C0-27FF U+2900-29FF U+2A00-2AFF
U+1D400-1D503 U+1D538-1D56B U+1D5A0-1D5D3 U+1D670-1D755 U+1D7CE-1D7E1 U+FE00 U+FE01
"""

PRIMES = range(0x2032, 0x2038)
VECTOR_ARROW = 0x20D7


def script_forms(font):
    """The glyphs that the feature `ssty` puts in the place of others."""
    table = font["GSUB"].table
    forms = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "ssty":
            continue
        for index in record.Feature.LookupListIndex:
            for rules in table.LookupList.Lookup[index].SubTable:
                rules = getattr(rules, "ExtSubTable", rules)
                for glyph, others in getattr(rules, "alternates", {}).items():
                    forms[glyph] = others[0]
                forms.update(getattr(rules, "mapping", {}))
    return forms


def small_primes(font):
    forms = script_forms(font)
    for table in font["cmap"].tables:
        for code in PRIMES:
            glyph = table.cmap.get(code)
            if glyph in forms:
                table.cmap[code] = forms[glyph]


def move_to_origin(font, code):
    glyph = font.getBestCmap()[code]
    glyphs = font.getGlyphSet()
    bounds = BoundsPen(glyphs)
    glyphs[glyph].draw(bounds)
    left, _, right, _ = bounds.bounds
    width = round(right - left)

    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    old = strings[glyph]
    pen = T2CharStringPen(width, glyphs)
    glyphs[glyph].draw(TransformPen(pen, (1, 0, 0, 1, -left, 0)))
    strings[glyph] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][glyph] = (width, 0)

    accents = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    covered = accents.TopAccentCoverage.glyphs
    if glyph in covered:
        accents.TopAccentAttachment[covered.index(glyph)].Value = round(width / 2)


def subset(font):
    options = Options()
    options.flavor = "woff2"
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.drop_tables += ["FFTM"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    return options


def rename(font):
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = NAME
        elif record.nameID == 6:
            record.string = POSTSCRIPT_NAME


def ranges(codes):
    """`U+0041` or `U+0041-005A` for each stretch of successive codes."""
    start = end = None
    for code in [*sorted(codes), None]:
        if start is not None and code != end + 1:
            yield f"U+{start:04X}" if start == end else f"U+{start:04X}-{end:04X}"
            start = None
        if start is None:
            start = code
        end = code


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    # The time of its making would make every font another one.
    font = TTFont(sys.argv[1], recalcTimestamp=False)
    small_primes(font)
    move_to_origin(font, VECTOR_ARROW)
    options = subset(font)
    rename(font)
    here = Path(__file__).resolve().parent
    save_font(font, here / "book-math.woff2", options)
    listed = "\n".join(ranges(font.getBestCmap()))
    (here / "book-math.txt").write_text(listed + "\n")


if __name__ == "__main__":
    main()
