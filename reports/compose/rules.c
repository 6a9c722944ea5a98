/* SPDX-License-Identifier: Apache-2.0 */
/* Every rule with its outcome, passes too: a reader sees what was asked, not only what failed. */
#include "reports/compose/compose_parts.h"
#include "reports/words/number.h"

static void
add_rule(const Compose *compose, BlockTable *table, const PublicationRule *rule)
{
    g_autofree char *outcome = rule->count ? words_count(compose->language, WORD_RULES_FOUND, rule->count, NULL)
                                           : g_strdup(compose_word(compose, WORD_RULES_PASSED));
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, rule->id);
    BlockCell *text = block_row_add(row, NULL);
    block_text_free(text->text);
    text->text = compose_text(compose, &rule->text);
    BlockCell *cell = block_row_add(row, outcome);
    bool grave = rule->count && rule->level >= FINDING_ERROR;
    cell->mark = rule->count == 0 ? MARK_ON : grave ? MARK_OFF : MARK_NEUTRAL;
}

void
compose_rules(Compose *compose)
{
    const GPtrArray *rules = compose->publication->rules;
    if (rules->len == 0)
        return;
    int64_t broken = 0;
    for (guint i = 0; i < rules->len; i++)
        broken += ((const PublicationRule *)rules->pdata[i])->count > 0;
    compose_heading(compose, 1, WORD_RULES, "rules");
    g_autofree char *all = number_integer(compose->language, rules->len);
    g_autofree char *lead = words_count(compose->language, WORD_RULES_LEAD, broken, all, NULL);
    report_add_paragraph(compose->report, TONE_BODY, lead)->keep_next = true;
    BlockTable *table = block_table_new(compose_word(compose, WORD_RULES_CAPTION));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_RULE));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_RULES_WHAT));
    block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_RULES_OUTCOME));
    for (guint i = 0; i < rules->len; i++)
        add_rule(compose, table, rules->pdata[i]);
    report_add_table(compose->report, table);
}
