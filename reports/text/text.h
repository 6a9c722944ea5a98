/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_TEXT_TEXT_H
#define REPORTS_TEXT_TEXT_H

#include <glib.h>

#include "reports/page/page.h"
#include "reports/style/theme.h"

/* The only room that measures. A Typesetter holds the fonts and remembers every string it has shaped, so measuring
 * a label in layout and placing it later shapes it once.
 *
 * No function below can fail in its caller's face: a character that the font lacks, or a font file that cannot be
 * read, is kept as the typesetter's first error, named with the place set by text_set_place(). The caller asks
 * text_check() once, before drawing. */

typedef struct Typesetter Typesetter;

/** Where a single line stands to its x. */
typedef enum TextAlign { TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT } TextAlign;

/** A stretch of a paragraph in one style. Members that are NULL are taken from the paragraph. */
typedef struct TextSpan {
    const char *text;        /* UTF-8 */
    const TextStyle *style;  /* NULL: the paragraph's */
    const char *lang;        /* BCP 47 where it differs from the document's; becomes a Span node */
    const char *uri;         /* becomes a Link node to a URI ... */
    const char *target;      /* ... or to the node with this id */
    const char *description; /* of the link; NULL: its text */
} TextSpan;

/** Lines of one paragraph, cell or label, wrapped at a width. */
typedef struct TextBlock TextBlock;

/** Fonts of the folder, usually THEME_FONT_FOLDER, and no font of the system. lang is the document's.
 *  Owner: caller, typesetter_free(). Errors: H7130 when a font file is missing, NULL. */
Typesetter *typesetter_new(const char *font_folder, const char *lang, GError **error);

/** Free; NULL is allowed. Blocks made with it must be gone. */
void typesetter_free(Typesetter *typesetter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Typesetter, typesetter_free)

/** Name what is being laid out now ("REN-01", "narrative, page 3"), for the error. Copied. */
void text_set_place(Typesetter *typesetter, const char *place);

/** True when everything so far could be set. Errors: H7131, a character that the font lacks, with place. */
bool text_check(const Typesetter *typesetter, GError **error);

/** Width of a string on one line. Units: points. Soft hyphens are ignored, line ends count as spaces. */
double text_width(Typesetter *typesetter, const TextStyle *style, const char *text);

/** Width of the longest part that cannot be broken: the least width of a column that holds it. Units: points. */
double text_min_width(Typesetter *typesetter, const TextStyle *style, const char *text);

/** Draw one line in the open run of a page, with its baseline at y; returns its width. Units: points. */
double text_place(Typesetter *typesetter, Page *page, const TextStyle *style, TextAlign align, double x, double y,
                  const char *text);

/** Wrap a text at a width; line ends in it begin a new line. A word wider than the width stays whole and stands
 *  out: compare text_block_width() with the width. Owner: caller, text_block_free(). */
TextBlock *text_block_new(Typesetter *typesetter, const TextStyle *style, const char *text, double width);

/** Wrap a paragraph of several spans. Owner: caller, text_block_free(). */
TextBlock *text_block_new_spans(Typesetter *typesetter, const TextStyle *style, const TextSpan *spans, size_t count,
                                double width);

/** Free; NULL is allowed. */
void text_block_free(TextBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextBlock, text_block_free)

/** How the lines stand in the width that the block was wrapped at; left by default. */
void text_block_align(TextBlock *block, TextAlign align);

/** Cut words that are wider than the block's width at any letter: the last resort of a narrow column. Before placing. */
void text_block_tear(TextBlock *block);

/** Number of lines; height of @p count of them (count times the leading); width of the widest line. Units: points. */
size_t text_block_lines(const TextBlock *block);
double text_block_height(const TextBlock *block, size_t count);
double text_block_width(const TextBlock *block);

/** Width of the last line: where leaders begin. Units: points. */
double text_block_last_width(const TextBlock *block);

/** Draw lines [first, first + count) of the block with their top at y, as runs of a node: once for a whole paragraph,
 *  or once a page for one that is broken. Spans with a language or a link become child nodes. Opens and closes its own
 *  runs. With node NULL the lines go into the run that is open (a repeated table head as artifact).
 *  Returns the y under the last line. Units: points. */
double text_block_place(TextBlock *block, Page *page, PageNode *node, double x, double y, size_t first, size_t count);

#endif
