/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_DRAW_INK_H
#define REPORTS_DRAW_INK_H

#include <glib.h>

#include "reports/page/page.h"

/* Inside the room only: one item at a time, put on a cairo context. */

typedef struct _cairo cairo_t;

/** The faces, loaded when first used. */
typedef struct Ink Ink;

/** Nothing is read yet. Owner: caller, ink_free(). */
Ink *ink_new(const char *font_folder);

/** Free; NULL is allowed. */
void ink_free(Ink *ink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ink, ink_free)

/** Set what holds for every page: no hinting, even-odd areas. */
void ink_begin(cairo_t *cr);

/** Draw one item. */
void ink_draw(Ink *ink, cairo_t *cr, const PageItem *item);

/** Show the smallest dot. */
void ink_dot(Ink *ink, cairo_t *cr, double x, double y);

#endif
