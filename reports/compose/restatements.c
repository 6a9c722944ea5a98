/* SPDX-License-Identifier: Apache-2.0 */
/* Released numbers that came out otherwise: old, new, difference, why, who; in words alone where a child could be
 * recognised from the difference. */
#include "core/base/decimal.h"
#include "reports/compose/cells.h"
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

static const Restatement *
restatement_at(const Compose *compose, guint index)
{
    return g_ptr_array_index(compose->publication->restatements, index);
}

static char *
window_words(const Compose *compose, const Restatement *restatement)
{
    const Window *window = window_set_find(compose->publication->windows, restatement->window);
    return window ? date_window(compose->language, compose->calendar, window) : g_strdup(restatement->window);
}

/* What changed of which indicator, why and by whom: once over its rows. */
static void
add_head(const Compose *compose, BlockTable *table, const Restatement *first)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, first->indicator);
    BlockCell *cell = block_row_add(block_table_add_row(table), NULL);
    g_autofree char *id = compose_indicator_target(compose, first->indicator);
    g_autofree char *name = entry ? g_strconcat(first->indicator, " ", compose_name(compose, &entry->definition->name), NULL)
                                  : g_strdup(first->indicator);
    if (entry)
        block_text_add_link(cell->text, name, id)->strong = true;
    else
        block_text_add_strong(cell->text, name);
    const char *person = *first->person ? first->person : compose_word(compose, WORD_NOBODY);
    g_autofree char *why = *first->reason ? words_fill(compose->language, WORD_WHY_WHO, first->reason, person, NULL)
                                          : g_strdup(compose_word(compose, WORD_NO_REASON));
    block_text_add(cell->text, why);
}

static void
add_row(const Compose *compose, BlockTable *table, const Restatement *restatement)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, restatement->indicator);
    bool percent = entry && g_str_equal(entry->definition->unit, "percent");
    g_autofree char *period = window_words(compose, restatement), *cell = cells_label(compose, restatement->table, restatement->cell);
    g_autofree char *where = g_strconcat(period, *cell ? ", " : "", cell, NULL);
    g_autofree char *before = percent ? number_percent(compose->language, restatement->old_text)
                                      : number_text(compose->language, restatement->old_text);
    g_autofree char *after = percent ? number_percent(compose->language, restatement->new_text)
                                     : number_text(compose->language, restatement->new_text);
    g_autofree char *change = difference(compose, restatement->old_text, restatement->new_text);
    g_autofree char *released = date_iso(compose->language, restatement->released_as_of);
    const char *const words[] = {where, before, after, change, released};
    BlockRow *row = block_table_add_row(table);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        block_row_add(row, words[i]);
}

static void
add_once(GPtrArray *names, char *name)
{
    if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
        g_free(name);
    else
        g_ptr_array_add(names, name);
}

/* All that is told in words alone makes one row: its periods, and when the old numbers were released. */
static void
add_hidden(const Compose *compose, BlockTable *table, guint begin, guint end)
{
    g_autoptr(GPtrArray) periods = g_ptr_array_new_with_free_func(g_free), days = g_ptr_array_new_with_free_func(g_free);
    int64_t count = 0;
    for (guint i = begin; i < end; i++) {
        const Restatement *restatement = restatement_at(compose, i);
        if (!restatement->words_only)
            continue;
        count++;
        add_once(periods, window_words(compose, restatement));
        add_once(days, date_iso(compose->language, restatement->released_as_of));
    }
    if (!count)
        return;
    g_autofree char *period = words_join(compose->language, periods), *day = words_join(compose->language, days);
    g_autofree char *words = words_count(compose->language, WORD_HIDDEN_CHANGES, count, period, NULL);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, words)->muted = true;
    for (int i = 0; i < 3; i++)
        block_row_add(row, compose_word(compose, i == 2 ? WORD_CHANGED : WORD_SUPPRESSED))->muted = true;
    block_row_add(row, day)->muted = true;
}

static bool
same_matter(const Restatement *a, const Restatement *b)
{
    return g_str_equal(a->indicator, b->indicator) && g_str_equal(a->reason, b->reason) && g_str_equal(a->person, b->person);
}

static void
add_groups(const Compose *compose, BlockTable *table)
{
    guint n = compose->publication->restatements->len;
    for (guint begin = 0, end; begin < n; begin = end) {
        end = begin + 1;
        while (end < n && same_matter(restatement_at(compose, begin), restatement_at(compose, end)))
            end++;
        add_head(compose, table, restatement_at(compose, begin));
        for (guint i = begin; i < end; i++)
            if (!restatement_at(compose, i)->words_only)
                add_row(compose, table, restatement_at(compose, i));
        add_hidden(compose, table, begin, end);
    }
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
    } COLUMNS[] = {{COLUMN_WORDS, WORD_WINDOW},        {COLUMN_NUMBER, WORD_OLD},    {COLUMN_NUMBER, WORD_NEW},
                   {COLUMN_NUMBER, WORD_DIFFERENCE}, {COLUMN_WORDS, WORD_RELEASED}};
    BlockTable *table = block_table_new(compose_word(compose, WORD_RESTATEMENTS_CAPTION));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    add_groups(compose, table);
    report_add_table(compose->report, table);
}
