/* SPDX-License-Identifier: Apache-2.0 */
/* Released numbers that came out otherwise: old, new, difference, why, who; in words alone where a child could be
 * recognised from the difference. */
#include "core/base/decimal.h"
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

/* Exact: the finer scale of the two is kept and nothing is rounded. */
static char *
difference(const Compose *compose, const char *old_text, const char *new_text)
{
    Decimal before, after;
    if (!decimal_parse(old_text, &before) || !decimal_parse(new_text, &after))
        return g_strdup(compose_word(compose, WORD_NONE));
    while (before.scale < after.scale) {
        before.units *= 10;
        before.scale++;
    }
    while (after.scale < before.scale) {
        after.units *= 10;
        after.scale++;
    }
    g_autofree char *canonical = decimal_text((Decimal){after.units - before.units, after.scale});
    g_autofree char *number = number_text(compose->language, canonical);
    return after.units > before.units ? g_strconcat("+", number, NULL) : g_steal_pointer(&number);
}

static char *
cell_label(const Compose *compose, const Restatement *restatement)
{
    g_auto(GStrv) dimensions = g_strsplit(restatement->table, "+", -1), codes = g_strsplit(restatement->cell, "/", -1);
    if (!*restatement->table || g_strv_length(dimensions) != g_strv_length(codes))
        return g_strdup("");
    GString *out = g_string_new(NULL);
    for (guint i = 0; dimensions[i]; i++) {
        const char *label = codes[i];
        for (guint d = 0; d < compose->publication->dimensions->len; d++) {
            const Dimension *dimension = g_ptr_array_index(compose->publication->dimensions, d);
            if (g_str_equal(dimension->id, dimensions[i]))
                label = compose_label(compose, dimension, codes[i]);
        }
        g_string_append_printf(out, ", %s", label);
    }
    return g_string_free(out, FALSE);
}

/* The code alone: the name stands where it leads. */
static void
add_code(BlockRow *row, const Restatement *restatement, const PublicationIndicator *entry)
{
    BlockCell *cell = block_row_add(row, NULL);
    g_autofree char *id = compose_indicator_id(restatement->indicator);
    if (entry)
        block_text_add_link(cell->text, restatement->indicator, id);
    else
        block_text_add(cell->text, restatement->indicator);
}

static void
add_row(const Compose *compose, BlockTable *table, const Restatement *restatement)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, restatement->indicator);
    const Window *window = window_set_find(compose->publication->windows, restatement->window);
    g_autofree char *period = window ? date_window(compose->language, window) : g_strdup(restatement->window);
    g_autofree char *cell = cell_label(compose, restatement), *where = g_strconcat(period, cell, NULL);
    g_autofree char *released = date_iso(compose->language, restatement->released_as_of);
    const char *reason = *restatement->reason ? restatement->reason : compose_word(compose, WORD_NO_REASON);
    const char *person = *restatement->person ? restatement->person : compose_word(compose, WORD_NOBODY);
    g_autofree char *why = words_fill(compose->language, WORD_WHY_WHO, reason, person, released, NULL);
    BlockRow *row = block_table_add_row(table);
    add_code(row, restatement, entry);
    block_row_add(row, where);
    if (restatement->words_only) {
        for (int i = 0; i < 3; i++)
            block_row_add(row, compose_word(compose, i == 2 ? WORD_CHANGED : WORD_SUPPRESSED))->muted = true;
    } else {
        bool percent = entry && g_str_equal(entry->definition->unit, "percent");
        g_autofree char *before = percent ? number_percent(compose->language, restatement->old_text)
                                          : number_text(compose->language, restatement->old_text);
        g_autofree char *after = percent ? number_percent(compose->language, restatement->new_text)
                                         : number_text(compose->language, restatement->new_text);
        g_autofree char *change = difference(compose, restatement->old_text, restatement->new_text);
        block_row_add(row, before);
        block_row_add(row, after);
        block_row_add(row, change);
    }
    block_row_add(row, why);
}

void
compose_restatements(Compose *compose)
{
    const GPtrArray *restatements = compose->publication->restatements;
    compose_heading(compose, 1, WORD_RESTATEMENTS, "restatements");
    if (restatements->len == 0) {
        report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_RESTATEMENTS_NONE));
        return;
    }
    g_autofree char *lead = words_count(compose->language, WORD_RESTATEMENTS_LEAD, restatements->len, NULL);
    report_add_paragraph(compose->report, TONE_LEAD, lead)->keep_next = true;
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_INDICATOR},   {COLUMN_WORDS, WORD_WINDOW},     {COLUMN_NUMBER, WORD_OLD},
                   {COLUMN_NUMBER, WORD_NEW},        {COLUMN_NUMBER, WORD_DIFFERENCE}, {COLUMN_WORDS, WORD_WHY}};
    BlockTable *table = block_table_new(compose_word(compose, WORD_RESTATEMENTS_CAPTION));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    for (guint i = 0; i < restatements->len; i++)
        add_row(compose, table, g_ptr_array_index(restatements, i));
    report_add_table(compose->report, table);
}
