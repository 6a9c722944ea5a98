/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_LAYOUT_WORDS_H
#define REPORTS_LAYOUT_WORDS_H

#include "reports/page/block_text.h"
#include "reports/text/text.h"

/** Wrap a paragraph whose stretches differ from a style by their tone. Owner: caller, text_block_free(). */
TextBlock *words_wrap(Typesetter *typesetter, const TextStyle *style, const BlockText *text, double width);

/** Width on one line, and of the longest part that cannot be broken. Units: points. */
double words_width(Typesetter *typesetter, const TextStyle *style, const BlockText *text);
double words_min_width(Typesetter *typesetter, const TextStyle *style, const BlockText *text);

/** True when there is nothing to print. */
bool words_empty(const BlockText *text);

#endif
