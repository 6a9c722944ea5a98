/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/block.h"

static void
tile_free(gpointer data)
{
    BlockTile *tile = data;
    g_free(tile->number);
    g_free(tile->label);
    g_free(tile->target);
    g_free(tile);
}

static void
fact_free(gpointer data)
{
    BlockFact *fact = data;
    g_free(fact->label);
    block_text_free(fact->text);
    g_free(fact);
}

static void
item_free(gpointer data)
{
    block_text_free(data);
}

static void
block_free(gpointer data)
{
    Block *block = data;
    g_free(block->id);
    g_free(block->title);
    g_free(block->subtitle);
    block_text_free(block->text);
    g_ptr_array_free(block->items, TRUE);
    block_table_free(block->table);
    block_chart_free(block->chart);
    g_ptr_array_free(block->tiles, TRUE);
    g_ptr_array_free(block->facts, TRUE);
    g_free(block);
}

Report *
report_new(const char *lang)
{
    Report *report = g_new0(Report, 1);
    report->lang = g_strdup(lang);
    report->stamps = g_ptr_array_new_with_free_func(g_free);
    report->blocks = g_ptr_array_new_with_free_func(block_free);
    return report;
}

void
report_free(Report *report)
{
    if (!report)
        return;
    char *const strings[] = {report->title, report->subject, report->author, report->keywords, report->tool,
                             report->lang, report->head_left, report->head_right, report->foot_left, report->foot_page};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_ptr_array_free(report->stamps, TRUE);
    g_ptr_array_free(report->blocks, TRUE);
    g_free(report);
}

Block *
report_add(Report *report, BlockKind kind)
{
    Block *block = g_new0(Block, 1);
    block->kind = kind;
    block->items = g_ptr_array_new_with_free_func(item_free);
    block->tiles = g_ptr_array_new_with_free_func(tile_free);
    block->facts = g_ptr_array_new_with_free_func(fact_free);
    g_ptr_array_add(report->blocks, block);
    return block;
}

Block *
report_add_heading(Report *report, unsigned level, const char *title, const char *id)
{
    Block *block = report_add(report, BLOCK_HEADING);
    block->level = level;
    block->title = g_strdup(title);
    block->id = g_strdup(id);
    block->in_contents = level <= 2;
    block->keep_next = true;
    return block;
}

Block *
report_add_paragraph(Report *report, BlockTone tone, const char *text)
{
    Block *block = report_add(report, BLOCK_PARAGRAPH);
    block->tone = tone;
    block->text = block_text_new(text);
    return block;
}

Block *
report_add_table(Report *report, BlockTable *take_table)
{
    Block *block = report_add(report, BLOCK_TABLE);
    block->table = take_table;
    return block;
}

Block *
report_add_chart(Report *report, BlockChart *take_chart)
{
    Block *block = report_add(report, BLOCK_CHART);
    block->chart = take_chart;
    return block;
}

void
block_add_item(Block *block, BlockText *take_text)
{
    g_ptr_array_add(block->items, take_text);
}

void
block_add_tile(Block *block, const char *number, const char *label, BlockMark mark, const char *target)
{
    BlockTile *tile = g_new0(BlockTile, 1);
    *tile = (BlockTile){g_strdup(number), g_strdup(label), mark, g_strdup(target)};
    g_ptr_array_add(block->tiles, tile);
}

void
block_add_fact(Block *block, const char *label, BlockText *take_text)
{
    BlockFact *fact = g_new0(BlockFact, 1);
    *fact = (BlockFact){g_strdup(label), take_text};
    g_ptr_array_add(block->facts, fact);
}
