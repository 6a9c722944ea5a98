/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/compose/compose_parts.h"
#include "reports/words/number.h"

static const char *
level_word(const Compose *compose, FindingLevel level)
{
    if (level == FINDING_NOTE)
        return compose_word(compose, WORD_LEVEL_NOTE);
    return compose_word(compose, level == FINDING_WARNING ? WORD_LEVEL_WARNING : WORD_LEVEL_ERROR);
}

static char *
place_words(const Compose *compose, const PublicationFinding *finding)
{
    if (!*finding->file)
        return g_strdup(compose_word(compose, WORD_NO_FILE));
    if (finding->row <= 0)
        return g_strdup(finding->file);
    g_autofree char *row = number_integer(compose->language, finding->row);
    return words_fill(compose->language, WORD_FILE_ROW, finding->file, row, NULL);
}

static void
add_row(const Compose *compose, BlockTable *table, const PublicationFinding *finding)
{
    g_autofree char *place = place_words(compose, finding);
    g_autofree char *rule = g_strdup_printf("H%04u", finding->number);
    g_autofree char *count = number_integer(compose->language, finding->count);
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, rule);
    BlockCell *level = block_row_add(row, level_word(compose, finding->level));
    level->mark = finding->level >= FINDING_ERROR ? MARK_OFF : MARK_NEUTRAL;
    block_row_add(row, place);
    block_row_add(row, count);
    BlockCell *sentence = block_row_add(row, NULL);
    block_text_free(sentence->text);
    sentence->text = compose_text(compose, &finding->sentence);
}

/* Rows of one partner under its name; those of the whole programme first. */
static void
add_group(const Compose *compose, BlockTable *table, const char *partner, const char *name)
{
    const GPtrArray *findings = compose->publication->findings;
    bool begun = false;
    for (guint i = 0; i < findings->len; i++) {
        const PublicationFinding *finding = g_ptr_array_index(findings, i);
        if (!g_str_equal(finding->partner, partner))
            continue;
        if (!begun)
            block_row_add(block_table_add_row(table), name)->strong = true;
        begun = true;
        add_row(compose, table, finding);
    }
}

void
compose_findings(Compose *compose)
{
    const Publication *p = compose->publication;
    compose_heading(compose, 1, WORD_FINDINGS, "findings");
    if (p->findings->len == 0) {
        report_add_paragraph(compose->report, TONE_LEAD, compose_word(compose, WORD_FINDINGS_NONE));
        return;
    }
    report_add_paragraph(compose->report, TONE_BODY, compose_word(compose, WORD_FINDINGS_LEAD))->keep_next = true;
    static const struct {
        BlockColumnKind kind;
        WordId head;
    } COLUMNS[] = {{COLUMN_WORDS, WORD_RULE},    {COLUMN_STATUS, WORD_LEVEL},     {COLUMN_WORDS, WORD_PLACE_IN_FILE},
                   {COLUMN_NUMBER, WORD_TIMES}, {COLUMN_WORDS, WORD_SENTENCE}};
    BlockTable *table = block_table_new(compose_word(compose, WORD_FINDINGS_CAPTION));
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        block_table_add_column(table, COLUMNS[i].kind, compose_word(compose, COLUMNS[i].head));
    add_group(compose, table, "", compose_word(compose, WORD_WHOLE_PROGRAMME));
    for (guint i = 0; i < p->partners->len; i++) {
        const PublicationPartner *partner = g_ptr_array_index(p->partners, i);
        add_group(compose, table, partner->id, compose_name(compose, &partner->name));
    }
    report_add_table(compose->report, table);
}
