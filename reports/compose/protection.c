/* SPDX-License-Identifier: Apache-2.0 */
/* What protects the children behind the numbers, and how to read what is left. */
#include "core/base/decimal.h"
#include "reports/compose/compose_parts.h"
#include "reports/words/date.h"
#include "reports/words/number.h"
#include "reports/words/status.h"

static char *
share_words(const Compose *compose)
{
    const Publication *p = compose->publication;
    int64_t all = p->cells_printed + p->cells_held;
    Decimal share;
    if (!decimal_ratio(p->cells_printed, all, 100, 1, &share))
        return g_strdup(compose_word(compose, WORD_PROTECTION_NO_CELLS));
    g_autofree char *canonical = decimal_text(share), *percent = number_percent(compose->language, canonical);
    g_autofree char *total = number_integer(compose->language, all);
    return words_count(compose->language, WORD_PROTECTION_SHARE, p->cells_printed, total, percent, NULL);
}

void
compose_protection(Compose *compose)
{
    g_autofree char *k = number_integer(compose->language, compose->publication->threshold);
    g_autofree char *below = number_integer(compose->language, compose->publication->threshold - 1);
    g_autofree char *rule = words_fill(compose->language, WORD_PROTECTION_RULE, k, below, NULL);
    g_autofree char *share = share_words(compose);
    compose_heading(compose, 1, WORD_PROTECTION, "protection")->new_page = true;
    report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_PROTECTION_LEAD));
    report_add_paragraph(compose->report, TONE_BODY, rule);
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_PROTECTION_TIME));
    report_add_paragraph(compose->report, TONE_BODY, share);
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_PROTECTION_ROWS));
}

static void
add_meaning(const Compose *compose, BlockTable *table, BlockMark mark, const char *word, WordId meaning)
{
    g_autofree char *tolerance = number_integer(compose->language, compose->publication->deviation_percent);
    g_autofree char *percent = g_strconcat(tolerance, number_percent_mark(compose->language), NULL);
    g_autofree char *words = words_fill(compose->language, meaning, percent, NULL);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, word)->mark = mark;
    block_row_add(row, words);
}

static void
add_standings(const Compose *compose, BlockTable *table)
{
    static const WordId MEANINGS[STANDING_COUNT] = {WORD_MEANS_ON,           WORD_MEANS_OFF,        WORD_MEANS_NO_TARGET,
                                                    WORD_MEANS_NOT_REPORTED, WORD_MEANS_SUPPRESSED, WORD_MEANS_NOT_ASSESSED};
    for (int i = 0; i < STANDING_COUNT; i++)
        add_meaning(compose, table, compose_mark((Standing)i), status_standing(compose->language, (Standing)i), MEANINGS[i]);
    add_meaning(compose, table, MARK_RESTATED, compose_word(compose, WORD_RESTATED), WORD_MEANS_RESTATED);
    static const struct {
        ObservationStatus status;
        WordId meaning;
    } STATUSES[] = {{STATUS_DEN_ZERO, WORD_MEANS_DEN_ZERO},
                    {STATUS_NOT_APPLICABLE, WORD_MEANS_NOT_APPLICABLE},
                    {STATUS_PENDING, WORD_MEANS_PENDING}};
    for (size_t i = 0; i < G_N_ELEMENTS(STATUSES); i++)
        add_meaning(compose, table, MARK_NEUTRAL, status_word(compose->language, STATUSES[i].status), STATUSES[i].meaning);
}

void
compose_reading(Compose *compose)
{
    compose_heading(compose, 1, WORD_READING, "reading");
    BlockTable *table = block_table_new(compose_word(compose, WORD_READING_CAPTION));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_READING_WORD));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_READING_MEANING));
    add_standings(compose, table);
    report_add_table(compose->report, table);
    static const WordId ITEMS[] = {WORD_READING_BARS, WORD_READING_LINES, WORD_READING_DOTS, WORD_READING_TOTALS,
                                   WORD_READING_RATIOS};
    Block *list = report_add(compose->report, BLOCK_LIST);
    g_autofree char *year = date_year_in_words(compose->language, compose->calendar, compose->publication->windows->report_quarter);
    block_add_item(list, block_text_new(year));
    for (size_t i = 0; i < G_N_ELEMENTS(ITEMS); i++)
        block_add_item(list, block_text_new(compose_word(compose, ITEMS[i])));
}
