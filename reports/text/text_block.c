/* SPDX-License-Identifier: Apache-2.0 */
/* A block is the clusters of its spans in one list, cut into lines at the last place where a break
 * is allowed (Unicode UAX 14, by Pango), greedily: ragged right needs no more. */
#include <string.h>

#include "reports/text/line.h"
#include "reports/text/shape.h"
#include "reports/text/text.h"

static const double TOLERANCE = 0.01; /* pt: rounding must not push a measured word to the next line */

typedef struct BlockSpan {
    const Shape *shape;
    TextStyle style;
    char *lang, *uri, *target, *description;
    PageNode *node;    /* Span or Link, made when first placed */
    size_t begin, end; /* clusters of the block */
} BlockSpan;

typedef struct BlockLine {
    size_t begin, end;
    double width; /* without the spaces at its end */
} BlockLine;

struct TextBlock {
    Typesetter *typesetter;
    TextStyle style;
    double width;
    TextAlign align;
    bool torn;        /* words wider than the width are cut */
    GArray *spans;    /* BlockSpan */
    GArray *clusters; /* ShapeCluster */
    GArray *lines;    /* BlockLine */
};

static void
span_clear(gpointer data)
{
    BlockSpan *span = data;
    g_free(span->lang);
    g_free(span->uri);
    g_free(span->target);
    g_free(span->description);
}

static BlockSpan *
span_at(const TextBlock *block, size_t index)
{
    return &g_array_index(block->spans, BlockSpan, index);
}

static BlockLine *
line_at(const TextBlock *block, size_t index)
{
    return &g_array_index(block->lines, BlockLine, index);
}

static void
add_span(TextBlock *block, const TextSpan *from)
{
    const TextStyle *style = from->style ? from->style : &block->style;
    bool link = from->uri || from->target;
    BlockSpan span = {
        .shape = shape_peek(block->typesetter, style, from->lang, from->text),
        .style = *style,
        .lang = g_strdup(from->lang),
        .uri = g_strdup(from->uri),
        .target = g_strdup(from->target),
        .description = link ? g_strdup(from->description ? from->description : from->text) : NULL,
        .begin = block->clusters->len,
    };
    g_array_append_vals(block->clusters, span.shape->clusters->data, span.shape->clusters->len);
    span.end = block->clusters->len;
    g_array_append_val(block->spans, span);
}

/* Where words meet two spans ("(link)."), a break is decided by the whole text. */
static void
join_breaks(TextBlock *block)
{
    if (block->spans->len < 2)
        return;
    g_autofree const Shape **shapes = g_new0(const Shape *, block->spans->len);
    for (size_t i = 0; i < block->spans->len; i++)
        shapes[i] = span_at(block, i)->shape;
    shape_breaks(shapes, block->spans->len, block->clusters);
}

static const BlockSpan *
span_of(const TextBlock *block, size_t cluster, size_t *hint)
{
    while (cluster >= span_at(block, *hint)->end)
        (*hint)++;
    return span_at(block, *hint);
}

static void
end_line(TextBlock *block, BlockLine *line, size_t end, double width)
{
    line->end = end;
    line->width = width;
    g_array_append_val(block->lines, *line);
    line->begin = end;
}

/* x: pen after cluster i; ink: pen after the last cluster that is no space; the same two at the
 * last allowed break. */
static void
cut_lines(TextBlock *block)
{
    BlockLine line = {0};
    size_t hint = 0, last_break = 0;
    double x = 0, ink = 0, x_break = 0, ink_break = 0;
    for (size_t i = 0; i < block->clusters->len; i++) {
        const ShapeCluster *cluster = shape_cluster(block->clusters, i);
        if (cluster->must_break && i > line.begin) {
            end_line(block, &line, i, ink);
            x = ink = 0;
        }
        if (cluster->may_break || i == line.begin) {
            last_break = i;
            x_break = x;
            ink_break = ink;
        }
        x += cluster->advance * span_of(block, i, &hint)->style.size;
        if (cluster->space)
            continue;
        double before = ink;
        ink = x;
        bool wide = ink > block->width + TOLERANCE;
        if (wide && block->torn && last_break == line.begin) {
            last_break = i;
            x_break = ink_break = before;
        }
        if (wide && last_break > line.begin) {
            end_line(block, &line, last_break, ink_break);
            x -= x_break;
            ink -= x_break;
            x_break = ink_break = 0;
        }
    }
    if (block->clusters->len > line.begin)
        end_line(block, &line, block->clusters->len, ink);
}

TextBlock *
text_block_new_spans(Typesetter *typesetter, const TextStyle *style, const TextSpan *spans, size_t count, double width)
{
    TextBlock *block = g_new0(TextBlock, 1);
    block->typesetter = typesetter;
    block->style = *style;
    block->width = width;
    block->spans = g_array_new(FALSE, TRUE, sizeof(BlockSpan));
    g_array_set_clear_func(block->spans, span_clear);
    block->clusters = g_array_new(FALSE, TRUE, sizeof(ShapeCluster));
    block->lines = g_array_new(FALSE, TRUE, sizeof(BlockLine));
    for (size_t i = 0; i < count; i++)
        add_span(block, &spans[i]);
    join_breaks(block);
    cut_lines(block);
    return block;
}

TextBlock *
text_block_new(Typesetter *typesetter, const TextStyle *style, const char *text, double width)
{
    TextSpan span = {.text = text};
    return text_block_new_spans(typesetter, style, &span, 1, width);
}

void
text_block_free(TextBlock *block)
{
    if (!block)
        return;
    g_array_free(block->spans, TRUE);
    g_array_free(block->clusters, TRUE);
    g_array_free(block->lines, TRUE);
    g_free(block);
}

void
text_block_tear(TextBlock *block)
{
    block->torn = true;
    g_array_set_size(block->lines, 0);
    cut_lines(block);
}

void
text_block_align(TextBlock *block, TextAlign align)
{
    block->align = align;
}

size_t
text_block_lines(const TextBlock *block)
{
    return block->lines->len;
}

double
text_block_height(const TextBlock *block, size_t count)
{
    return (double)count * block->style.leading;
}

double
text_block_width(const TextBlock *block)
{
    double width = 0;
    for (size_t i = 0; i < block->lines->len; i++)
        width = MAX(width, line_at(block, i)->width);
    return width;
}

double
text_block_last_width(const TextBlock *block)
{
    return block->lines->len ? line_at(block, block->lines->len - 1)->width : 0;
}

static PageNode *
owner(BlockSpan *span, PageNode *node)
{
    bool link = span->uri || span->target;
    if (!link && !span->lang)
        return node;
    if (!span->node) {
        span->node = page_node_add(node, link ? PAGE_NODE_LINK : PAGE_NODE_SPAN);
        page_node_set_lang(span->node, span->lang);
    }
    return span->node;
}

/* A link is told by its underline too, not by its colour alone. */
static void
draw_link(const BlockSpan *span, Page *page, PageNode *node, double x, double right, double baseline)
{
    double under = baseline + 0.12 * span->style.size;
    page_line(page, x, under, right, under, page_stroked(span->style.colour, 0.05 * span->style.size));
    page_run_end(page);
    double ascent = theme_ascent(&span->style);
    PageBox box = {x, baseline - ascent, right - x, ascent + theme_descent(&span->style)};
    if (span->uri)
        page_link_uri(node, page, box, span->uri, span->description);
    else
        page_link_id(node, page, box, span->target, span->description);
}

/* Advance of all clusters, trailing spaces too: the next span begins after them. */
static double
pen_advance(const TextBlock *block, const BlockSpan *span, size_t begin, size_t end)
{
    double advance = 0;
    for (size_t i = begin; i < end; i++)
        advance += shape_cluster(block->clusters, i)->advance;
    return advance * span->style.size;
}

static void
draw_line(TextBlock *block, Page *page, PageNode *node, const BlockLine *line, double x, double baseline)
{
    for (size_t s = 0; s < block->spans->len; s++) {
        BlockSpan *span = span_at(block, s);
        size_t begin = MAX(line->begin, span->begin), end = MIN(line->end, span->end);
        if (begin >= end)
            continue;
        PageNode *mine = node ? owner(span, node) : NULL;
        if (mine && (!page->open || page->open->node != mine))
            page_run_begin(page, mine);
        double right = line_draw(block->typesetter, page, &span->style, span->shape, block->clusters, begin, end, x, baseline);
        if (mine && (span->uri || span->target) && right > x)
            draw_link(span, page, mine, x, right, baseline);
        x += pen_advance(block, span, begin, end);
    }
}

double
text_block_place(TextBlock *block, Page *page, PageNode *node, double x, double y, size_t first, size_t count)
{
    double ascent = theme_ascent(&block->style), descent = theme_descent(&block->style);
    double baseline = y + (block->style.leading - ascent - descent) / 2 + ascent;
    size_t end = MIN(first + count, block->lines->len);
    if (node)
        page_run_end(page);
    for (size_t i = first; i < end; i++) {
        const BlockLine *line = line_at(block, i);
        double room = block->width - line->width;
        double shift = block->align == TEXT_RIGHT ? room : block->align == TEXT_CENTRE ? room / 2 : 0;
        draw_line(block, page, node, line, x + shift, baseline);
        baseline += block->style.leading;
    }
    if (node)
        page_run_end(page);
    return y + text_block_height(block, end > first ? end - first : 0);
}
