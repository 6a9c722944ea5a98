/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/text/line.h"

typedef struct Line {
    GString *text;
    GArray *glyphs, *groups; /* PageGlyph, PageCluster */
    double pen, width;       /* em */
} Line;

static void
add_cluster(Line *line, const Shape *shape, const ShapeCluster *cluster, double size)
{
    PageCluster group = {cluster->bytes, cluster->glyphs};
    g_string_append_len(line->text, shape->text + cluster->byte, cluster->bytes);
    g_array_append_val(line->groups, group);
    for (size_t g = cluster->glyph; g < cluster->glyph + cluster->glyphs; g++) {
        const ShapeGlyph *from = &g_array_index(shape->glyphs, ShapeGlyph, g);
        PageGlyph glyph = {from->id, (line->pen + from->x) * size, from->y * size};
        line->pen += from->advance;
        g_array_append_val(line->glyphs, glyph);
    }
    if (!cluster->space)
        line->width = line->pen;
}

static bool
in_figure(const Page *page)
{
    return page->open && page->open->node && page->open->node->type == PAGE_NODE_FIGURE;
}

/* Spaces at a line's end are drawn too, past the item's width: without them a reader of the text
 * joins the words of two lines. */
double
line_draw(Typesetter *typesetter, Page *page, const TextStyle *style, const Shape *shape, const GArray *clusters,
          size_t begin, size_t end, double x, double baseline)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(PageGlyph));
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(PageCluster));
    Line line = {.text = text, .glyphs = glyphs, .groups = groups};
    for (size_t i = begin; i < end; i++)
        add_cluster(&line, shape, shape_cluster(clusters, i), style->size);
    if (in_figure(page) && end > begin && !shape_cluster(clusters, end - 1)->space) {
        const Shape *space = shape_peek(typesetter, style, NULL, " ");
        add_cluster(&line, space, shape_cluster(space->clusters, 0), style->size);
    }
    g_strdelimit(text->str, "\n", ' ');
    PageText item = {
        .text = text->str,
        .style = *style,
        .x = x,
        .baseline = baseline,
        .width = line.width * style->size,
        .glyphs = (const PageGlyph *)(const void *)glyphs->data,
        .clusters = (const PageCluster *)(const void *)groups->data,
        .glyph_count = glyphs->len,
        .cluster_count = groups->len,
    };
    if (line.width > 0)
        page_text(page, &item);
    return x + item.width;
}
