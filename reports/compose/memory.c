/* SPDX-License-Identifier: Apache-2.0 */
/* What an office does not let slip: targets that moved, submissions that came late or were sent back. */
#include "reports/compose/compose_parts.h"
#include "reports/words/date.h"
#include "reports/words/number.h"

static BlockTable *
table_of(const Compose *compose, WordId caption, const WordId *heads, const BlockColumnKind *kinds, size_t n)
{
    BlockTable *table = block_table_new(compose_word(compose, caption));
    for (size_t i = 0; i < n; i++)
        block_table_add_column(table, kinds[i], compose_word(compose, heads[i]));
    return table;
}

static char *
target_words(const Compose *compose, const TargetChange *change, const char *text)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, change->indicator);
    if (!*text)
        return g_strdup(compose_word(compose, WORD_TARGET_REMOVED));
    return entry && g_str_equal(entry->definition->unit, "percent") ? number_percent(compose->language, text)
                                                                    : number_text(compose->language, text);
}

/* A target may be for a window that the report does not have yet: FY2027. */
static char *
window_words(const Compose *compose, const char *id)
{
    const Window *window = window_set_find(compose->publication->windows, id);
    Quarter quarter;
    if (calendar_parse_quarter(compose->calendar, id, &quarter))
        return date_quarter(compose->language, compose->calendar, quarter);
    if (window && window->kind == WINDOW_LIFE)
        return date_window(compose->language, compose->calendar, window);
    return calendar_parse_year(compose->calendar, id, &quarter) ? date_fiscal_year(compose->language, compose->calendar, quarter) : g_strdup(id);
}

static void
add_change(const Compose *compose, BlockTable *table, const TargetChange *change)
{
    const PublicationIndicator *entry = publication_find_indicator(compose->publication, change->indicator);
    g_autofree char *before = target_words(compose, change, change->old_text);
    g_autofree char *now = target_words(compose, change, change->new_text);
    g_autofree char *window = window_words(compose, change->window);
    g_autofree char *day = date_iso(compose->language, change->approved_on);
    g_autofree char *approved = words_fill(compose->language, WORD_TARGET_APPROVED_BY, change->approved_by, day, NULL);
    g_autofree char *id = compose_indicator_target(compose, change->indicator);
    BlockRow *row = block_table_add_row(table);
    BlockCell *code = block_row_add(row, NULL);
    if (entry)
        block_text_add_link(code->text, change->indicator, id);
    else
        block_text_add(code->text, change->indicator);
    const char *const words[] = {window, before, now, approved};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        block_row_add(row, words[i]);
}

static void
add_changes(Compose *compose)
{
    static const WordId HEADS[] = {WORD_INDICATOR, WORD_WINDOW, WORD_OLD, WORD_NEW, WORD_TARGET_APPROVED};
    static const BlockColumnKind KINDS[] = {COLUMN_WORDS, COLUMN_WORDS, COLUMN_NUMBER, COLUMN_NUMBER, COLUMN_WORDS};
    const GPtrArray *changes = compose->publication->target_changes;
    if (changes->len == 0)
        return;
    compose_heading(compose, 1, WORD_TARGET_CHANGES, "target-changes");
    g_autofree char *lead = words_count(compose->language, WORD_TARGET_CHANGES_LEAD, changes->len, NULL);
    report_add_paragraph(compose->report, TONE_LEAD, lead)->keep_next = true;
    BlockTable *table = table_of(compose, WORD_TARGET_CHANGES_CAPTION, HEADS, KINDS, G_N_ELEMENTS(HEADS));
    for (guint i = 0; i < changes->len; i++)
        add_change(compose, table, changes->pdata[i]);
    report_add_table(compose->report, table);
}

static const char *
partner_name(const Compose *compose, const char *id)
{
    const PublicationPartner *partner = publication_find_partner(compose->publication, id);
    return partner ? partner->short_name : id;
}

static void
add_deadline(const Compose *compose, BlockTable *table, const Deadline *deadline)
{
    g_autofree char *due = date_iso(compose->language, deadline->due), *received = date_iso(compose->language, deadline->received);
    g_autofree char *late = deadline->days_late > 0 ? number_integer(compose->language, deadline->days_late)
                                                    : g_strdup(compose_word(compose, WORD_DEADLINE_IN_TIME));
    BlockRow *row = block_table_add_row(table);
    block_row_add(row, partner_name(compose, deadline->partner));
    block_row_add(row, due);
    BlockCell *came = block_row_add(row, *deadline->received ? received : compose_word(compose, WORD_DEADLINE_MISSING));
    came->mark = !*deadline->received || deadline->days_late > 0 ? MARK_OFF : MARK_ON;
    block_row_add(row, late);
}

static void
add_deadlines(Compose *compose)
{
    static const WordId HEADS[] = {WORD_PARTNER, WORD_DEADLINE_DUE, WORD_DEADLINE_RECEIVED, WORD_DEADLINE_LATE};
    static const BlockColumnKind KINDS[] = {COLUMN_WORDS, COLUMN_WORDS, COLUMN_STATUS, COLUMN_NUMBER};
    static const WordId BACK[] = {WORD_PARTNER, WORD_SENT_BACK_BY, WORD_SENT_BACK_REASON};
    static const BlockColumnKind BACK_KINDS[] = {COLUMN_WORDS, COLUMN_WORDS, COLUMN_WORDS};
    const GPtrArray *deadlines = compose->publication->deadlines, *sent = compose->publication->sent_back;
    if (deadlines->len || sent->len)
        compose_heading(compose, 1, WORD_DEADLINES, "deadlines");
    if (deadlines->len) {
        BlockTable *table = table_of(compose, WORD_DEADLINES_CAPTION, HEADS, KINDS, G_N_ELEMENTS(HEADS));
        for (guint i = 0; i < deadlines->len; i++)
            add_deadline(compose, table, deadlines->pdata[i]);
        report_add_table(compose->report, table);
    }
    BlockTable *table = sent->len ? table_of(compose, WORD_SENT_BACK_CAPTION, BACK, BACK_KINDS, G_N_ELEMENTS(BACK)) : NULL;
    for (guint i = 0; i < sent->len; i++) {
        const SendBack *one = sent->pdata[i];
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, partner_name(compose, one->partner));
        block_row_add(row, one->person);
        block_row_add(row, one->reason);
    }
    if (table)
        report_add_table(compose->report, table);
}

/* Who took a release of this period back, and why: for good, like a submission that was sent back. */
static void
add_withdrawals(Compose *compose)
{
    static const WordId HEADS[] = {WORD_WITHDRAWN_BY, WORD_WITHDRAWN_REASON};
    static const BlockColumnKind KINDS[] = {COLUMN_WORDS, COLUMN_WORDS};
    const GPtrArray *withdrawals = compose->publication->withdrawals;
    if (withdrawals->len == 0)
        return;
    compose_heading(compose, 1, WORD_WITHDRAWN, "withdrawn");
    BlockTable *table = table_of(compose, WORD_WITHDRAWN, HEADS, KINDS, G_N_ELEMENTS(HEADS));
    for (guint i = 0; i < withdrawals->len; i++) {
        const Withdrawal *one = withdrawals->pdata[i];
        BlockRow *row = block_table_add_row(table);
        block_row_add(row, one->person);
        block_row_add(row, one->reason);
    }
    report_add_table(compose->report, table);
}

void
compose_memory(Compose *compose)
{
    add_changes(compose);
    add_withdrawals(compose);
    add_deadlines(compose);
}
