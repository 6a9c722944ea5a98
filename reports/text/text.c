/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/text/text.h"

#include <string.h>

#include "reports/text/line.h"
#include "reports/text/shape.h"

double
text_width(Typesetter *typesetter, const TextStyle *style, const char *text)
{
    const Shape *shape = shape_peek(typesetter, style, NULL, text);
    double width = 0;
    for (size_t i = 0; i < shape->clusters->len; i++)
        width += shape_cluster(shape->clusters, i)->advance;
    return width * style->size;
}

double
text_min_width(Typesetter *typesetter, const TextStyle *style, const char *text)
{
    const Shape *shape = shape_peek(typesetter, style, NULL, text);
    double widest = 0, width = 0, spaces = 0;
    for (size_t i = 0; i < shape->clusters->len; i++) {
        const ShapeCluster *cluster = shape_cluster(shape->clusters, i);
        if (cluster->may_break)
            width = spaces = 0;
        if (cluster->space) {
            spaces += cluster->advance;
            continue;
        }
        width += spaces + cluster->advance;
        spaces = 0;
        widest = MAX(widest, width);
    }
    return widest * style->size;
}

double
text_place(Typesetter *typesetter, Page *page, const TextStyle *style, TextAlign align, double x, double y,
           const char *text)
{
    const Shape *shape = shape_peek(typesetter, style, NULL, text);
    double width = text_width(typesetter, style, text);
    double left = align == TEXT_RIGHT ? x - width : align == TEXT_CENTRE ? x - width / 2 : x;
    line_draw(typesetter, page, style, shape, shape->clusters, 0, shape->clusters->len, left, y);
    return width;
}
