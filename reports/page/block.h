/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_H
#define REPORTS_PAGE_BLOCK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "reports/page/block_chart.h"
#include "reports/page/block_table.h"
#include "reports/page/block_text.h"

/* What a report says, in reading order, before it has pages: compose makes it, layout reads it, a text dump shows it.
 * Every string is ready to be printed: blocks know their language, not their place, size or colour. */

/** What a block is. */
typedef enum BlockKind {
    BLOCK_COVER,     /* title, subtitle, facts, lead: the first page */
    BLOCK_HEADING,   /* title, level */
    BLOCK_PARAGRAPH, /* text, tone */
    BLOCK_LIST,      /* items */
    BLOCK_TABLE,     /* table */
    BLOCK_CHART,     /* chart */
    BLOCK_TILES,     /* tiles: big numbers in a row */
    BLOCK_CONTENTS,  /* title; layout fills in headings and page numbers */
    BLOCK_DIGEST     /* title; layout prints the content digest, taken without this line */
} BlockKind;

/** How loud a paragraph is. */
typedef enum BlockTone {
    TONE_BODY,
    TONE_LEAD,   /* the message of a section, in a few words */
    TONE_NOTE,   /* small and muted: notes, sources */
    TONE_ALERT   /* a red flag: a rule at its left, words first */
} BlockTone;

/** A big number with what it counts. */
typedef struct BlockTile {
    char *number, *label;
    BlockMark mark;
    char *target; /* id of the block that tells more, or NULL */
} BlockTile;

/** A label and its text: facts of the cover. */
typedef struct BlockFact {
    char *label;
    BlockText *text;
} BlockFact;

/** One thing that the report says. Members that its kind does not name are empty. */
typedef struct Block {
    BlockKind kind;
    char *id;          /* links lead here; NULL when none does */
    char *title, *subtitle;
    unsigned level;    /* 1 to 4 */
    bool new_page;     /* begins a page */
    bool in_contents;  /* a heading of level 1 or 2 that the contents list; bookmarks have all of these */
    bool keep_next;    /* stays on the page of the block behind it; headings always do */
    BlockTone tone;
    BlockText *text;
    GPtrArray *items;  /* of BlockText* */
    BlockTable *table;
    BlockChart *chart;
    GPtrArray *tiles;  /* of BlockTile* */
    GPtrArray *facts;  /* of BlockFact* */
} Block;

/** A whole report in one language. */
typedef struct Report {
    char *title, *subject, *author, *keywords, *tool;
    char *lang;      /* "en-US", "es-CO" */
    int64_t epoch;   /* seconds; of --as-of, never the clock */
    char *head_left, *head_right; /* running header of every page but the cover */
    char *foot_left;              /* running footer: edition, data note */
    char *foot_page;              /* "Page {1} of {2}" */
    GPtrArray *stamps; /* of char*: DRAFT, INCOMPLETE; on every page, outside the reading order */
    GPtrArray *blocks; /* of Block* */
} Report;

/** A report without blocks. Owner: caller, report_free(). */
Report *report_new(const char *lang);
/** Free a report and all that it owns; NULL is allowed. */
void report_free(Report *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)

/** Append a blank block of a kind to fill in. Owner: the report. */
Block *report_add(Report *report, BlockKind kind);

/** Append the kinds that are needed all the time; strings are copied. Owner: the report. */
Block *report_add_heading(Report *report, unsigned level, const char *title, const char *id);
Block *report_add_paragraph(Report *report, BlockTone tone, const char *text);

/** Append a table or a chart, which is taken. Owner: the report. */
Block *report_add_table(Report *report, BlockTable *take_table);
Block *report_add_chart(Report *report, BlockChart *take_chart);

/** Append to a block of its kind; strings are copied, the text is taken. */
void block_add_item(Block *block, BlockText *take_text);
void block_add_tile(Block *block, const char *number, const char *label, BlockMark mark, const char *target);
void block_add_fact(Block *block, const char *label, BlockText *take_text);

#endif
