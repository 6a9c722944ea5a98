/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_BLOCKS_H
#define REPORTS_LAYOUT_BLOCKS_H

#include "reports/layout/piece.h"

/* Inside the room only: each kind of block made into pieces, one file a kind. */

/** Make pieces of layout->block. */
void heading_pieces(Layout *layout);
void paragraph_pieces(Layout *layout);
void list_pieces(Layout *layout);
void table_pieces(Layout *layout);
void figure_pieces(Layout *layout);
void tiles_pieces(Layout *layout);
void cover_pieces(Layout *layout);
void contents_pieces(Layout *layout);
void digest_pieces(Layout *layout);

/** Lines of one paragraph as pieces that leave no line alone (two at least stand together at a page's end and top).
 *  Owner: takes @p lines. */
void lines_pieces(Layout *layout, TextBlock *lines, PageNodeType type, double indent, double space, bool keep_next);

/** Id of a heading: its own, or one made from its index in the report. Owner: caller, g_free(). */
char *heading_id(const Report *report, size_t index);

/** Print the content digest where digest_pieces() left room; all else must be drawn. */
void digest_print(Layout *layout);

/** Draw header, footer and stamps of every page; the first is bare but for stamps when it is a cover.
 *  Errors: H7163 through piece_fail(). */
void running_draw(Layout *layout);

#endif
