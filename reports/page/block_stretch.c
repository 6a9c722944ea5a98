/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block_stretch.h"

/* Letters of the word itself are appended, so that no glyph is new to the fonts. */
static void
append_more(GString *out, const char *word, size_t letters, unsigned percent)
{
    size_t more = (letters * percent + 99) / 100;
    const char *p = word;
    for (size_t i = 0; i < more; i++) {
        if (i % letters == 0)
            p = word;
        g_string_append_unichar(out, g_unichar_tolower(g_utf8_get_char(p)));
        p += g_utf8_skip[(guchar)*p];
    }
}

static void
stretch(char **text, unsigned percent)
{
    if (!*text)
        return;
    GString *out = g_string_new(NULL);
    for (const char *p = *text; *p;) {
        const char *word = p;
        size_t letters = 0;
        while (*p && g_unichar_isalpha(g_utf8_get_char(p))) {
            p += g_utf8_skip[(guchar)*p];
            letters++;
        }
        g_string_append_len(out, word, p - word);
        if (letters > 1)
            append_more(out, word, letters, percent);
        if (*p && !letters) {
            g_string_append_unichar(out, g_utf8_get_char(p));
            p += g_utf8_skip[(guchar)*p];
        }
    }
    g_free(*text);
    *text = g_string_free(out, FALSE);
}

static void
stretch_text(BlockText *text, unsigned percent)
{
    for (guint i = 0; text && i < text->spans->len; i++)
        stretch(&g_array_index(text->spans, BlockSpan, i).text, percent);
}

static void
stretch_table(BlockTable *table, unsigned percent)
{
    stretch(&table->caption, percent);
    for (guint i = 0; i < table->columns->len; i++)
        stretch(&((BlockColumn *)g_ptr_array_index(table->columns, i))->head, percent);
    for (guint r = 0; r < table->rows->len; r++) {
        const BlockRow *row = g_ptr_array_index(table->rows, r);
        for (guint c = 0; c < row->cells->len; c++) {
            BlockCell *cell = g_ptr_array_index(row->cells, c);
            const BlockColumn *column = g_ptr_array_index(table->columns, c);
            if (column->kind != COLUMN_DIGEST)
                stretch_text(cell->text, percent);
            stretch(&cell->bar.text, percent);
        }
    }
}

static void
stretch_chart(BlockChart *chart, unsigned percent)
{
    char **const texts[] = {&chart->headline, &chart->subtitle,    &chart->note,         &chart->unit,
                            &chart->break_text, &chart->target.text, &chart->baseline.text};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        stretch(texts[i], percent);
    for (guint i = 0; i < chart->categories->len; i++)
        stretch(&((ChartCategory *)g_ptr_array_index(chart->categories, i))->name, percent);
    for (guint s = 0; s < chart->series->len; s++) {
        ChartSeries *series = g_ptr_array_index(chart->series, s);
        stretch(&series->name, percent);
        stretch(&series->target.text, percent);
        for (size_t i = 0; i < series->n_points; i++)
            stretch(&series->points[i].text, percent);
    }
}

static void
stretch_block(Block *block, unsigned percent)
{
    stretch(&block->title, percent);
    stretch(&block->subtitle, percent);
    stretch_text(block->text, percent);
    for (guint i = 0; i < block->items->len; i++)
        stretch_text(g_ptr_array_index(block->items, i), percent);
    for (guint i = 0; i < block->tiles->len; i++)
        stretch(&((BlockTile *)g_ptr_array_index(block->tiles, i))->label, percent);
    for (guint i = 0; i < block->facts->len; i++) {
        BlockFact *fact = g_ptr_array_index(block->facts, i);
        stretch(&fact->label, percent);
        stretch_text(fact->text, percent);
    }
    if (block->table)
        stretch_table(block->table, percent);
    if (block->chart)
        stretch_chart(block->chart, percent);
}

void
block_stretch(Report *report, unsigned percent)
{
    char **const texts[] = {&report->head_left, &report->head_right, &report->foot_left, &report->foot_page};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        stretch(texts[i], percent);
    for (guint i = 0; i < report->blocks->len; i++)
        stretch_block(g_ptr_array_index(report->blocks, i), percent);
}
