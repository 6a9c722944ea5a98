/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_STRETCH_H
#define REPORTS_PAGE_BLOCK_STRETCH_H

#include "reports/page/block.h"

/** Lengthen every word of a report by repeating its letters; numbers, ids and digests stay. A test aid: a layout that
 *  holds with words 60 % longer holds in any language. Units: percent of a word's letters, rounded up. */
void block_stretch(Report *report, unsigned percent);

#endif
