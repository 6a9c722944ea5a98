/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/draw/ink.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <string.h>

enum { HATCH_GAP = 4 };

struct Ink {
    char *folder;
    cairo_font_face_t *faces[FACE_COUNT];
};

Ink *
ink_new(const char *font_folder)
{
    Ink *ink = g_new0(Ink, 1);
    ink->folder = g_strdup(font_folder);
    return ink;
}

void
ink_free(Ink *ink)
{
    if (!ink)
        return;
    for (int face = 0; face < FACE_COUNT; face++)
        cairo_font_face_destroy(ink->faces[face]);
    g_free(ink->folder);
    g_free(ink);
}

/* A pattern that names the file is taken as it is: no font matching, no system configuration. */
static cairo_font_face_t *
peek_face(Ink *ink, FontFace face)
{
    if (!ink->faces[face]) {
        g_autofree char *path = g_build_filename(ink->folder, theme_face_file(face), NULL);
        FcPattern *pattern = FcPatternCreate();
        FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)path);
        FcPatternAddInteger(pattern, FC_INDEX, 0);
        ink->faces[face] = cairo_ft_font_face_create_for_pattern(pattern);
        FcPatternDestroy(pattern);
    }
    return ink->faces[face];
}

void
ink_begin(cairo_t *cr)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
}

static void
set_colour(cairo_t *cr, uint32_t rgb)
{
    cairo_set_source_rgb(cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
set_dash(cairo_t *cr, PageDash dash, double width)
{
    static const double DASHED[] = {4, 3}, DOTTED[] = {1, 2}, LONG[] = {8, 3}, MIXED[] = {8, 3, 2, 3};
    double scaled[4];
    const double *pattern = dash == PAGE_DASH_DASHED   ? DASHED
                            : dash == PAGE_DASH_DOTTED ? DOTTED
                            : dash == PAGE_DASH_LONG   ? LONG
                                                       : MIXED;
    int count = dash == PAGE_DASH_SOLID ? 0 : dash == PAGE_DASH_MIXED ? 4 : 2;
    double unit = fmax(width, 0.75);
    for (int i = 0; i < count; i++)
        scaled[i] = pattern[i] * unit;
    cairo_set_dash(cr, scaled, count, 0);
}

static void
set_pen(cairo_t *cr, const PagePaint *paint)
{
    set_colour(cr, paint->stroke_colour);
    cairo_set_line_width(cr, paint->width);
    cairo_set_line_cap(cr, paint->rounded ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, paint->rounded ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    set_dash(cr, paint->dash, paint->width);
}

static void
paint_path(cairo_t *cr, const PagePaint *paint)
{
    if (paint->fill) {
        set_colour(cr, paint->fill_colour);
        cairo_fill_preserve(cr);
    }
    if (paint->stroke) {
        set_pen(cr, paint);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void
trace_points(cairo_t *cr, const PageItem *item)
{
    for (size_t i = 0; i < item->point_count; i++) {
        const PagePoint *point = &item->points[i];
        if (point->move && i > 0 && item->closed)
            cairo_close_path(cr);
        if (point->move)
            cairo_move_to(cr, point->x, point->y);
        else
            cairo_line_to(cr, point->x, point->y);
    }
    if (item->closed)
        cairo_close_path(cr);
}

static void
trace_round(cairo_t *cr, const PageBox *box, double radius)
{
    double left = box->x + radius, right = box->x + box->width - radius;
    double top = box->y + radius, bottom = box->y + box->height - radius;
    cairo_new_sub_path(cr);
    cairo_arc(cr, right, top, radius, -G_PI / 2, 0);
    cairo_arc(cr, right, bottom, radius, 0, G_PI / 2);
    cairo_arc(cr, left, bottom, radius, G_PI / 2, G_PI);
    cairo_arc(cr, left, top, radius, G_PI, 1.5 * G_PI);
    cairo_close_path(cr);
}

static void
trace_circle(cairo_t *cr, const PageItem *item)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, item->box.x + item->radius, item->box.y + item->radius, item->radius, 0, 2 * G_PI);
    cairo_close_path(cr);
}

/* Lines x + y = constant, on a grid of the page so that neighbouring areas match. */
static void
draw_hatch(cairo_t *cr, const PageItem *item)
{
    const PageBox *box = &item->box;
    double bottom = box->y + box->height;
    cairo_save(cr);
    trace_points(cr, item);
    cairo_clip(cr);
    double end = box->x + box->width + bottom;
    for (double sum = ceil((box->x + box->y) / HATCH_GAP) * HATCH_GAP; sum < end; sum += HATCH_GAP) {
        cairo_move_to(cr, sum - box->y, box->y);
        cairo_line_to(cr, sum - bottom, bottom);
    }
    set_pen(cr, &item->paint);
    cairo_stroke(cr);
    cairo_restore(cr);
}

static void
draw_text(Ink *ink, cairo_t *cr, const PageText *text)
{
    cairo_glyph_t *glyphs = cairo_glyph_allocate((int)text->glyph_count);
    cairo_text_cluster_t *clusters = cairo_text_cluster_allocate((int)text->cluster_count);
    for (size_t i = 0; i < text->glyph_count; i++)
        glyphs[i] = (cairo_glyph_t){
            text->glyphs[i].id, text->x + text->glyphs[i].x, text->baseline + text->glyphs[i].y};
    for (size_t i = 0; i < text->cluster_count; i++)
        clusters[i] = (cairo_text_cluster_t){text->clusters[i].bytes, text->clusters[i].glyphs};
    cairo_set_font_face(cr, peek_face(ink, text->style.face));
    cairo_set_font_size(cr, text->style.size);
    set_colour(cr, text->style.colour);
    cairo_show_text_glyphs(cr, text->text, (int)strlen(text->text), glyphs, (int)text->glyph_count, clusters,
                           (int)text->cluster_count, 0);
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
}

void
ink_dot(Ink *ink, cairo_t *cr, double x, double y)
{
    cairo_set_font_face(cr, peek_face(ink, FACE_REGULAR));
    cairo_set_font_size(cr, 0.5);
    set_colour(cr, COLOUR_WHITE);
    cairo_move_to(cr, x, y);
    cairo_show_text(cr, ".");
}

void
ink_draw(Ink *ink, cairo_t *cr, const PageItem *item)
{
    const PageBox *box = &item->box;
    switch (item->kind) {
    case PAGE_ITEM_RECT:
        cairo_rectangle(cr, box->x, box->y, box->width, box->height);
        break;
    case PAGE_ITEM_ROUND:
        trace_round(cr, box, item->radius);
        break;
    case PAGE_ITEM_CIRCLE:
        trace_circle(cr, item);
        break;
    case PAGE_ITEM_PATH:
        trace_points(cr, item);
        break;
    case PAGE_ITEM_HATCH:
        draw_hatch(cr, item);
        return;
    case PAGE_ITEM_TEXT:
        draw_text(ink, cr, item->text);
        return;
    case PAGE_ITEM_CLIP:
        cairo_save(cr);
        cairo_rectangle(cr, box->x, box->y, box->width, box->height);
        cairo_clip(cr);
        return;
    case PAGE_ITEM_UNCLIP:
        cairo_restore(cr);
        return;
    }
    paint_path(cr, &item->paint);
}
