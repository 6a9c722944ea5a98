/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block_dump.h"

static const char *const KINDS[] = {"cover", "heading", "paragraph", "list", "table", "chart", "tiles", "contents", "digest"};
static const char *const TONES[] = {"body", "lead", "note", "alert"};
static const char *const MARKS[] = {"", "on", "off", "no_target", "missing", "suppressed", "restated", "neutral"};

static void
add_quoted(GString *out, const char *key, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(out, " %s%s\"", key, *key ? " " : "");
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p == '\n' ? ' ' : *p);
    }
    g_string_append_c(out, '"');
}

/* An empty string says as little as none. */
static void
add_filled(GString *out, const char *key, const char *text)
{
    add_quoted(out, key, text && *text ? text : NULL);
}

static void
add_flag(GString *out, bool set, const char *word)
{
    if (set)
        g_string_append_printf(out, " %s", word);
}

static void
add_mark(GString *out, BlockMark mark)
{
    if (mark != MARK_NONE)
        g_string_append_printf(out, " [%s]", MARKS[mark]);
}

static void
add_value(GString *out, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, " %s", g_ascii_formatd(buffer, sizeof buffer, "%.10g", value));
}

static void
add_text(GString *out, const BlockText *text)
{
    for (guint i = 0; text && i < text->spans->len; i++) {
        const BlockSpan *span = &g_array_index(text->spans, BlockSpan, i);
        add_flag(out, span->strong, "strong");
        add_flag(out, span->italic, "italic");
        add_flag(out, span->muted, "muted");
        add_quoted(out, "", span->text);
        add_quoted(out, "lang", span->lang);
        add_quoted(out, "uri", span->uri);
        add_quoted(out, "to", span->target);
        add_quoted(out, "says", span->description);
    }
}

static void
add_point(GString *out, const ChartPoint *point)
{
    if (point->state == CHART_PRESENT)
        add_value(out, point->value);
    else
        g_string_append_printf(out, " %s", chart_state_name(point->state));
    add_filled(out, "", point->text);
    if (point->has_interval) {
        g_string_append(out, " from");
        add_value(out, point->lower);
        g_string_append(out, " to");
        add_value(out, point->upper);
        add_quoted(out, "", point->interval_text);
    }
}

static void
add_line_point(GString *out, const char *word, const ChartPoint *point)
{
    if (point->state == CHART_MISSING && !*point->text)
        return;
    g_string_append_printf(out, "    %s", word);
    add_point(out, point);
    g_string_append_c(out, '\n');
}

static void
add_categories(GString *out, const BlockChart *chart)
{
    for (guint i = 0; i < chart->categories->len; i++) {
        const ChartCategory *category = g_ptr_array_index(chart->categories, i);
        g_string_append(out, "    category");
        add_quoted(out, "", category->name);
        add_filled(out, "group", category->group);
        add_filled(out, "code", category->code);
        g_string_append_c(out, '\n');
        add_line_point(out, "  target", &category->target);
    }
}

static void
add_chart(GString *out, const BlockChart *chart)
{
    g_string_append_printf(out, "    %s", chart_kind_name(chart->kind));
    add_flag(out, chart->percent, "percent");
    add_flag(out, chart->from_zero, "from_zero");
    g_string_append_printf(out, " decimals %d\n", chart->decimals);
    const char *const keys[] = {"headline", "subtitle", "note", "alt", "unit"};
    const char *const texts[] = {chart->headline, chart->subtitle, chart->note, chart->alt, chart->unit};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (!texts[i] || !*texts[i])
            continue;
        g_string_append(out, "   ");
        add_quoted(out, keys[i], texts[i]);
        g_string_append_c(out, '\n');
    }
    add_categories(out, chart);
    add_line_point(out, "target", &chart->target);
    add_line_point(out, "baseline", &chart->baseline);
    if (chart->break_before >= 0) {
        g_string_append_printf(out, "    break before %d", chart->break_before);
        add_quoted(out, "", chart->break_text);
        g_string_append_c(out, '\n');
    }
    for (guint s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        g_string_append(out, "    series");
        add_flag(out, series->strong, "strong");
        add_quoted(out, "", series->name);
        g_string_append_c(out, '\n');
        add_line_point(out, " target", &series->target);
        for (size_t i = 0; i < series->n_points; i++) {
            g_string_append(out, "     ");
            add_point(out, &series->points[i]);
            g_string_append_c(out, '\n');
        }
    }
}

static void
add_cell(GString *out, const BlockCell *cell, BlockColumnKind kind)
{
    g_string_append(out, "      -");
    add_mark(out, cell->mark);
    add_flag(out, cell->strong, "strong");
    add_flag(out, cell->muted, "muted");
    add_text(out, cell->text);
    if (kind == COLUMN_BAR) {
        g_string_append(out, " bar");
        add_point(out, &cell->bar);
    }
    if (cell->spark)
        g_string_append(out, " spark");
    for (size_t i = 0; i < cell->n_spark; i++)
        add_point(out, &cell->spark[i]);
    g_string_append_c(out, '\n');
}

static void
add_table(GString *out, const BlockTable *table)
{
    if (table->caption) {
        g_string_append(out, "    caption");
        add_quoted(out, "", table->caption);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < table->columns->len; i++) {
        const BlockColumn *column = g_ptr_array_index(table->columns, i);
        g_string_append_printf(out, "    column %s", block_column_kind_name(column->kind));
        add_flag(out, column->row_head, "row_head");
        add_quoted(out, "", column->head);
        g_string_append_c(out, '\n');
    }
    for (guint r = 0; r < table->rows->len; r++) {
        const BlockRow *row = g_ptr_array_index(table->rows, r);
        g_string_append_printf(out, "    row%s\n", row->total ? " total" : "");
        for (guint c = 0; c < row->cells->len; c++) {
            const BlockColumn *column = g_ptr_array_index(table->columns, c);
            add_cell(out, g_ptr_array_index(row->cells, c), column->kind);
        }
    }
}

static void
add_parts(GString *out, const Block *block)
{
    for (guint i = 0; i < block->items->len; i++) {
        g_string_append(out, "    -");
        add_text(out, g_ptr_array_index(block->items, i));
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < block->tiles->len; i++) {
        const BlockTile *tile = g_ptr_array_index(block->tiles, i);
        g_string_append(out, "    tile");
        add_mark(out, tile->mark);
        add_quoted(out, "", tile->number);
        add_quoted(out, "", tile->label);
        add_quoted(out, "to", tile->target);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < block->facts->len; i++) {
        const BlockFact *fact = g_ptr_array_index(block->facts, i);
        g_string_append(out, "    fact");
        add_quoted(out, "", fact->label);
        add_text(out, fact->text);
        g_string_append_c(out, '\n');
    }
    if (block->table)
        add_table(out, block->table);
    if (block->chart)
        add_chart(out, block->chart);
}

static void
add_block(GString *out, const Block *block)
{
    g_string_append(out, KINDS[block->kind]);
    if (block->level)
        g_string_append_printf(out, " %u", block->level);
    if (block->kind == BLOCK_PARAGRAPH)
        g_string_append_printf(out, " %s", TONES[block->tone]);
    add_quoted(out, "id", block->id);
    add_flag(out, block->new_page, "new_page");
    add_flag(out, block->in_contents, "in_contents");
    add_flag(out, block->keep_next && block->kind != BLOCK_HEADING, "keep_next");
    add_quoted(out, "", block->title);
    add_quoted(out, "subtitle", block->subtitle);
    add_text(out, block->text);
    g_string_append_c(out, '\n');
    add_parts(out, block);
}

char *
block_dump(const Report *report)
{
    GString *out = g_string_new("hito block dump 1\n");
    const char *const keys[] = {"title", "subject", "author", "keywords", "tool", "lang",
                                "head_left", "head_right", "foot_left", "foot_page"};
    const char *const texts[] = {report->title, report->subject, report->author, report->keywords, report->tool,
                                 report->lang, report->head_left, report->head_right, report->foot_left, report->foot_page};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (!texts[i])
            continue;
        add_quoted(out, keys[i], texts[i]);
        g_string_append_c(out, '\n');
    }
    for (guint i = 0; i < report->stamps->len; i++) {
        add_quoted(out, "stamp", g_ptr_array_index(report->stamps, i));
        g_string_append_c(out, '\n');
    }
    g_string_append_printf(out, " epoch %" G_GINT64_FORMAT "\n", report->epoch);
    for (guint i = 0; i < report->blocks->len; i++)
        add_block(out, g_ptr_array_index(report->blocks, i));
    return g_string_free(out, FALSE);
}
