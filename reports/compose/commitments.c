/* SPDX-License-Identifier: Apache-2.0 */
/* Milestones, what governments give, and what is to last. Source: 22 U.S.C. 7103a(d)(2)(E) and (F). */
#include "reports/compose/overview.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

typedef struct Kind {
    const char *id;
    WordId caption;
    bool numbers;
} Kind;

static void
add_stage(const Compose *compose, BlockRow *row, const PublicationCommitment *c)
{
    static const WordId STAGES[] = {WORD_STAGE_0, WORD_STAGE_1, WORD_STAGE_2, WORD_STAGE_3, WORD_STAGE_4};
    g_autofree char *due = date_iso(compose->language, c->due), *done = date_iso(compose->language, c->as_of);
    bool over = !*c->as_of && compose->quarter;
    int32_t day = 0;
    over = over && period_parse_day(c->due, &day) && day < compose->quarter->period.to_day;
    BlockCell *stage = block_row_add(row, compose_word(compose, STAGES[CLAMP(c->stage, 0, 4)]));
    stage->mark = c->stage == 4 ? MARK_ON : over ? MARK_OFF : MARK_NEUTRAL;
    block_row_add(row, due);
    block_row_add(row, *c->as_of ? done : compose_word(compose, WORD_NONE));
}

static void
add_number(const Compose *compose, BlockRow *row, const PublicationCommitment *c)
{
    g_autofree char *planned = number_text(compose->language, c->planned), *provided = number_text(compose->language, c->provided);
    g_autofree char *as_of = date_iso(compose->language, c->as_of);
    block_row_add(row, c->unit);
    block_row_add(row, planned);
    block_row_add(row, provided);
    block_row_add(row, as_of);
}

static BlockTable *
table_of(const Compose *compose, const Kind *kind)
{
    BlockTable *table = block_table_new(compose_word(compose, kind->caption));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_COMMITMENT_WHAT));
    block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_COMMITMENT_WHO));
    if (kind->numbers) {
        block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_COMMITMENT_UNIT));
        block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_COMMITMENT_PLANNED));
        block_table_add_column(table, COLUMN_NUMBER, compose_word(compose, WORD_COMMITMENT_PROVIDED));
        block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_COMMITMENT_DONE));
    } else {
        bool milestone = kind->caption == WORD_MILESTONES_CAPTION;
        block_table_add_column(table, COLUMN_STATUS, compose_word(compose, WORD_COMMITMENT_STAGE));
        block_table_add_column(table, COLUMN_WORDS, compose_word(compose, WORD_DEADLINE_DUE));
        block_table_add_column(table, COLUMN_WORDS,
                               compose_word(compose, milestone ? WORD_COMMITMENT_MILESTONE_DONE : WORD_COMMITMENT_DONE));
    }
    return table;
}

static void
add_kind(Compose *compose, const Kind *kind)
{
    const GPtrArray *all = compose->publication->commitments;
    BlockTable *table = NULL;
    for (guint i = 0; i < all->len; i++) {
        const PublicationCommitment *c = all->pdata[i];
        if (!g_str_equal(c->kind, kind->id))
            continue;
        table = table ? table : table_of(compose, kind);
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, compose_name(compose, &c->name));
        block_row_add(row, compose_name(compose, &c->party));
        if (kind->numbers)
            add_number(compose, row, c);
        else
            add_stage(compose, row, c);
    }
    if (table)
        report_add_table(compose->report, table);
}

void
compose_commitments(Compose *compose)
{
    static const Kind KINDS[] = {{"milestone", WORD_MILESTONES_CAPTION, false},
                                 {"contribution", WORD_CONTRIBUTIONS_CAPTION, true},
                                 {"sustainability", WORD_SUSTAINABILITY_CAPTION, false}};
    if (compose->publication->commitments->len == 0)
        return;
    compose_heading(compose, 1, WORD_COMMITMENTS, "commitments");
    overview_add(compose, overview_milestones(compose));
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++)
        add_kind(compose, &KINDS[i]);
}
