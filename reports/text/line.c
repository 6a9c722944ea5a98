/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/text/line.h"

/* Spaces at a line's end are drawn too, past the item's width: without them a reader of the text
 * joins the words of two lines. */
double
line_draw(Page *page, const TextStyle *style, const Shape *shape, const GArray *clusters, size_t begin, size_t end,
          double x, double baseline)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(PageGlyph));
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(PageCluster));
    double pen = 0, width = 0;
    for (size_t i = begin; i < end; i++) {
        const ShapeCluster *cluster = shape_cluster(clusters, i);
        PageCluster group = {cluster->bytes, cluster->glyphs};
        g_string_append_len(text, shape->text + cluster->byte, cluster->bytes);
        g_array_append_val(groups, group);
        for (size_t g = cluster->glyph; g < cluster->glyph + cluster->glyphs; g++) {
            const ShapeGlyph *from = &g_array_index(shape->glyphs, ShapeGlyph, g);
            PageGlyph glyph = {from->id, (pen + from->x) * style->size, from->y * style->size};
            pen += from->advance;
            g_array_append_val(glyphs, glyph);
        }
        if (!cluster->space)
            width = pen;
    }
    g_strdelimit(text->str, "\n", ' ');
    PageText item = {
        .text = text->str,
        .style = *style,
        .x = x,
        .baseline = baseline,
        .width = width * style->size,
        .glyphs = (const PageGlyph *)(const void *)glyphs->data,
        .clusters = (const PageCluster *)(const void *)groups->data,
        .glyph_count = glyphs->len,
        .cluster_count = groups->len,
    };
    if (width > 0)
        page_text(page, &item);
    return x + item.width;
}
