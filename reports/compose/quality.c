/* SPDX-License-Identifier: Apache-2.0 */
/* The register of data quality assessments. Source of the five standards: ADS 201. */
#include "reports/compose/status_table.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

static void
add_row(const Compose *compose, BlockTable *table, const PublicationQuality *quality)
{
    static const WordId RATINGS[] = {WORD_QUALITY_UNMET, WORD_QUALITY_PARTLY, WORD_QUALITY_MET};
    static const BlockMark MARKS[] = {MARK_OFF, MARK_NO_TARGET, MARK_ON};
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, quality->indicator);
    g_autofree char *day = date_iso(compose->language, quality->assessed_on);
    BlockRow *row = block_table_add_row(table);
    if (entry)
        status_table_link(compose, row, entry->definition);
    else
        block_row_add(row, quality->indicator);
    block_row_add(row, day)->mark = quality->current ? MARK_ON : MARK_OFF;
    for (size_t i = 0; i < QUALITY_STANDARDS; i++)
        block_row_add(row, compose_word(compose, RATINGS[quality->rating[i]]))->mark = MARKS[quality->rating[i]];
}

static void
count(const GPtrArray *all, int64_t *old, int64_t *weak)
{
    for (guint i = 0; i < all->len; i++) {
        const PublicationQuality *quality = g_ptr_array_index(all, i);
        bool short_of = false;
        for (size_t s = 0; s < QUALITY_STANDARDS; s++)
            short_of = short_of || quality->rating[s] < 2;
        *old += !quality->current;
        *weak += short_of;
    }
}

void
compose_quality(Compose *compose)
{
    static const WordId STANDARDS[] = {WORD_QUALITY_VALIDITY, WORD_QUALITY_INTEGRITY, WORD_QUALITY_PRECISION,
                                       WORD_QUALITY_RELIABILITY, WORD_QUALITY_TIMELINESS};
    const GPtrArray *all = compose->publication->quality;
    int64_t old = 0, weak = 0;
    if (all->len == 0)
        return;
    count(all, &old, &weak);
    g_autofree char *number = number_integer(compose->language, all->len), *late = number_integer(compose->language, old);
    g_autofree char *lead = words_count(compose->language, WORD_QUALITY_LEAD, weak, number, late, NULL);
    compose_heading(compose, 1, WORD_QUALITY, "quality");
    report_add_paragraph(compose->report, TONE_LEAD, lead)->keep_next = true;
    BlockTable *table = block_table_new(compose_word(compose, WORD_QUALITY_CAPTION));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_INDICATOR));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_QUALITY_DAY));
    for (size_t i = 0; i < G_N_ELEMENTS(STANDARDS); i++)
        block_table_add_column(table, COLUMN_STATUS, compose_word(compose, STANDARDS[i]));
    for (guint i = 0; i < all->len; i++)
        add_row(compose, table, g_ptr_array_index(all, i));
    report_add_table(compose->report, table);
}
