/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/reports/compose/structure.h"

#include <check.h>
#include <string.h>

#include "reports/page/block_dump.h"

static void
check_text(const BlockText *text, GHashTable *ids)
{
    for (guint i = 0; text && i < text->spans->len; i++) {
        const BlockSpan *span = &g_array_index(text->spans, BlockSpan, i);
        ck_assert_ptr_nonnull(span->text);
        if (span->target)
            ck_assert_msg(g_hash_table_contains(ids, span->target), "a link to %s leads nowhere", span->target);
    }
}

static void
check_table(const BlockTable *table, GHashTable *ids)
{
    ck_assert_uint_gt(table->rows->len, 0);
    for (guint r = 0; r < table->rows->len; r++) {
        const BlockRow *row = table->rows->pdata[r];
        ck_assert(row->cells->len == table->columns->len || row->cells->len == 1);
        for (guint c = 0; c < row->cells->len; c++) {
            const BlockCell *cell = row->cells->pdata[c];
            g_autofree char *words = block_text_words(cell->text);
            ck_assert_msg(*words != '\0', "an empty cell under %s", ((BlockColumn *)table->columns->pdata[c])->head);
            check_text(cell->text, ids);
        }
    }
}

static void
check_chart(const BlockChart *chart)
{
    ck_assert_uint_gt(strlen(chart->headline), 0);
    ck_assert_uint_gt(strlen(chart->alt), strlen(chart->headline));
    ck_assert_ptr_nonnull(strstr(chart->alt, chart->headline));
    guint present = 0;
    for (guint s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = chart->series->pdata[s];
        for (size_t i = 0; i < series->n_points; i++) {
            const ChartPoint *point = &series->points[i];
            present += point->state == CHART_PRESENT;
            ck_assert_msg(point->state == CHART_PRESENT || (point->value <= 0 && !point->has_interval), "a hidden place");
            ck_assert_msg(strstr(chart->alt, point->text) != NULL, "%s is not in: %s", point->text, chart->alt);
        }
    }
    ck_assert(present >= 2 || chart->kind == CHART_TIMELINE); /* milestones are planned before any is reached */
}

static GHashTable *
collect_ids(const Report *report)
{
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < report->blocks->len; i++) {
        const Block *block = report->blocks->pdata[i];
        if (block->id)
            ck_assert_msg(g_hash_table_add(ids, block->id), "the id %s is used twice", block->id);
    }
    return ids;
}

static void
check_block(const Block *block, GHashTable *ids)
{
    check_text(block->text, ids);
    for (guint i = 0; i < block->facts->len; i++)
        check_text(((BlockFact *)block->facts->pdata[i])->text, ids);
    for (guint i = 0; i < block->tiles->len; i++) {
        const BlockTile *tile = block->tiles->pdata[i];
        ck_assert(!tile->target || g_hash_table_contains(ids, tile->target));
    }
    if (block->table)
        check_table(block->table, ids);
    if (block->chart)
        check_chart(block->chart);
}

void
structure_check(const Report *report)
{
    g_autoptr(GHashTable) ids = collect_ids(report);
    unsigned level = 0;
    for (guint i = 0; i < report->blocks->len; i++) {
        const Block *block = report->blocks->pdata[i];
        if (block->kind == BLOCK_HEADING) {
            ck_assert_msg(block->level <= level + 1, "%s skips a level", block->title);
            ck_assert_uint_gt(strlen(block->title), 0);
            level = block->level;
        }
        check_block(block, ids);
    }
    g_autofree char *dump = block_dump(report);
    ck_assert(g_utf8_validate(dump, -1, NULL));
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        ck_assert_msg(!strstr(lines[i], "{1}") || strstr(lines[i], "foot_page"), "%s", lines[i]);
    ck_assert_ptr_null(strstr(dump, "(null)"));
    ck_assert_ptr_null(strstr(dump, "|"));
}

guint
structure_count_charts(const Report *report, ChartKind but)
{
    guint count = 0;
    for (guint i = 0; i < report->blocks->len; i++) {
        const Block *block = report->blocks->pdata[i];
        count += block->kind == BLOCK_CHART && block->chart->kind != but;
    }
    return count;
}

guint
structure_count(const Report *report, BlockKind kind)
{
    guint count = 0;
    for (guint i = 0; i < report->blocks->len; i++)
        count += ((Block *)report->blocks->pdata[i])->kind == kind;
    return count;
}
