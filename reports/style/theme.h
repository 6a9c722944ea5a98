/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_STYLE_THEME_H
#define REPORTS_STYLE_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reports/style/palette.h"

/** The cuts of the one family, Inter; only cuts that a document uses are loaded and embedded. */
typedef enum FontFace { FACE_REGULAR, FACE_ITALIC, FACE_SEMIBOLD, FACE_BOLD, FACE_COUNT } FontFace;

/** Where Debian's fonts-inter puts its files. */
#define THEME_FONT_FOLDER "/usr/share/fonts/opentype/inter"

/** Units: points. A value: copy it and change a member for a variant (another colour, say). */
typedef struct TextStyle {
    FontFace face;
    double size;
    double leading; /* from baseline to baseline */
    uint32_t colour;
    bool tabular; /* figures of equal width: table columns and digests only */
} TextStyle;

/** The styles of the report. */
typedef enum StyleName {
    STYLE_COVER_TITLE,    /* 26 bold: the cover alone */
    STYLE_COVER_SUBTITLE, /* 13 */
    STYLE_TITLE,          /* 17 bold: a page or chapter, H1 */
    STYLE_SECTION,        /* 13 bold: H2 */
    STYLE_SUBSECTION,     /* 11 semibold: H3 */
    STYLE_SUBTITLE,       /* 10 muted: what the figure measures, under a title */
    STYLE_BODY,           /* 10.5 */
    STYLE_BODY_STRONG,    /* 10.5 semibold */
    STYLE_BODY_ITALIC,    /* 10.5 italic */
    STYLE_BODY_LINK,      /* 10.5 blue */
    STYLE_TABLE_HEAD,     /* 9 semibold: TH of a column */
    STYLE_TABLE,          /* 9.5: words in a cell */
    STYLE_TABLE_STRONG,   /* 9.5 semibold: total rows, row heads */
    STYLE_TABLE_MUTED,    /* 9.5 muted: SUPPRESSED, NOT REPORTED */
    STYLE_NUMBER,         /* 9.5 tabular: numbers in a column */
    STYLE_NUMBER_STRONG,  /* 9.5 tabular semibold */
    STYLE_FIGURE,         /* 24 bold: the big number of a status tile */
    STYLE_AXIS,           /* 8.5 muted: ticks */
    STYLE_LABEL,          /* 9: categories and direct labels */
    STYLE_LABEL_STRONG,   /* 9 semibold: the total's label */
    STYLE_VALUE,          /* 8.5 semibold: the value at or in a bar */
    STYLE_NOTE,           /* 8 muted: notes, sources */
    STYLE_RUNNING,        /* 8 muted: running header and footer */
    STYLE_DIGEST,         /* 7.5 tabular: SHA-256 and file names */
    STYLE_STAMP,          /* 9 bold red: DRAFT, INCOMPLETE */
    STYLE_COUNT
} StyleName;

/** A style by its name. Owner: static. */
const TextStyle *theme_style(StyleName name);

/** A style in another colour. */
TextStyle theme_style_in(StyleName name, uint32_t colour);

/** Units: points above the baseline, by the font's own metrics: capital letters; the highest and (below) lowest
 *  letters. Text centred on y has its baseline at y + theme_cap_height() / 2. */
double theme_cap_height(const TextStyle *style);
double theme_ascent(const TextStyle *style);
double theme_descent(const TextStyle *style);

/** File name of a cut in the font folder. Owner: static. */
const char *theme_face_file(FontFace face);

/** A paper size and its margins. Units: points. */
typedef struct PageSize {
    double width, height;
    double left, top, right, bottom; /* margins; header and footer stand inside top and bottom */
} PageSize;

/** US Letter with margins of 0.75 in. Owner: static. */
const PageSize *theme_letter(void);

/** A4 with the same margins. Owner: static. */
const PageSize *theme_a4(void);

/** Baselines of the running header and footer. Units: points from the top edge. */
double theme_header_baseline(const PageSize *size);
double theme_footer_baseline(const PageSize *size);

#endif
