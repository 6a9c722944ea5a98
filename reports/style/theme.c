/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/style/theme.h"

static const TextStyle STYLES[STYLE_COUNT] = {
    [STYLE_COVER_TITLE] = {FACE_BOLD, 26, 32, COLOUR_NAVY, false},
    [STYLE_COVER_SUBTITLE] = {FACE_REGULAR, 13, 17, COLOUR_MUTED, false},
    [STYLE_TITLE] = {FACE_BOLD, 17, 21.5, COLOUR_NAVY, false},
    [STYLE_SECTION] = {FACE_BOLD, 13, 17, COLOUR_NAVY, false},
    [STYLE_SUBSECTION] = {FACE_SEMIBOLD, 11, 14, COLOUR_NAVY, false},
    [STYLE_SUBTITLE] = {FACE_REGULAR, 10, 13, COLOUR_MUTED, false},
    [STYLE_BODY] = {FACE_REGULAR, 10.5, 13.5, COLOUR_INK, false},
    [STYLE_BODY_STRONG] = {FACE_SEMIBOLD, 10.5, 13.5, COLOUR_INK, false},
    [STYLE_BODY_ITALIC] = {FACE_ITALIC, 10.5, 13.5, COLOUR_INK, false},
    [STYLE_BODY_LINK] = {FACE_REGULAR, 10.5, 13.5, COLOUR_BLUE, false},
    [STYLE_TABLE_HEAD] = {FACE_SEMIBOLD, 9, 11.5, COLOUR_INK, false},
    [STYLE_TABLE] = {FACE_REGULAR, 9.5, 12, COLOUR_INK, false},
    [STYLE_TABLE_STRONG] = {FACE_SEMIBOLD, 9.5, 12, COLOUR_INK, false},
    [STYLE_TABLE_MUTED] = {FACE_REGULAR, 9.5, 12, COLOUR_MUTED, false},
    [STYLE_NUMBER] = {FACE_REGULAR, 9.5, 12, COLOUR_INK, true},
    [STYLE_NUMBER_STRONG] = {FACE_SEMIBOLD, 9.5, 12, COLOUR_INK, true},
    [STYLE_FIGURE] = {FACE_BOLD, 24, 29, COLOUR_NAVY, false},
    [STYLE_AXIS] = {FACE_REGULAR, 8.5, 10.5, COLOUR_MUTED, false},
    [STYLE_LABEL] = {FACE_REGULAR, 9, 11.5, COLOUR_INK, false},
    [STYLE_LABEL_STRONG] = {FACE_SEMIBOLD, 9, 11.5, COLOUR_INK, false},
    [STYLE_VALUE] = {FACE_SEMIBOLD, 8.5, 10.5, COLOUR_INK, false},
    [STYLE_NOTE] = {FACE_REGULAR, 8, 10.5, COLOUR_MUTED, false},
    [STYLE_RUNNING] = {FACE_REGULAR, 8, 10, COLOUR_MUTED, false},
    [STYLE_DIGEST] = {FACE_REGULAR, 7.5, 9.5, COLOUR_INK, true},
    [STYLE_STAMP] = {FACE_BOLD, 9, 11.5, COLOUR_RED, false},
};

static const char *const FILES[FACE_COUNT] = {
    [FACE_REGULAR] = "Inter-Regular.otf",
    [FACE_ITALIC] = "Inter-Italic.otf",
    [FACE_SEMIBOLD] = "Inter-SemiBold.otf",
    [FACE_BOLD] = "Inter-Bold.otf",
};

static const PageSize LETTER = {612, 792, 54, 62, 54, 58}, A4 = {595.28, 841.89, 54, 62, 54, 58};

/* Inter's own tables, in em: OS/2 sCapHeight, hhea ascender and descender; the same in every cut. */
static const double CAP_HEIGHT = 0.7273, ASCENT = 0.96875, DESCENT = 0.2412;

const TextStyle *
theme_style(StyleName name)
{
    return &STYLES[name];
}

TextStyle
theme_style_in(StyleName name, uint32_t colour)
{
    TextStyle style = STYLES[name];
    style.colour = colour;
    return style;
}

double
theme_cap_height(const TextStyle *style)
{
    return CAP_HEIGHT * style->size;
}

double
theme_ascent(const TextStyle *style)
{
    return ASCENT * style->size;
}

double
theme_descent(const TextStyle *style)
{
    return DESCENT * style->size;
}

const char *
theme_face_file(FontFace face)
{
    return FILES[face];
}

const PageSize *
theme_letter(void)
{
    return &LETTER;
}

const PageSize *
theme_a4(void)
{
    return &A4;
}

double
theme_header_baseline(const PageSize *size)
{
    return size->top - 24;
}

double
theme_footer_baseline(const PageSize *size)
{
    return size->height - size->bottom + 28;
}
