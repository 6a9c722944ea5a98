/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/layout/table_cell.h"

#include <math.h>
#include <string.h>

#include "reports/chart/inline.h"
#include "reports/chart/mark.h"
#include "reports/layout/words.h"

static const double MARK = 9, MARK_GAP = 4, BAR_LEAST = 46, BAR_NATURAL = 84, SHARE_GAP = 6, SPARK_LEAST = 44, SPARK_NATURAL = 64;
enum { DIGEST_GROUP = 8 };

static TextStyle
style_of(const BlockCell *cell, BlockColumnKind kind, double scale)
{
    StyleName name = kind == COLUMN_NUMBER   ? (cell->strong ? STYLE_NUMBER_STRONG : STYLE_NUMBER)
                     : kind == COLUMN_DIGEST ? STYLE_DIGEST
                     : cell->strong          ? STYLE_TABLE_STRONG
                                             : STYLE_TABLE;
    TextStyle style = *theme_style(name);
    if (cell->muted)
        style.colour = COLOUR_MUTED;
    if (kind == COLUMN_STATUS && cell->mark == MARK_OFF) {
        style.colour = COLOUR_RED;
        style.face = FACE_SEMIBOLD;
    }
    style.size *= scale;
    style.leading *= scale;
    return style;
}

static bool
is_drawn(const BlockCell *cell, BlockColumnKind kind)
{
    return kind == COLUMN_BAR || (kind == COLUMN_SPARK && cell->spark && cell->n_spark > 0);
}

static double
indent_of(const BlockCell *cell, BlockColumnKind kind)
{
    return cell->mark != MARK_NONE && kind != COLUMN_BAR && kind != COLUMN_SPARK ? MARK + MARK_GAP : 0;
}

/* A place to break after every eighth byte: digests have no spaces. */
static BlockText *
breakable(const BlockText *text)
{
    g_autofree char *words = block_text_words(text);
    g_autoptr(GString) loose = g_string_new(NULL);
    size_t run = 0;
    for (const char *p = words; *p; p += g_utf8_skip[(guchar)*p]) {
        run = *p == ' ' ? 0 : run + 1;
        g_string_append_len(loose, p, g_utf8_skip[(guchar)*p]);
        if (run > 0 && run % DIGEST_GROUP == 0)
            g_string_append(loose, "\u200b");
    }
    return block_text_new(loose->str);
}

static const char *
bar_text(const BlockCell *cell)
{
    return cell->bar.text ? cell->bar.text : "";
}

/* No bar, only its word. */
static bool
is_bare(const BlockCell *cell)
{
    return cell->bar.state == CHART_MISSING || cell->bar.state == CHART_NOT_APPLICABLE;
}

double
table_cell_share(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale)
{
    if (kind != COLUMN_BAR || is_bare(cell))
        return 0;
    TextStyle style = style_of(cell, kind, scale);
    return text_width(typesetter, &style, bar_text(cell));
}

ColumnNeed
table_cell_need(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale)
{
    TextStyle style = style_of(cell, kind, scale);
    double indent = indent_of(cell, kind);
    if (kind == COLUMN_BAR && is_bare(cell))
        return (ColumnNeed){text_min_width(typesetter, &style, bar_text(cell)), text_width(typesetter, &style, bar_text(cell)), false, true};
    if (kind == COLUMN_BAR) {
        double share = table_cell_share(typesetter, cell, kind, scale) + SHARE_GAP;
        return (ColumnNeed){BAR_LEAST + share, BAR_NATURAL + share, false, true};
    }
    if (is_drawn(cell, kind))
        return (ColumnNeed){SPARK_LEAST, SPARK_NATURAL, false, true};
    if (kind == COLUMN_DIGEST) {
        g_autoptr(BlockText) loose = breakable(cell->text);
        return (ColumnNeed){words_min_width(typesetter, &style, loose), words_width(typesetter, &style, loose), true, false};
    }
    return (ColumnNeed){indent + words_min_width(typesetter, &style, cell->text), indent + words_width(typesetter, &style, cell->text), kind == COLUMN_WORDS, false};
}

TableCell
table_cell_wrap(Typesetter *typesetter, const BlockCell *cell, BlockColumnKind kind, double scale, double width)
{
    TableCell wrapped = {.cell = cell, .kind = kind, .style = style_of(cell, kind, scale), .mark = cell->mark, .indent = indent_of(cell, kind), .width = width};
    g_autoptr(BlockText) other = kind == COLUMN_DIGEST ? breakable(cell->text)
                                 : kind == COLUMN_BAR  ? block_text_new(bar_text(cell))
                                                       : NULL;
    bool bare = kind == COLUMN_BAR && is_bare(cell);
    if (is_drawn(cell, kind) && !bare)
        return wrapped;
    if (bare)
        wrapped.style.colour = COLOUR_MUTED;
    wrapped.words = words_wrap(typesetter, &wrapped.style, other ? other : cell->text, width - wrapped.indent + 0.05);
    if (kind == COLUMN_NUMBER)
        text_block_align(wrapped.words, TEXT_RIGHT);
    return wrapped;
}

void
table_cell_clear(TableCell *cell)
{
    text_block_free(cell->words);
    cell->words = NULL;
}

size_t
table_cell_lines(const TableCell *cell)
{
    return cell->words ? text_block_lines(cell->words) : cell->cell ? 1 : 0;
}

double
table_cell_height(const TableCell *cell, size_t lines)
{
    size_t all = table_cell_lines(cell);
    return cell->words ? text_block_height(cell->words, MIN(lines, all)) : cell->cell ? cell->style.leading : 0;
}

void
table_cell_ornaments(const TableCell *cell, Page *page, double x, double y)
{
    if (cell->cell && cell->indent > 0 && cell->words && text_block_lines(cell->words) > 0)
        mark_status(page, cell->cell->mark, cell->kind == COLUMN_NUMBER ? x + cell->width - text_block_width(cell->words) - cell->indent : x, y + cell->style.leading / 2, MARK);
}

static void
draw_small(const TableCell *cell, Typesetter *typesetter, Page *page, PageNode *node, PageBox box)
{
    g_autofree char *alt = cell->cell->text ? block_text_words(cell->cell->text) : g_strdup("");
    PageNode *owner = node;
    if (*alt || cell->kind == COLUMN_SPARK) {
        owner = page_node_add(node, PAGE_NODE_FIGURE);
        page_node_set_alt(owner, alt);
    }
    page_run_begin(page, owner);
    if (cell->kind == COLUMN_BAR) {
        PageBox track = {box.x, box.y, box.width - cell->reserve - SHARE_GAP, box.height};
        inline_bar(page, &cell->cell->bar, cell->mark, track);
        text_place(typesetter, page, &cell->style, TEXT_RIGHT, box.x + box.width, box.y + box.height / 2 + theme_cap_height(&cell->style) / 2, bar_text(cell->cell));
    } else {
        inline_line(page, cell->cell->spark, cell->cell->n_spark, box);
    }
    page_run_end(page);
}

void
table_cell_words(TableCell *cell, Typesetter *typesetter, Page *page, PageNode *node, PageBox corner, size_t first, size_t count)
{
    if (cell->words)
        text_block_place(cell->words, page, node, corner.x + cell->indent, corner.y, first, count);
    else if (cell->cell && first == 0)
        draw_small(cell, typesetter, page, node, (PageBox){corner.x, corner.y, cell->width, cell->style.leading});
}
