/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_TEXT_H
#define REPORTS_PAGE_BLOCK_TEXT_H

#include <glib.h>
#include <stdbool.h>

/** A shape with a colour that stands before a word; never without the word. */
typedef enum BlockMark {
    MARK_NONE,
    MARK_ON,         /* green disc with a tick: on target */
    MARK_OFF,        /* red triangle with a bar: off target */
    MARK_NO_TARGET,  /* gold ring */
    MARK_MISSING,    /* empty square: not reported */
    MARK_SUPPRESSED, /* hatched square */
    MARK_RESTATED,   /* gold diamond */
    MARK_NEUTRAL     /* grey dash: not assessed */
} BlockMark;

/** A stretch of words in one tone. */
typedef struct BlockSpan {
    char *text;
    bool strong, italic, muted;
    char *lang;        /* BCP 47 where it differs from the report's, or NULL */
    char *uri;         /* a link out, or NULL */
    char *target;      /* a link to the block with this id, or NULL */
    char *description; /* of the link, or NULL: its words */
} BlockSpan;

/** A paragraph. */
typedef struct BlockText {
    GArray *spans; /* of BlockSpan */
} BlockText;

/** A paragraph of plain words; NULL makes an empty one. Owner: caller, block_text_free(). */
BlockText *block_text_new(const char *words);
/** Free; NULL is allowed. */
void block_text_free(BlockText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BlockText, block_text_free)

/** Append a plain stretch and return it, to set its tone or link. Owner: the text; valid until the next call. */
BlockSpan *block_text_add(BlockText *text, const char *words);
/** The same in bold, and as a link to the block with an id. Owner: the text; valid until the next call. */
BlockSpan *block_text_add_strong(BlockText *text, const char *words);
BlockSpan *block_text_add_link(BlockText *text, const char *words, const char *target);

/** All words without tone. Owner: caller, g_free(). */
char *block_text_words(const BlockText *text);

#endif
